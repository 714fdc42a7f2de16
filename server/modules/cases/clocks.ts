import type { ClockView } from '../../../contracts/cases.ts';
import lights from '../../../data/clock-lights.json' with { type: 'json' };
import {
  type Calendar,
  type Deadline,
  dueDate,
  progress,
  type Stop,
  type StoppedDeadline,
  workdaysBetween,
} from '../../platform/calendar/index.ts';
import { endOfDay, localDate, startOfDay } from '../../platform/clock.ts';
import { dateOfDay, dayNumber } from '../../platform/dates.ts';
import { openStop, type Span } from './clock-spans.ts';
import type { LimitRef } from './events/refs.ts';

/** Share of a limit from which its light is yellow. */
const warnShare = lights.yellowShare;

export type Due = { date: string; at: Date; warnAt: Date };

/** When a span runs out (24:00 of its last day, or the instant) and turns yellow; null while it stands still. */
export function dueOf(span: Span, calendar: Calendar): Due | null {
  const begun = new Date(span.from);
  const deadline = deadlineOf(span, calendar);
  switch (deadline.kind) {
    case 'stopped':
      return null;
    case 'instant': {
      const at = new Date(deadline.at);
      const warnAt = new Date(begun.getTime() + (at.getTime() - begun.getTime()) * warnShare);
      return { date: localDate(at), at, warnAt };
    }
    case 'same-visit': {
      const date = localDate(begun);
      return { date, at: endOfDay(date), warnAt: endOfDay(date) };
    }
    case 'date': {
      const { date } = deadline;
      return { date, at: endOfDay(date), warnAt: startOfDay(warnDate(span, calendar, date)) };
    }
  }
}

/** The whole limit where the extension counts in the same unit; else the extension begins where the limit ends. */
function wholeLimit({ limit, extension }: Span): LimitRef {
  return extension?.unit === limit.unit ? { ...limit, value: limit.value + extension.value } : limit;
}

function deadlineOf(span: Span, calendar: Calendar): Deadline | StoppedDeadline {
  const stops = stopsOf(span);
  const first = dueDate(calendar, span.from, wholeLimit(span), stops);
  const { extension, limit } = span;
  if (!extension || extension.unit === limit.unit || first.kind === 'stopped') return first;
  const from = first.kind === 'date' ? first.date : first.kind === 'instant' ? first.at : span.from;
  return dueDate(calendar, from, extension, stops);
}

/** In days a stop takes out the day on which it begins and not the one on which it ends. */
const stopsOf = ({ stops }: Span): Stop[] =>
  stops.map(({ from, to, cause, article }) => ({
    from,
    ...(to ? { to } : {}),
    reason: cause,
    article: article ?? '',
  }));

/** First day on which the used share reaches the yellow line. */
function warnDate(span: Span, calendar: Calendar, due: string): string {
  const share = workdayShare(span);
  if (share) {
    const warn = dueDate(calendar, span.from, share, stopsOf(span));
    return warn.kind === 'date' ? warn.date : due;
  }
  const from = dayNumber(localDate(new Date(span.from)));
  return dateOfDay(from + wholeShare(dayNumber(due) - from));
}

/**
 * When a span turns or turned yellow, also while it stands still: what was used before the stop was used. Null where the
 * stop came first, or where that cannot be said before it is over.
 */
export function yellowOf(span: Span, calendar: Calendar): Date | null {
  const due = dueOf(span, calendar);
  if (due) return due.warnAt;
  const share = workdayShare(span);
  const warn = share && dueDate(calendar, span.from, share, stopsOf(span));
  return warn?.kind === 'date' ? startOfDay(warn.date) : null;
}

/** The share in working days; null where the limit counts otherwise. */
function workdayShare(span: Span): LimitRef | null {
  const { value, unit } = wholeLimit(span);
  if (unit !== 'workday' || (span.extension && span.extension.unit !== 'workday')) return null;
  return { value: wholeShare(value), unit };
}

/** 4 of 5, 8 of 10; the subtraction keeps 0.8 × 5 from becoming 5 by a rounding error. */
const wholeShare = (total: number): number => Math.ceil(total * warnShare - 1e-9);

/** A clock as shown at `now`: what is used, what remains, and the light. One that ended or stopped stands still. */
export function clockView(span: Span, calendar: Calendar, now: Date): ClockView {
  const due = dueOf(span, calendar);
  // A stop that began after the last day heals nothing: the clock is over its limit.
  const stop = span.endedAt || due ? null : openStop(span);
  const until = span.endedAt ? new Date(span.endedAt) : now;
  const limit = wholeLimit(span);
  const run = progress(calendar, span.from, limit, until.toISOString(), stopsOf(span));
  return {
    kind: span.kind,
    light: lightOf(due, span, until),
    due: due?.date ?? null,
    dueInstant: due?.at.toISOString() ?? null,
    unit: limit.unit,
    limit: limit.value,
    used: Math.floor(run.used),
    remaining: Math.floor(remainingOf(span, run.remaining, due, calendar, until)),
    official: run.official,
    stopped: stop && {
      since: stop.from,
      cause: stop.cause,
      step: stop.step,
      article: stop.article,
      expectedEnd: stop.expectedEnd,
    },
    extended: span.extension,
  };
}

function lightOf(due: Due | null, span: Span, until: Date): ClockView['light'] {
  if (!due) return 'idle';
  if (until >= due.at) return 'bad';
  if (span.endedAt) return 'idle';
  return until >= due.warnAt ? 'warn' : 'ok';
}

/** With an extension in another unit, working days until its end; else in the limit's own unit. */
function remainingOf(span: Span, own: number, due: Due | null, calendar: Calendar, until: Date): number {
  if (!span.extension || !due || span.extension.unit === span.limit.unit) return own;
  return workdaysBetween(calendar, localDate(until), due.date);
}
