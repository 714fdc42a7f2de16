import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { dayNumber } from '../dates.ts';
import type { Changes } from './calendar-file.ts';

/**
 * Years whose published holidays the package holds (1.5.7). It answers for any other year as if that year had
 * weekends only, without a word, so the span is written here. Its date functions are not used: they read the
 * machine's time zone and are a day off west of Greenwich.
 */
const FIRST_YEAR = 2004;
const LAST_YEAR = 2026;

export function isPublished(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

export function publishedChanges(): Changes {
  const off = Object.keys(table.holidays).map((date) => [dayNumber(date), false] as const);
  const work = Object.keys(table.workdays).map((date) => [dayNumber(date), true] as const);
  return new Map([...off, ...work]);
}
