import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, dateOfDay, dayNumber, isWeekend, newYearsDay, weekday, yearOfDay } from './dates.ts';

const days = fc.integer({ min: dayNumber('0000-01-01'), max: dayNumber('9999-12-31') });

test('agrees with Date in UTC on every day', () => {
  fc.assert(
    fc.property(days, (day) => {
      const at = new Date(day * 86_400_000);
      expect(dateOfDay(day)).toBe(at.toISOString().slice(0, 10));
      expect(dayNumber(dateOfDay(day))).toBe(day);
      expect(weekday(day)).toBe(at.getUTCDay());
      expect(yearOfDay(day)).toBe(at.getUTCFullYear());
    }),
  );
});

test.each([
  '',
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-1-01',
  '2026-01-01T00:00',
  '2026/01/01',
  '２０２６-01-01',
])('%s is no date', (text) => {
  expect(() => dayNumber(text)).toThrow(RangeError);
});

test('weekends and years', () => {
  expect(isWeekend(dayNumber('2026-11-22'))).toBe(true);
  expect(isWeekend(dayNumber('2026-11-23'))).toBe(false);
  expect(dateOfDay(newYearsDay(2027))).toBe('2027-01-01');
});

describe('addMonths', () => {
  test.each([
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-30', 13, '2027-12-30'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s + %i months = %s', (from, months, due) => {
    expect(dateOfDay(addMonths(dayNumber(from), months))).toBe(due);
  });
});
