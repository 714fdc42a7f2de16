import { addMonths, dateOfDay } from '../dates.ts';
import type { Calendar } from './calendar.ts';
import type { Deadline, Limit, Stop, StoppedDeadline } from './deadline.ts';
import { dayOf, instantOf, type Span, spansOf } from './stops.ts';
import type { Workdays } from './workdays.ts';

export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

/**
 * When a limit that begins at `from` runs out. The day of `from` is not counted (行政许可法 art. 82, Civil Code art.
 * 201). Natural days, months and years that end on a day off run to the next working day (Civil Code art. 203). Stops
 * move the end by the working days, natural days or time they cover. Hours and minutes run on through nights and
 * holidays and need `from` as an instant; for the rest a date will do. A part of a day counts as a whole one, and a
 * limit of 0 means on the spot. RangeError for a date that does not exist or a limit below 0.
 */
export function dueDate(calendar: Calendar, from: string, limit: Limit): Deadline;
export function dueDate(
  calendar: Calendar,
  from: string,
  limit: Limit,
  stops: readonly Stop[],
): Deadline | StoppedDeadline;
export function dueDate(
  { workdays }: Calendar,
  from: string,
  limit: Limit,
  stops: readonly Stop[] = [],
): Deadline | StoppedDeadline {
  if (!(limit.value >= 0 && Number.isFinite(limit.value))) throw new RangeError(`no limit: ${limit.value}`);
  const value = Math.ceil(limit.value);
  if (value === 0 || limit.unit === 'on-the-spot') return { kind: 'same-visit' };
  switch (limit.unit) {
    case 'workday':
      return byWorkdays(workdays, dayOf(from), value, spansOf(stops, dayOf));
    case 'day':
      return byDays(workdays, dayOf(from), dayOf(from) + value, spansOf(stops, dayOf));
    case 'month':
      return byDays(workdays, dayOf(from), addMonths(dayOf(from), value), spansOf(stops, dayOf));
    case 'year':
      return byDays(workdays, dayOf(from), addMonths(dayOf(from), 12 * value), spansOf(stops, dayOf));
    case 'hour':
    case 'minute':
      return byTime(from, limit.value, limit.unit, spansOf(stops, instantOf));
  }
}

/** Working days in (from, to]; negative when `to` lies before `from`. */
export function workdaysBetween(calendar: Calendar, fromExclusive: string, toInclusive: string): number {
  return calendar.workdays.between(dayOf(fromExclusive), dayOf(toInclusive));
}

function byWorkdays(
  workdays: Workdays,
  from: number,
  count: number,
  spans: Span[],
): Deadline | StoppedDeadline {
  let stopped = 0;
  let due = workdays.after(from, count);
  for (const span of spans) {
    const start = Math.max(span.start, from + 1);
    if (start > due) break;
    if (span.end <= start) continue;
    if (span.end === Number.POSITIVE_INFINITY) {
      const used = workdays.between(from, start - 1) - stopped;
      return { kind: 'stopped', since: dateOfDay(span.start), left: count - used, unit: 'workday' };
    }
    stopped += workdays.between(start - 1, span.end - 1);
    due = workdays.after(from, count + stopped);
  }
  return { kind: 'date', date: dateOfDay(due) };
}

function byDays(workdays: Workdays, from: number, end: number, spans: Span[]): Deadline | StoppedDeadline {
  let due = end;
  for (const span of spans) {
    const start = Math.max(span.start, from + 1);
    if (start > due) break;
    if (span.end <= start) continue;
    if (span.end === Number.POSITIVE_INFINITY) {
      return { kind: 'stopped', since: dateOfDay(span.start), left: due - start + 1, unit: 'day' };
    }
    due += span.end - start;
  }
  return rollToWorkday(workdays, due, spans);
}

/** Art. 203, where a stop may lie on the days off at the end. */
function rollToWorkday(workdays: Workdays, end: number, spans: Span[]): Deadline | StoppedDeadline {
  let due = end;
  for (;;) {
    const stop = spans.find(({ start, end: resume }) => start <= due && due < resume);
    if (stop?.end === Number.POSITIVE_INFINITY) {
      return { kind: 'stopped', since: dateOfDay(stop.start), left: 0, unit: 'day' };
    }
    if (stop) due = stop.end;
    else if (workdays.has(due)) return { kind: 'date', date: dateOfDay(due) };
    else due = workdays.after(due, 1);
  }
}

function byTime(
  from: string,
  value: number,
  unit: 'hour' | 'minute',
  spans: Span[],
): Deadline | StoppedDeadline {
  if (from.length === 10)
    throw new RangeError(`a limit in ${unit}s begins at an instant, not on a date: ${from}`);
  const unitMs = unit === 'hour' ? HOUR_MS : MINUTE_MS;
  const begin = instantOf(from);
  let due = begin + value * unitMs;
  for (const span of spans) {
    const start = Math.max(span.start, begin);
    if (start >= due) break;
    if (span.end <= start) continue;
    if (span.end === Number.POSITIVE_INFINITY) {
      return {
        kind: 'stopped',
        since: new Date(span.start).toISOString(),
        left: (due - start) / unitMs,
        unit,
      };
    }
    due += span.end - start;
  }
  return { kind: 'instant', at: new Date(due).toISOString() };
}
