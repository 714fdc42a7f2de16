import { dateOfDay } from '../dates.ts';
import type { Calendar } from './calendar.ts';
import type { Deadline, Limit, Stop, StoppedDeadline } from './deadline.ts';
import { dueDate, HOUR_MS, MINUTE_MS } from './due-date.ts';
import { dayOf, instantOf, type Span, spansOf } from './stops.ts';

export type Remaining =
  /** Days after today to the last day, both 0 on it and negative after it. */
  | { kind: 'date'; workdays: number; days: number; overdue: boolean }
  | { kind: 'instant'; ms: number; overdue: boolean }
  | { kind: 'same-visit'; overdue: false }
  | { kind: 'stopped'; left: number; unit: StoppedDeadline['unit']; overdue: false };

/** What remains until a deadline. `now` is a date or an instant; a deadline in hours needs an instant. */
export function remaining(calendar: Calendar, now: string, deadline: Deadline | StoppedDeadline): Remaining {
  switch (deadline.kind) {
    case 'date': {
      const [today, due] = [dayOf(now), dayOf(deadline.date)];
      const workdays = calendar.workdays.between(today, due);
      return { kind: 'date', workdays, days: due - today, overdue: today > due };
    }
    case 'instant': {
      const ms = instantOf(deadline.at) - presentOf(now);
      return { kind: 'instant', ms, overdue: ms < 0 };
    }
    case 'same-visit':
      return { kind: 'same-visit', overdue: false };
    case 'stopped':
      return { kind: 'stopped', left: deadline.left, unit: deadline.unit, overdue: false };
  }
}

/**
 * A running limit in its own unit: working days; natural days for days, months and years; hours or minutes with
 * fractions. On the spot is all 0. Stopped time is in none of the figures.
 */
export type Progress = {
  deadline: Deadline | StoppedDeadline;
  used: number;
  total: number;
  /** Negative when overdue; 0 on the last day, and on days off right after it. */
  remaining: number;
  /** used / total: 1 on the last day. */
  share: number;
  overdue: boolean;
  /** False when a year on the way has no published holidays yet, so that the deadline may move. */
  official: boolean;
};

/** How far a limit has run at `now` (a date or an instant). Errors as for dueDate. */
export function progress(
  calendar: Calendar,
  from: string,
  limit: Limit,
  now: string,
  stops: readonly Stop[] = [],
): Progress {
  const deadline = dueDate(calendar, from, limit, stops);
  if (deadline.kind === 'same-visit') {
    return { deadline, used: 0, total: 0, remaining: 0, share: 0, overdue: false, official: true };
  }
  const measured = measure(calendar, limit);
  const { numberOf } = measured;
  const begin = numberOf(from);
  const present = Math.max(
    limit.unit === 'hour' || limit.unit === 'minute' ? presentOf(now) : numberOf(now),
    begin,
  );
  const end = deadline.kind === 'stopped' ? numberOf(deadline.since) : numberOf(deadlineText(deadline));
  const spans = spansOf(stops, numberOf).filter(({ start }) => start <= end);

  const used = elapsed(measured, begin, present, spans);
  const total =
    deadline.kind === 'stopped'
      ? elapsed(measured, begin, Math.max(end, begin), spans) + deadline.left
      : elapsed(measured, begin, end, spans);
  const overdue = deadline.kind !== 'stopped' && present > end;
  const official = isOfficial(calendar, from, deadline);
  return { deadline, used, total, remaining: total - used, share: used / total, overdue, official };
}

/** The part of a limit that is used at `now`: 0 at its start, 1 on its last day, more when overdue. */
export function usedShare(
  calendar: Calendar,
  from: string,
  limit: Limit,
  now: string,
  stops: readonly Stop[] = [],
): number {
  return progress(calendar, from, limit, now, stops).share;
}

type Measure = {
  numberOf: (text: string) => number;
  between: (from: number, to: number) => number;
  /** 1 where numbers count whole days and (from, to] leaves out the first; 0 on the continuous line of time. */
  step: 0 | 1;
};

function measure({ workdays }: Calendar, { unit }: Limit): Measure {
  if (unit === 'hour' || unit === 'minute') {
    const unitMs = unit === 'hour' ? HOUR_MS : MINUTE_MS;
    return { numberOf: instantOf, between: (from, to) => (to - from) / unitMs, step: 0 };
  }
  const between = unit === 'workday' ? workdays.between : (from: number, to: number) => to - from;
  return { numberOf: dayOf, between, step: 1 };
}

/** Units in (from, to] that no span covers. */
function elapsed({ between, step }: Measure, from: number, to: number, spans: Span[]): number {
  let count = between(from, to);
  for (const { start, end } of spans) {
    const [first, last] = [Math.max(start - step, from), Math.min(end - step, to)];
    if (first < last) count -= between(first, last);
  }
  return count;
}

function presentOf(now: string): number {
  if (now.length === 10)
    throw new RangeError(`a limit in hours or minutes is read at an instant, not on a date: ${now}`);
  return instantOf(now);
}

function deadlineText(deadline: Exclude<Deadline, { kind: 'same-visit' }>): string {
  return deadline.kind === 'date' ? deadline.date : deadline.at;
}

function isOfficial(
  calendar: Calendar,
  from: string,
  deadline: Exclude<Deadline, { kind: 'same-visit' }> | StoppedDeadline,
): boolean {
  if (deadline.kind === 'instant') return true;
  const last = Number((deadline.kind === 'date' ? deadline.date : deadline.since).slice(0, 4));
  for (let year = Number(dateOfDay(dayOf(from)).slice(0, 4)); year <= last; year += 1) {
    if (!calendar.isOfficial(year)) return false;
  }
  return true;
}
