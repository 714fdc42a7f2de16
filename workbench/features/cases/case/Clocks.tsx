import type { CaseView, ClockView } from '../../../../contracts/cases.ts';
import { BigClock } from '../../../parts/ClockBar.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { amount, longDay, shortTime } from '../../../platform/format.ts';
import { useLocale, useWords } from '../../../platform/words.tsx';
import { splitClocks } from './split-clocks.ts';

export function Clocks({ view }: { view: CaseView }) {
  const t = useWords();
  const { running, ended } = splitClocks(view);
  return (
    <section className="pane" aria-labelledby="clocks">
      <h2 id="clocks">{t('workbench.case.clocks')}</h2>
      {running ? (
        <BigClock clock={running}>
          <Due clock={running} />
          {view.deemed && <p className="sub">{t('workbench.clock.deemed')}</p>}
        </BigClock>
      ) : (
        <p className="sub">{t('workbench.clock.noneLong')}</p>
      )}
      <ul className="ended">
        {ended.map(({ key, clock }) => (
          <Ended key={key} clock={clock} />
        ))}
      </ul>
    </section>
  );
}

function Due({ clock }: { clock: ClockView }) {
  const t = useWords();
  const locale = useLocale();
  // A limit in days ends with its last day, at 24:00; only shorter ones have an hour worth naming.
  const byHour = clock.unit === 'hour' || clock.unit === 'minute';
  const due =
    byHour && clock.dueInstant ? shortTime(clock.dueInstant) : clock.due && longDay(clock.due, locale);
  return (
    <>
      {due && <p>{t('workbench.clock.due', { due })}</p>}
      <p className="sub">
        {t(`workbench.clock.name.${clock.kind}`)} ·{' '}
        {t('workbench.clock.used', { limit: amount(clock.limit, clock.unit, t), used: clock.used })}
        {!clock.official && ` ${t('workbench.clock.unofficial')}`}
      </p>
    </>
  );
}

/** A clock that stands still: whether it was kept, and what was used. */
function Ended({ clock }: { clock: ClockView }) {
  const t = useWords();
  const late = clock.light === 'bad';
  return (
    <li>
      {t(`workbench.clock.name.${clock.kind}`)}{' '}
      <Tag tone={late ? 'bad' : 'ok'}>{t(late ? 'workbench.clock.endedLate' : 'workbench.clock.ended')}</Tag>{' '}
      <span className="sub">
        {t('workbench.clock.used', { limit: amount(clock.limit, clock.unit, t), used: clock.used })}
      </span>
    </li>
  );
}
