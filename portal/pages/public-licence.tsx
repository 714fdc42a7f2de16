import type { PublicLicenceProps } from './licence-props.ts';
import { Document } from './parts/document.tsx';
import { LicenceStateTag } from './parts/licence-card.tsx';
import { LicenceParts } from './parts/licence-parts.tsx';
import { sayIn } from './parts/say.ts';
import { clockText, dayText } from './parts/time.ts';
import { paths } from './paths.ts';

/** Where the QR code on a licence leads: is there such a licence, and does it hold now. Persons are masked. */
export function PublicLicence({ frame, identifier, licence, checkedAt }: PublicLicenceProps) {
  const say = sayIn(frame.locale);
  const { locale } = frame;
  if (!licence) {
    return (
      <Document frame={frame} title={say('public.none')} wrong crumbs={[]}>
        <div className="wrap narrow">
          <h1>{say('public.none')}</h1>
          <p className="lead">{say('public.none.say', { identifier })}</p>
          <p className="up4">
            <a className="btn" href={paths.verifyLicence()}>
              {say('public.verify')}
            </a>
          </p>
        </div>
      </Document>
    );
  }
  const rows: [string, string][] = [
    [say('licence.number'), licence.number],
    [say('licence.holder'), licence.holderName],
    [say('licence.issuer'), licence.issuerName],
    [say('licence.issued-on'), dayText(locale, licence.issuedOn)],
    [
      say('licence.valid-until'),
      licence.validUntil ? dayText(locale, licence.validUntil) : say('licence.no-end'),
    ],
    [say('licence.identifier'), licence.identifier],
  ];
  return (
    <Document frame={frame} title={say('public.title')} crumbs={[]}>
      <div className="wrap narrow">
        <h1>{licence.typeName}</h1>
        <p className="up3" role="status">
          <LicenceStateTag say={say} state={licence.state} />{' '}
          {say('present.now', { at: clockText(locale, checkedAt) })}
        </p>
        {licence.state === 'valid' ? null : (
          <p className="note warn up3">
            {say(`licence.state.${licence.state}`)}
            {say('public.since', { day: dayText(locale, licence.since) })}
          </p>
        )}
        <dl className="kv up4">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <LicenceParts locale={locale} parts={licence.parts} />
        {licence.newer ? (
          <p className="up3">
            <a className="more" href={paths.publicLicence(licence.newer)}>
              {say('public.newer')}
            </a>
          </p>
        ) : null}
        <p className="hint up4">{say('public.compare')}</p>
        {licence.demo ? <p className="note warn up3">{say('licence-check.demo')}</p> : null}
        <p className="up3">
          <a className="more" href={paths.verifyLicence()}>
            {say('public.verify')}
          </a>
        </p>
      </div>
    </Document>
  );
}
