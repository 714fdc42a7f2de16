import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import file from '../../../data/calendar.json' with { type: 'json' };
import { dateOfDay, isWeekend } from '../dates.ts';
import { loadCalendar } from './calendar.ts';
import { dueDate } from './due-date.ts';
import { lunarDay } from './lunar.ts';
import { statutoryDaysOff } from './statutory.ts';

const daysOff = (year: number) => [...statutoryDaysOff(year)].map(dateOfDay).sort();

test('2027 is the year worked out by hand from order 795', () => {
  expect(daysOff(2027)).toEqual(Object.values(file.years['2027'].off).flat().sort());
});

test('a day of two festivals is made up for: 国庆节 and 中秋节 on 2028-10-03', () => {
  const october = daysOff(2028).filter((date) => date.startsWith('2028-10'));
  expect(october).toEqual(['2028-10-01', '2028-10-02', '2028-10-03', '2028-10-04', '2028-10-05']);
});

test('every year gives 13 days off that would have been worked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1901, max: 2100 }), (year) => {
      expect([...statutoryDaysOff(year)].filter((day) => !isWeekend(day))).toHaveLength(13);
    }),
  );
});

describe('lunar dates', () => {
  test.each([
    [2025, 1, 1, '2025-01-29'],
    [2026, 1, 1, '2026-02-17'],
    [2026, 5, 5, '2026-06-19'],
    [2026, 8, 15, '2026-09-25'],
    [2027, 1, 1, '2027-02-06'],
    [2028, 5, 5, '2028-05-28'], // before its leap fifth month
    [2028, 8, 15, '2028-10-03'], // after it
    [2030, 1, 1, '2030-02-03'],
    [2034, 1, 1, '2034-02-19'], // after the leap eleventh month of 2033
  ])('%i-%i-%i is %s', (year, month, day, date) => {
    expect(dateOfDay(lunarDay(year, month, day))).toBe(date);
  });

  test('agree with Intl but for its two wrong new moons', () => {
    const intl = new Intl.DateTimeFormat('en-u-ca-chinese', {
      timeZone: 'UTC',
      month: 'numeric',
      day: 'numeric',
    });
    const wrong: string[] = [];
    for (let year = 2000; year <= 2100; year += 1) {
      for (const [month, day] of [
        [1, 1],
        [5, 5],
        [8, 15],
      ] as const) {
        const number = lunarDay(year, month, day);
        if (intl.format(new Date(number * 86_400_000)) !== `${month}/${day}`) wrong.push(dateOfDay(number));
      }
    }
    expect(['2027-02-06', '2030-02-03']).toEqual(expect.arrayContaining(wrong));
  });

  test('beyond them the calendar still counts, by the solar festivals', () => {
    const calendar = loadCalendar();
    expect(calendar.isWorkday('2101-10-03')).toBe(false);
    expect(dueDate(calendar, '2026-11-23', { value: 365, unit: 'year' })).toMatchObject({ kind: 'date' });
  });

  test('outside 1900-2100 there are none', () => {
    expect(() => lunarDay(2101, 1, 1)).toThrow(RangeError);
    expect(() => lunarDay(1899, 1, 1)).toThrow(RangeError);
  });
});
