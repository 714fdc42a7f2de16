import type { HistoryGrain } from '../../../../contracts/indicators.ts';
import { addMonths, dateOfDay, dayNumber, weekday } from '../../../platform/dates.ts';

/** Days, both included (YYYY-MM-DD). */
export type Period = { from: string; to: string };

/** Months that a period touches, as YYYY-MM. */
export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  for (let at = dayNumber(`${from.slice(0, 7)}-01`); at <= dayNumber(to); at = addMonths(at, 1)) {
    months.push(dateOfDay(at).slice(0, 7));
  }
  return months;
}

/** The first day of the day, week (Monday), month or year that holds `day`. */
export function startOf(grain: HistoryGrain, day: string): string {
  if (grain === 'day') return day;
  if (grain === 'week') {
    const number = dayNumber(day);
    return dateOfDay(number - ((weekday(number) + 6) % 7));
  }
  return grain === 'month' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

/** A period cut at the borders of days, weeks, months or years. */
export function cut(period: Period, grain: HistoryGrain): Period[] {
  const pieces: Period[] = [];
  const last = dayNumber(period.to);
  let at = dayNumber(period.from);
  while (at <= last) {
    const start = dayNumber(startOf(grain, dateOfDay(at)));
    const next =
      grain === 'day'
        ? start + 1
        : grain === 'week'
          ? start + 7
          : addMonths(start, grain === 'month' ? 1 : 12);
    pieces.push({ from: dateOfDay(at), to: dateOfDay(Math.min(next - 1, last)) });
    at = next;
  }
  return pieces;
}
