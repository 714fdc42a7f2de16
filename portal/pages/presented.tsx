import type { PresentedProps } from './licence-props.ts';
import { Document } from './parts/document.tsx';
import { LicenceStateTag } from './parts/licence-card.tsx';
import { sayIn } from './parts/say.ts';
import { clockText, dayText } from './parts/time.ts';

/** What the holder of a code lets others see, with its state at this moment. */
export function Presented({ frame, shown, checkedAt }: PresentedProps) {
  const say = sayIn(frame.locale);
  const { locale } = frame;
  return (
    <Document frame={frame} title={say('present.title')} crumbs={[]}>
      <div className="wrap narrow">
        <h1>{shown.typeName}</h1>
        <p className="up3" role="status">
          <LicenceStateTag say={say} state={shown.state} />{' '}
          {say('present.now', { at: clockText(locale, checkedAt) })}
        </p>
        {shown.state === 'valid' ? null : (
          <p className="note warn up3">{say(`licence.state.${shown.state}`)}</p>
        )}
        <dl className="kv up4">
          {shown.elements.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {shown.issuerName ? (
            <div>
              <dt>{say('licence.issuer')}</dt>
              <dd>{shown.issuerName}</dd>
            </div>
          ) : null}
          <div>
            <dt>{say('licence.valid-until')}</dt>
            <dd>{shown.validUntil ? dayText(locale, shown.validUntil) : say('licence.no-end')}</dd>
          </div>
        </dl>
        {shown.external ? <p className="hint up3">{say('licence.external')}</p> : null}
        <p className="hint up4">{say('present.only', { at: clockText(locale, shown.until) })}</p>
      </div>
    </Document>
  );
}
