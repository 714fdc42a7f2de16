import type { ClockView } from '../../../contracts/cases.ts';
import { type Calendar, dueDate, progress } from '../../platform/calendar/index.ts';
import { endOfDay, localDate, startOfDay } from '../../platform/clock.ts';
import { dateOfDay, dayNumber } from '../../platform/dates.ts';
import type { CaseEvent } from './events/kinds.ts';
import type { LimitRef } from './events/refs.ts';

/** 行政许可法 art. 32 para. 1 no. 4: all that is missing is told within five working days of receipt. */
export const acceptanceLimit: LimitRef = { value: 5, unit: 'workday' };
/** Share of a limit from which its light is yellow. */
const warnShare = 0.8;

/** One run of a clock. A correction notice ends the acceptance clock and a resubmission starts a new one. */
export type Span = { kind: 'acceptance' | 'decision'; from: string; limit: LimitRef; endedAt: string | null };

/** The clocks of a case, oldest first: a pure function of its events. */
export function spansOf(events: readonly CaseEvent[]): Span[] {
  const spans: Span[] = [];
  let limits: { acceptance: LimitRef; decision: LimitRef | null } | undefined;
  let received = '';
  const end = (at: string) => {
    const running = spans.at(-1);
    if (running && !running.endedAt) spans[spans.length - 1] = { ...running, endedAt: at };
  };
  const start = (kind: Span['kind'], limit: LimitRef | null | undefined, from: string) => {
    if (limit) spans.push({ kind, from, limit, endedAt: null });
  };
  for (const event of events) {
    switch (event.kind) {
      case 'submitted':
        limits = event.payload.limits;
        received = event.at;
        start('acceptance', limits.acceptance, event.at);
        break;
      case 'correction-requested':
        end(event.at);
        break;
      case 'resubmitted':
        received = event.at;
        start('acceptance', limits?.acceptance, event.at);
        break;
      case 'accepted':
        end(event.at);
        start('decision', limits?.decision, event.at);
        break;
      case 'deemed-accepted':
        end(event.at);
        start('decision', limits?.decision, received);
        break;
      case 'acceptance-refused':
      case 'withdrawn':
      case 'decided':
        end(event.at);
        break;
    }
  }
  return spans;
}

export type Due = { date: string; at: Date; warnAt: Date };

/** When a span runs out (24:00 of its last day, or the instant) and when its light turns yellow. */
export function dueOf(span: Span, calendar: Calendar): Due {
  const begun = new Date(span.from);
  const deadline = dueDate(calendar, span.from, span.limit);
  if (deadline.kind === 'instant') {
    const at = new Date(deadline.at);
    const warnAt = new Date(begun.getTime() + (at.getTime() - begun.getTime()) * warnShare);
    return { date: localDate(at), at, warnAt };
  }
  if (deadline.kind === 'same-visit') {
    const date = localDate(begun);
    return { date, at: endOfDay(date), warnAt: endOfDay(date) };
  }
  const { date } = deadline;
  return { date, at: endOfDay(date), warnAt: startOfDay(warnDate(span, calendar, date)) };
}

/** First day on which the used share reaches the yellow line. */
function warnDate(span: Span, calendar: Calendar, due: string): string {
  if (span.limit.unit === 'workday') {
    const warn = dueDate(calendar, span.from, { value: wholeShare(span.limit.value), unit: 'workday' });
    return warn.kind === 'date' ? warn.date : due;
  }
  const from = dayNumber(localDate(new Date(span.from)));
  return dateOfDay(from + wholeShare(dayNumber(due) - from));
}

/** 4 of 5, 8 of 10; the subtraction keeps 0.8 × 5 from becoming 5 by a rounding error. */
const wholeShare = (total: number): number => Math.ceil(total * warnShare - 1e-9);

/** A clock as shown at `now`: what is used, what remains, and the light. An ended clock stands still. */
export function clockView(span: Span, calendar: Calendar, now: Date): ClockView {
  const due = dueOf(span, calendar);
  const until = span.endedAt ? new Date(span.endedAt) : now;
  const run = progress(calendar, span.from, span.limit, until.toISOString());
  const running = until >= due.warnAt ? 'warn' : 'ok';
  return {
    kind: span.kind,
    light: until >= due.at ? 'bad' : span.endedAt ? 'idle' : running,
    due: due.date,
    dueInstant: due.at.toISOString(),
    unit: span.limit.unit,
    limit: span.limit.value,
    used: Math.floor(run.used),
    remaining: Math.floor(run.remaining),
    official: run.official,
  };
}

/** The clock that runs now, or null. */
export function runningSpan(spans: readonly Span[]): Span | null {
  const last = spans.at(-1);
  return last && !last.endedAt ? last : null;
}
