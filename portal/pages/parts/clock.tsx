import { type ClockView, isClosed } from '../../../contracts/cases.ts';
import type { Locale } from '../../../contracts/locale.ts';
import { spanText } from './measure.ts';
import { type Say, sayIn } from './say.ts';
import { nearDayText } from './time.ts';

/** What a clock says in words: the colour only repeats it. */
export function clockWords(say: Say, state: string, clock: ClockView | null): string {
  if (state === 'correction-requested') return say('case.clock.paused');
  if (state === 'finished') return say('case.clock.ended');
  if (state === 'withdrawn' || state === 'not-accepted') return say(`case.clock.${state}`);
  if (state === 'decided') return say('case.clock.decided');
  if (!clock) return say('case.clock.none');
  if (clock.remaining < 0)
    return say('case.clock.over', { span: spanText(say, -clock.remaining, clock.unit) });
  if (clock.remaining === 0) return say('case.clock.today');
  return say('case.clock.remaining', { span: spanText(say, clock.remaining, clock.unit) });
}

/** The headline of a case: what remains, then a bar of what is used, then the last day. */
export function Clock({ locale, state, clock }: { locale: Locale; state: string; clock: ClockView | null }) {
  const say = sayIn(locale);
  const stopped = state === 'correction-requested' || state === 'decided' || isClosed(state);
  const light = stopped ? 'idle' : (clock?.light ?? 'idle');
  return (
    <div className={`clock ${light} up5`}>
      <b>{clockWords(say, state, clock)}</b>{' '}
      {clock && !stopped ? (
        <span className={`st ${light === 'idle' ? '' : light}`}>{say(`case.clock.${light}`)}</span>
      ) : null}
      {clock && !stopped ? <ClockDetails say={say} locale={locale} clock={clock} /> : null}
    </div>
  );
}

function ClockDetails({ say, locale, clock }: { say: Say; locale: Locale; clock: ClockView }) {
  const limit = spanText(say, clock.limit, clock.unit);
  const used = spanText(say, clock.used, clock.unit);
  return (
    <>
      <progress
        max={Math.max(clock.limit, 1)}
        value={Math.min(clock.used, clock.limit)}
        aria-label={say('case.clock.bar')}
      >
        {used}
      </progress>
      {clock.due ? (
        <p className="hint">
          {say(`case.clock.${clock.kind}`, { day: nearDayText(locale, clock.due), limit, used })}
          {clock.official ? null : ` ${say('case.clock.unofficial')}`}
        </p>
      ) : null}
    </>
  );
}
