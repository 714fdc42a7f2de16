import { Document } from './parts/document.tsx';
import { ItemRows } from './parts/item-rows.tsx';
import { PackageRows } from './parts/package-rows.tsx';
import { ProgressForm } from './parts/progress-form.tsx';
import { sayIn } from './parts/say.ts';
import { SearchForm } from './parts/search-form.tsx';
import { paths } from './paths.ts';
import type { HomeProps } from './props.ts';

export function Home({ frame, common, packages, packagesTotal, total, firstVisit }: HomeProps) {
  const say = sayIn(frame.locale);
  return (
    <Document
      frame={frame}
      title={say('portal.home.title', { place: frame.division.name })}
      islands={['search']}
    >
      <div className="hero">
        <div className="wrap">
          <h1>
            {say('portal.home.ask')}
            {frame.demonstration ? <span className="demo">{say('portal.demonstration')}</span> : null}
          </h1>
          <SearchForm frame={frame} />
          {common.length > 0 ? (
            <nav className="hot few" aria-label={say('portal.home.hot.label')}>
              <span className="sub">{say('portal.home.hot')}</span>
              {common.slice(0, 4).map((item) => (
                <a key={item.itemCode} href={paths.guide(frame.division.code, item.itemCode)}>
                  {item.short ?? item.resultName ?? item.name}
                </a>
              ))}
            </nav>
          ) : null}
        </div>
      </div>
      {firstVisit ? (
        <div className="wrap up5">
          <p className="note slim">
            {say('portal.home.elder-hint')}{' '}
            <a className="more" href={paths.view('elder', frame.path)}>
              {say('portal.home.elder-go')}
            </a>
          </p>
        </div>
      ) : null}
      <nav className="wrap sec" aria-label={say('portal.home.doors')}>
        <ul className="doors">
          <li>
            <a href={paths.items({ audience: 'person' })}>
              <b>{say('portal.home.person')}</b>
              {say('portal.home.person.what')}
            </a>
          </li>
          <li>
            <a href={paths.items({ audience: 'enterprise' })}>
              <b>{say('portal.home.enterprise')}</b>
              {say('portal.home.enterprise.what')}
            </a>
          </li>
          <li>
            <a href={paths.packages()}>
              <b>{say('packages.door')}</b>
              {say('packages.door.what')}
            </a>
          </li>
        </ul>
      </nav>
      <section className="wrap sec" aria-labelledby="progress-title">
        <h2 id="progress-title">{say('portal.query.title')}</h2>
        <ProgressForm frame={frame} />
        <p className="hint">
          {frame.who ? (
            <a className="more" href={paths.cases()}>
              {say('portal.query.mine')}
            </a>
          ) : (
            <>
              <a className="more" href={paths.signIn(paths.cases())}>
                {say('portal.query.sign-in')}
              </a>
              {say('portal.query.sign-in.why')}
            </>
          )}
        </p>
      </section>
      <div className="wrap sec two">
        {packages.length > 0 ? (
          <section aria-labelledby="packages-title">
            <h2 id="packages-title">{say('packages.door')}</h2>
            <PackageRows frame={frame} packages={packages} short />
            <p>
              <a className="more" href={paths.packages()}>
                {say('portal.home.packages', { n: packagesTotal })}
              </a>
            </p>
          </section>
        ) : null}
        <section aria-labelledby="common-title">
          <h2 id="common-title">{say('portal.home.common')}</h2>
          {common.length > 0 ? (
            <ItemRows frame={frame} items={common} pair={packages.length === 0} />
          ) : (
            <p>{say('portal.items.none-here')}</p>
          )}
          <p>
            <a className="more" href={paths.items()}>
              {say('portal.home.all', { n: total })}
            </a>
          </p>
        </section>
      </div>
    </Document>
  );
}
