import type { LicenceCodeProps } from './licence-props.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { LicenceStateTag } from './parts/licence-card.tsx';
import { sayIn } from './parts/say.ts';
import { clockText } from './parts/time.ts';
import { paths } from './paths.ts';

/** 亮证码: to be held out across a counter. It says until when it works; another is one touch away. */
export function LicenceCode({ frame, card, code, qr }: LicenceCodeProps) {
  const say = sayIn(frame.locale);
  const crumbs = [
    { name: say('licence.title'), href: paths.licences() },
    { name: card.typeName, href: paths.licence(card.ref) },
  ];
  const shown = card.elements.filter(({ key }) => code.fields.includes(key));
  return (
    <Document frame={frame} title={say('licence.code.title')} crumbs={crumbs}>
      <div className="wrap narrow">
        <div className="code">
          <h1>{card.typeName}</h1>
          <svg viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={say('licence.code.image')}>
            <rect width={qr.size} height={qr.size} fill="#fff" />
            <path d={qr.path} fill="#16181d" />
          </svg>
          <p className="num">
            <b className="big-no">{code.digits}</b>
          </p>
          <p className="sub">{say('licence.code.digits')}</p>
          <p className="up3">
            <span className="st ok">
              {say('licence.code.until', { at: clockText(frame.locale, code.until) })}
            </span>{' '}
            <LicenceStateTag say={say} state={card.state} />
          </p>
          <form action={paths.showLicence(card.ref)} method="post" className="up3">
            <Hidden csrf={frame.csrf} />
            {code.fields.map((key) => (
              <input key={key} type="hidden" name="field" value={key} />
            ))}
            <button className="btn" type="submit">
              {say('licence.code.new')}
            </button>
          </form>
        </div>
        <h2 className="up5">{say('licence.code.sees')}</h2>
        <ul className="list">
          <li>{say('licence.code.sees.always')}</li>
          {shown.map(({ key, label }) => (
            <li key={key}>{label}</li>
          ))}
        </ul>
        <p className="hint up3">{say('licence.code.logged')}</p>
        <p className="hint">
          <a className="more" href={paths.present(code.token)}>
            {say('licence.code.preview')}
          </a>
        </p>
      </div>
    </Document>
  );
}
