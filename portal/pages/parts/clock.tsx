import { type SuspensionCause, suspensionCauses } from '../../../contracts/case-commands.ts';
import { type ClockView, isClosed } from '../../../contracts/cases.ts';
import type { Locale } from '../../../contracts/locale.ts';
import { spanText } from './measure.ts';
import { type Say, sayIn } from './say.ts';
import { nearDayText } from './time.ts';

type Stopped = NonNullable<ClockView['stopped']>;
const causes = Object.keys(suspensionCauses) as SuspensionCause[];

/** Why a clock stands still. */
export function stopWords(say: Say, { cause, step }: Stopped): string {
  const known = causes.find((one) => one === cause);
  return known ? say(`case.stop.${known}`) : say('case.stop.special-step', { step: step ?? '' });
}

/** What a clock says in words: the colour only repeats it. */
export function clockWords(say: Say, state: string, clock: ClockView | null): string {
  if (state === 'correction-requested') return say('case.clock.paused');
  if (state === 'finished') return say('case.clock.ended');
  if (state === 'withdrawn' || state === 'not-accepted' || state === 'voided' || state === 'issued')
    return say(`case.clock.${state}`);
  if (state === 'decided') return say('case.clock.decided');
  if (!clock) return say('case.clock.none');
  if (clock.stopped) return say('case.clock.stopped', { why: stopWords(say, clock.stopped) });
  if (clock.remaining < 0)
    return say('case.clock.over', { span: spanText(say, -clock.remaining, clock.unit) });
  if (clock.remaining === 0) return say('case.clock.today');
  return say('case.clock.remaining', { span: spanText(say, clock.remaining, clock.unit) });
}

/** The headline of a case: what remains, then a bar of what is used, then the last day. */
export function Clock({ locale, state, clock }: { locale: Locale; state: string; clock: ClockView | null }) {
  const say = sayIn(locale);
  const stopped = ['correction-requested', 'decided', 'issued'].includes(state) || isClosed(state);
  const light = stopped ? 'idle' : (clock?.light ?? 'idle');
  return (
    <div className={`clock ${light} up5`}>
      <b>{clockWords(say, state, clock)}</b>{' '}
      {clock && !stopped ? (
        <span className={`st ${light === 'idle' ? '' : light}`}>{say(`case.clock.${light}`)}</span>
      ) : null}
      {clock && !stopped ? <ClockDetails say={say} locale={locale} clock={clock} /> : null}
      {clock?.kind === 'delivery' ? <ClockDetails say={say} locale={locale} clock={clock} /> : null}
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
      {clock.stopped ? <StopDetails say={say} locale={locale} stopped={clock.stopped} /> : null}
      {clock.due ? (
        <p className="hint">
          {say(`case.clock.${clock.kind}`, { day: nearDayText(locale, clock.due), limit, used })}
          {clock.extended ? ` ${say('case.clock.extended')}` : null}
          {clock.official ? null : ` ${say('case.clock.unofficial')}`}
        </p>
      ) : null}
    </>
  );
}

/** Since when, until when as far as anybody knows, and by what right. */
function StopDetails({ say, locale, stopped }: { say: Say; locale: Locale; stopped: Stopped }) {
  return (
    <p className="hint">
      {say('case.clock.stopped.since', { day: nearDayText(locale, stopped.since) })}{' '}
      {stopped.expectedEnd
        ? say('case.clock.stopped.until', { day: nearDayText(locale, stopped.expectedEnd) })
        : say('case.clock.stopped.open')}{' '}
      {stopped.article ? say('case.clock.stopped.article', { article: stopped.article }) : null}
    </p>
  );
}
