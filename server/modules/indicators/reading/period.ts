import type { HistoryGrain } from '../../../../contracts/indicators.ts';
import { addMonths, dateOfDay, dayNumber, weekday } from '../../../platform/dates.ts';

/** Days, both included (YYYY-MM-DD). */
export type Period = { from: string; to: string };

/** A period as whole months (their first days) and the days beside them: few rows to add up. */
export function partsOf({ from, to }: Period): { months: string[]; days: Period[] } {
  const months: string[] = [];
  const days: Period[] = [];
  const last = dayNumber(to);
  let at = dayNumber(from);
  while (at <= last) {
    const day = dateOfDay(at);
    const first = dayNumber(`${day.slice(0, 7)}-01`);
    const end = addMonths(first, 1) - 1;
    if (at === first && end <= last) months.push(day);
    else days.push({ from: day, to: dateOfDay(Math.min(end, last)) });
    at = end + 1;
  }
  return { months, days };
}

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
