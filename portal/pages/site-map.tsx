import { Document } from './parts/document.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';
import type { SiteMapProps } from './props.ts';

type Link = { href: string; text: string };

export function SiteMap({ frame, departments }: SiteMapProps) {
  const say = sayIn(frame.locale);
  const title = say('portal.map.title');
  const links: Record<'do' | 'mine' | 'about', Link[]> = {
    do: [
      { href: paths.items({ audience: 'person' }), text: say('portal.home.person') },
      { href: paths.items({ audience: 'enterprise' }), text: say('portal.home.enterprise') },
      { href: paths.packages(), text: say('packages.title') },
      { href: paths.items(), text: say('portal.items.title') },
      { href: paths.search(), text: say('portal.search') },
      { href: paths.progress(), text: say('portal.query.title') },
      { href: paths.verifyLicence(), text: say('licence-check.title') },
      { href: paths.present(), text: say('present.title') },
      { href: paths.divisions(frame.division.code), text: say('portal.divisions.title') },
    ],
    mine: [
      { href: paths.cases(), text: say('portal.mine') },
      { href: paths.licences(), text: say('licence.title') },
      { href: paths.ownMaterials(), text: say('own.title') },
      { href: paths.account(), text: say('portal.account.title') },
      { href: paths.signIn(), text: say('portal.sign-in') },
      { href: paths.register(), text: say('portal.register.title') },
    ],
    about: [
      { href: paths.view('elder', paths.home()), text: say('portal.view.elder') },
      { href: paths.view('standard', paths.home()), text: say('portal.view.standard') },
      { href: paths.ratings(), text: say('ratings.link') },
      { href: paths.requests(), text: say('request.title') },
      { href: paths.answers(), text: say('request.answers.link') },
      { href: paths.indicators(), text: say('figures.link') },
      { href: paths.statement(), text: say('portal.foot.accessibility') },
      { href: `${paths.statement()}#report`, text: say('portal.foot.report') },
    ],
  };
  return (
    <Document frame={frame} title={title} crumbs={[]}>
      <div className="wrap">
        <h1>{title}</h1>
        <div className="two up5">
          <div>
            <h2>{say('portal.map.do')}</h2>
            <Links links={links.do} />
            <h2 className="up5">{say('portal.map.departments')}</h2>
            {departments.length === 0 ? <p className="up3">{say('portal.map.no-departments')}</p> : null}
            <Links
              links={departments.map((one) => ({
                href: paths.items({ department: one.key }),
                text: say('portal.items.department-count', { name: one.name, n: one.count }),
              }))}
            />
          </div>
          <div>
            <h2>{say('portal.map.mine')}</h2>
            <Links links={links.mine} />
            <h2 className="up5">{say('portal.map.about')}</h2>
            <Links links={links.about} />
          </div>
        </div>
      </div>
    </Document>
  );
}

function Links({ links }: { links: Link[] }) {
  return (
    <ul className="list do">
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href}>{link.text}</a>
        </li>
      ))}
    </ul>
  );
}
