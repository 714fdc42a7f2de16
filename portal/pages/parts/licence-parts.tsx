import type { LicencePart } from '../../../contracts/licences.ts';
import type { Locale } from '../../../contracts/locale.ts';
import { paths } from '../paths.ts';
import { LicenceStateTag } from './licence-card.tsx';
import { listed, sayIn } from './say.ts';
import { dayText } from './time.ts';

/** 一业一证: what the code of a combined licence lists, each as it is now; what fell is said above the list. */
export function LicenceParts({ locale, parts }: { locale: Locale; parts: readonly LicencePart[] }) {
  const say = sayIn(locale);
  if (parts.length === 0) return null;
  const fallen = parts.filter(({ state }) => state !== null && state !== 'valid' && state !== 'superseded');
  return (
    <section className="up5" aria-labelledby="licence-parts-title">
      <h2 id="licence-parts-title">{say('licence.parts', { n: parts.length })}</h2>
      {fallen.length > 0 ? (
        <p className="note warn up3">
          {say('licence.parts.fallen', {
            names: listed(
              say,
              fallen.map(({ name }) => name),
            ),
          })}
        </p>
      ) : null}
      <ul className="list">
        {parts.map((part) => (
          <li key={`${part.name} ${part.number}`}>
            {part.identifier ? <a href={paths.publicLicence(part.identifier)}>{part.name}</a> : part.name}{' '}
            {part.state ? (
              <LicenceStateTag say={say} state={part.state} />
            ) : (
              <span className="st ok">{say('licence.parts.decided')}</span>
            )}
            <span className="sub block">
              {part.number} · {part.issuerName} · {dayText(locale, part.decidedOn)}
              {part.validUntil ? ` · ${say('licence.until', { day: dayText(locale, part.validUntil) })}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
