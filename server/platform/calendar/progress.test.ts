import { describe, expect, test } from 'vitest';
import { loadCalendar } from './calendar.ts';
import type { Stop } from './deadline.ts';
import { dueDate } from './due-date.ts';
import { progress, remaining, usedShare } from './progress.ts';

const calendar = loadCalendar();
const ten = { value: 10, unit: 'workday' } as const; // from 2026-11-20: due 2026-12-04
const stop = (from: string, to?: string): Stop => ({
  from,
  ...(to === undefined ? {} : { to }),
  reason: 'hearing',
  article: '行政许可法第四十五条',
});

describe('remaining', () => {
  const deadline = dueDate(calendar, '2026-11-20', ten);

  test.each([
    ['2026-11-20', 10, 14, false],
    ['2026-12-03', 1, 1, false],
    ['2026-12-04', 0, 0, false],
    ['2026-12-05', 0, -1, true],
    ['2026-12-07', -1, -3, true],
  ])('on %s: %i working days, %i days', (today, workdays, days, overdue) => {
    expect(remaining(calendar, today, deadline)).toEqual({ kind: 'date', workdays, days, overdue });
  });

  test('the last day ends at 24:00 in China', () => {
    expect(remaining(calendar, '2026-12-04T15:59:59Z', deadline).overdue).toBe(false);
    expect(remaining(calendar, '2026-12-04T16:00:00Z', deadline).overdue).toBe(true);
  });

  test('hours need an instant', () => {
    const hours = dueDate(calendar, '2026-11-20T01:00:00Z', { value: 2, unit: 'hour' });
    expect(remaining(calendar, '2026-11-20T02:00:00Z', hours)).toEqual({
      kind: 'instant',
      ms: 3_600_000,
      overdue: false,
    });
    expect(remaining(calendar, '2026-11-20T03:00:00.001Z', hours)).toEqual({
      kind: 'instant',
      ms: -1,
      overdue: true,
    });
    expect(() => remaining(calendar, '2026-11-20', hours)).toThrow(RangeError);
  });

  test('stopped and on the spot', () => {
    const stopped = dueDate(calendar, '2026-11-20', ten, [stop('2026-11-24')]);
    expect(remaining(calendar, '2027-05-01', stopped)).toEqual({
      kind: 'stopped',
      left: 9,
      unit: 'workday',
      overdue: false,
    });
    expect(remaining(calendar, '2026-11-20', { kind: 'same-visit' })).toEqual({
      kind: 'same-visit',
      overdue: false,
    });
  });
});

describe('progress', () => {
  test.each([
    ['2026-11-19', 0, 10],
    ['2026-11-20', 0, 10],
    ['2026-11-22', 0, 10],
    ['2026-11-23', 1, 9],
    ['2026-12-04', 10, 0],
    ['2026-12-07', 11, -1],
  ])('of working days on %s: %i used, %i left', (today, used, left) => {
    const at = progress(calendar, '2026-11-20', ten, today);
    expect(at).toMatchObject({
      used,
      total: 10,
      remaining: left,
      share: used / 10,
      overdue: today > '2026-12-04',
    });
  });

  test('leaves stopped time out', () => {
    const stops = [stop('2026-11-24', '2026-11-26')];
    expect(progress(calendar, '2026-11-20', ten, '2026-11-25', stops)).toMatchObject({ used: 1, total: 10 });
    expect(progress(calendar, '2026-11-20', ten, '2026-11-26', stops)).toMatchObject({ used: 2, total: 10 });
    expect(progress(calendar, '2026-11-20', ten, '2026-12-08', stops)).toMatchObject({
      remaining: 0,
      overdue: false,
    });
    expect(progress(calendar, '2026-11-20', ten, '2027-03-01', [stop('2026-11-24')])).toMatchObject({
      deadline: { kind: 'stopped' },
      used: 1,
      total: 10,
      remaining: 9,
      overdue: false,
    });
  });

  test('of natural days counts the days off they run on to', () => {
    const six = { value: 6, unit: 'day' } as const; // ends on Saturday the 28th, so on Monday the 30th
    expect(progress(calendar, '2026-11-22', six, '2026-11-26')).toMatchObject({
      used: 4,
      total: 8,
      share: 0.5,
    });
    const stops = [stop('2026-11-24', '2026-11-26')]; // 28 + 2 days is the 30th itself
    expect(progress(calendar, '2026-11-22', six, '2026-11-30', stops)).toMatchObject({
      used: 6,
      total: 6,
      remaining: 0,
    });
  });

  test('of hours', () => {
    const two = { value: 2, unit: 'hour' } as const;
    const stops = [stop('2026-11-20T01:30:00Z', '2026-11-20T02:30:00Z')];
    expect(progress(calendar, '2026-11-20T01:00:00Z', two, '2026-11-20T03:00:00Z', stops)).toMatchObject({
      used: 1,
      total: 2,
      share: 0.5,
      official: true,
    });
    expect(() => progress(calendar, '2026-11-20T01:00:00Z', two, '2026-11-20')).toThrow(RangeError);
  });

  test('says when an unannounced year is on the way', () => {
    expect(progress(calendar, '2026-12-01', ten, '2026-12-01').official).toBe(true);
    expect(progress(calendar, '2026-12-28', ten, '2026-12-28').official).toBe(false);
  });

  test('on the spot there is nothing to use up', () => {
    expect(usedShare(calendar, '2026-11-20', { value: 1, unit: 'on-the-spot' }, '2026-11-20')).toBe(0);
    expect(usedShare(calendar, '2026-11-20', ten, '2026-11-27')).toBe(0.5);
  });
});
