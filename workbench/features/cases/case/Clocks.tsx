import type { CaseView, ClockView } from '../../../../contracts/cases.ts';
import { BigClock } from '../../../parts/ClockBar.tsx';
import { amount, longDay, shortTime } from '../../../platform/format.ts';
import { useLocale, useWords } from '../../../platform/words.tsx';

export function Clocks({ view }: { view: CaseView }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="clocks">
      <h2 id="clocks">{t('workbench.case.clocks')}</h2>
      {view.clocks.length === 0 && <p className="sub">{t('workbench.clock.noneLong')}</p>}
      {view.clocks.map((clock) => (
        <BigClock key={clock.kind} clock={clock}>
          <Due clock={clock} />
        </BigClock>
      ))}
    </section>
  );
}

function Due({ clock }: { clock: ClockView }) {
  const t = useWords();
  const locale = useLocale();
  const due = clock.dueInstant
    ? shortTime(clock.dueInstant)
    : clock.due
      ? longDay(clock.due, locale)
      : undefined;
  return (
    <>
      {due && <p>{t('workbench.clock.due', { due })}</p>}
      <p className="sub">
        {t(`workbench.clock.name.${clock.kind}`)} ·{' '}
        {t('workbench.clock.used', {
          limit: amount(clock.limit, clock.unit, t),
          used: clock.used,
        })}
        {!clock.official && ` ${t('workbench.clock.unofficial')}`}
      </p>
    </>
  );
}
