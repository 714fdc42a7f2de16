import chineseDays from 'chinese-days';
import { dayNumber } from '../dates.ts';

/**
 * Lunar dates by the month lengths of 1900-2100 (GB/T 33661). Not by Intl's Chinese calendar, whose new moons are a
 * few minutes out: it puts the new year of 2027, a new moon at 23:56, on the wrong day, and that of 2030 too.
 */
export const FIRST_LUNAR_YEAR = 1900;
export const LAST_LUNAR_YEAR = 2100;
const NEW_YEAR_1900 = dayNumber('1900-01-31');
const newYears = [NEW_YEAR_1900];

/** Day number of a day of an ordinary (not leap) lunar month. RangeError outside the lunar years 1900-2100. */
export function lunarDay(year: number, month: number, day: number): number {
  let start = lunarNewYear(year);
  for (let m = 1; m < month; m += 1) start += daysOfMonth(year, m);
  return start + day - 1;
}

function lunarNewYear(year: number): number {
  if (year < FIRST_LUNAR_YEAR || year > LAST_LUNAR_YEAR)
    throw new RangeError(`no lunar calendar for ${year}`);
  for (let known = newYears.length; known <= year - FIRST_LUNAR_YEAR; known += 1) {
    const last = FIRST_LUNAR_YEAR + known - 1;
    newYears.push(lunarDay(last, 13, 1));
  }
  return newYears[year - FIRST_LUNAR_YEAR] as number;
}

/** Days of a month together with the leap month that follows it. */
function daysOfMonth(year: number, month: number): number {
  const leap = chineseDays.getYearLeapMonth(year);
  return chineseDays.monthDays(year, month) + (leap.leapMonth === month ? leap.days : 0);
}
