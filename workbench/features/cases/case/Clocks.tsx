import { type SuspensionCause, suspensionCauses } from '../../../../contracts/case-commands.ts';
import type { CaseView, ClockView } from '../../../../contracts/cases.ts';
import { BigClock } from '../../../parts/ClockBar.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { amount, longDay, shortDay, shortTime } from '../../../platform/format.ts';
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
          {running.stopped && <Stopped stopped={running.stopped} />}
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
        {clock.extended &&
          ` ${t('workbench.clock.extended', { by: amount(clock.extended.value, clock.extended.unit, t) })}`}
        {!clock.official && ` ${t('workbench.clock.unofficial')}`}
      </p>
    </>
  );
}

const causes = Object.keys(suspensionCauses) as SuspensionCause[];

/** Why it stands still, since when, until when as far as is known, and by what right. */
function Stopped({ stopped }: { stopped: NonNullable<ClockView['stopped']> }) {
  const t = useWords();
  const locale = useLocale();
  const known = causes.find((cause) => cause === stopped.cause);
  return (
    <>
      <p>
        <b>
          {known
            ? t(`workbench.clock.stop.${known}`)
            : t('workbench.clock.stop.special-step', { step: stopped.step ?? '' })}
        </b>
      </p>
      <p className="sub">
        {t('workbench.clock.stop.since', { day: shortDay(stopped.since) })}
        {stopped.expectedEnd &&
          ` · ${t('workbench.clock.stop.until', { day: longDay(stopped.expectedEnd, locale) })}`}
        {stopped.article && ` · ${t('workbench.clock.stop.article', { article: stopped.article })}`}
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
