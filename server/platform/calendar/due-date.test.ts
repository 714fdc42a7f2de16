import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import file from '../../../data/vectors/due-dates.json' with { type: 'json' };
import { dateOfDay, dayNumber } from '../dates.ts';
import { loadCalendar } from './calendar.ts';
import type { LimitUnit, Stop } from './deadline.ts';
import { dueDate, workdaysBetween } from './due-date.ts';

const calendar = loadCalendar();
const due = (from: string, value: number, unit: LimitUnit, stops: Stop[] = []) => {
  const deadline = dueDate(calendar, from, { value, unit }, stops);
  return deadline.kind === 'date' ? deadline.date : deadline.kind === 'instant' ? deadline.at : deadline.kind;
};
const stop = (from: string, to?: string): Stop => ({
  from,
  ...(to === undefined ? {} : { to }),
  reason: 'expert-review',
  article: '行政许可法第四十五条',
});

const dates = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2032-12-31') }).map(dateOfDay);
const counts = fc.integer({ min: 1, max: 120 });
const stopsAfter = (from: string) =>
  fc
    .array(fc.tuple(fc.integer({ min: -5, max: 150 }), fc.integer({ min: 0, max: 40 })), { maxLength: 4 })
    .map((all) => all.map(([at, days]) => stop(later(from, at), later(from, at + days))));
const cases = fc
  .tuple(dates, counts)
  .chain(([from, count]) => fc.tuple(fc.constant(from), fc.constant(count), stopsAfter(from)));

describe('working days', () => {
  test.each(file.vectors)('$days from $from: $due', ({ from, days, due: expected }) => {
    expect(due(from, days, 'workday')).toBe(expected);
  });

  test('end on a working day, later for more of them, and limits add up', () => {
    fc.assert(
      fc.property(dates, counts, counts, (from, a, b) => {
        const first = due(from, a, 'workday');
        expect(calendar.isWorkday(first)).toBe(true);
        expect(due(from, a + b, 'workday')).toBe(due(first, b, 'workday'));
        expect(workdaysBetween(calendar, from, first)).toBe(a);
        expect(due(later(from, 1), a, 'workday') >= first).toBe(true);
      }),
    );
  });

  test('are counted as one would on fingers, stops left out', () => {
    fc.assert(
      fc.property(cases, ([from, count, stops]) => {
        let [date, left] = [from, count];
        while (left > 0) {
          date = later(date, 1);
          if (calendar.isWorkday(date) && !covered(date, stops)) left -= 1;
        }
        expect(due(from, count, 'workday', stops)).toBe(date);
      }),
    );
  });

  test('a stop covers its first day and not the day of resumption', () => {
    expect(due('2026-11-20', 5, 'workday')).toBe('2026-11-27');
    expect(due('2026-11-20', 5, 'workday', [stop('2026-11-24', '2026-11-26')])).toBe('2026-12-01');
    expect(due('2026-11-20', 5, 'workday', [stop('2026-11-27', '2026-11-28')])).toBe('2026-11-30');
    expect(due('2026-11-20', 5, 'workday', [stop('2026-11-28', '2026-12-28')])).toBe('2026-11-27');
  });

  test('overlapping stops count once', () => {
    const stops = [stop('2026-11-25', '2026-11-27'), stop('2026-11-24', '2026-11-26')];
    expect(due('2026-11-20', 5, 'workday', stops)).toBe(
      due('2026-11-20', 5, 'workday', [stop('2026-11-24', '2026-11-27')]),
    );
  });
});

/** Reckoned by hand: notices for 2025 and 2026; the law alone for 2027 and 2028. */
describe('years side by side', () => {
  test.each([
    // 2025: 春节 01-28…02-04, worked 01-26 and 02-08; 国庆、中秋 10-01…10-08, worked 09-28 and 10-11
    ['2025-01-24', 1, 'workday', '2025-01-26'],
    ['2025-01-24', 3, 'workday', '2025-02-05'],
    ['2025-02-07', 1, 'workday', '2025-02-08'],
    ['2025-04-25', 1, 'workday', '2025-04-27'],
    ['2025-09-26', 4, 'workday', '2025-10-09'],
    ['2025-09-30', 3, 'workday', '2025-10-11'],
    ['2025-12-29', 3, 'workday', '2026-01-04'],
    ['2025-09-24', 7, 'day', '2025-10-09'],
    ['2025-10-04', 7, 'day', '2025-10-11'],
    ['2025-01-19', 7, 'day', '2025-01-26'],
    // 2026: worked 01-04, 02-14, 02-28, 05-09, 09-20, 10-10
    ['2026-02-13', 3, 'workday', '2026-02-25'],
    ['2026-02-25', 3, 'workday', '2026-02-28'],
    ['2026-09-30', 5, 'workday', '2026-10-13'],
    ['2026-09-18', 7, 'day', '2026-09-28'],
    // 2027 by the law: 05-01 and 05-02 fall on a weekend and are made up for on 05-03 and 05-04
    ['2027-04-30', 2, 'workday', '2027-05-06'],
    ['2027-09-30', 1, 'workday', '2027-10-06'],
    // 2028 by the law: 元旦 on a Saturday, 端午 on a Sunday, 中秋 within 国庆 (two days to make up for)
    ['2027-12-31', 1, 'workday', '2028-01-04'],
    ['2028-01-24', 1, 'workday', '2028-01-31'],
    ['2028-05-26', 1, 'workday', '2028-05-30'],
    ['2028-09-29', 1, 'workday', '2028-10-06'],
    ['2028-05-21', 7, 'day', '2028-05-30'],
  ] as const)('%s and %i %ss: %s', (from, value, unit, expected) => {
    expect(due(from, value, unit)).toBe(expected);
  });
});

describe('natural days', () => {
  test('end on a holiday: the next working day (Civil Code art. 203)', () => {
    expect(due('2026-11-22', 3, 'day')).toBe('2026-11-25');
    expect(due('2026-11-22', 6, 'day')).toBe('2026-11-30');
    expect(due('2026-01-30', 15, 'day')).toBe('2026-02-14');
    expect(due('2026-01-30', 16, 'day')).toBe('2026-02-24');
  });

  test('are counted as one would on fingers, stops left out', () => {
    fc.assert(
      fc.property(cases, ([from, count, stops]) => {
        let [date, left] = [from, count];
        while (left > 0) {
          date = later(date, 1);
          if (!covered(date, stops)) left -= 1;
        }
        while (!calendar.isWorkday(date) || covered(date, stops)) date = later(date, 1);
        expect(due(from, count, 'day', stops)).toBe(date);
      }),
    );
  });

  test('months and years end on the corresponding day (Civil Code art. 202)', () => {
    expect(due('2026-09-25', 2, 'month')).toBe('2026-11-25');
    expect(due('2026-12-31', 2, 'month')).toBe('2027-03-01');
    expect(due('2025-02-28', 1, 'year')).toBe('2026-02-28');
  });
});

describe('hours and minutes', () => {
  test('run through nights and holidays', () => {
    expect(due('2026-11-20T17:30:00+08:00', 24, 'hour')).toBe('2026-11-21T09:30:00.000Z');
    expect(due('2026-11-20T17:30:00+08:00', 45, 'minute')).toBe('2026-11-20T10:15:00.000Z');
  });

  test('are moved by the time stopped; a stop by date begins at midnight in China', () => {
    const from = '2026-11-20T17:30:00+08:00';
    expect(due(from, 2, 'hour', [stop('2026-11-20T18:00:00+08:00', '2026-11-20T18:10:00+08:00')])).toBe(
      '2026-11-20T11:40:00.000Z',
    );
    expect(due(from, 8, 'hour', [stop('2026-11-21', '2026-11-22')])).toBe('2026-11-21T17:30:00.000Z');
  });

  test('need an instant to begin at', () => {
    expect(() => due('2026-11-20', 2, 'hour')).toThrow(RangeError);
    expect(() => due('2026-11-20T17:30:00', 2, 'hour')).toThrow(RangeError);
  });
});

describe('a stop that still runs', () => {
  test('leaves no deadline but what is left', () => {
    const limit = { value: 5, unit: 'workday' } as const;
    expect(dueDate(calendar, '2026-11-20', limit, [stop('2026-11-25')])).toEqual({
      kind: 'stopped',
      since: '2026-11-25',
      left: 3,
      unit: 'workday',
    });
  });

  test('what is left, counted from the day of resumption, is the deadline that it gets then', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 150 }), counts, ([from, count, stops], at, days) => {
        const [begin, resume] = [later(from, at), later(from, at + days)];
        const stopped = dueDate(calendar, from, { value: count, unit: 'workday' }, [...stops, stop(begin)]);
        if (stopped.kind !== 'stopped') return;
        const resumed = due(from, count, 'workday', [
          ...stops.filter((each) => each.from < stopped.since),
          stop(stopped.since, resume),
        ]);
        fc.pre(stops.every((each) => (each.to ?? '') <= resume));
        expect(resumed).toBe(due(later(resume, -1), stopped.left, 'workday'));
      }),
    );
  });

  test('does not matter when it begins after the deadline', () => {
    expect(due('2026-11-20', 5, 'workday', [stop('2026-11-28')])).toBe('2026-11-27');
    expect(due('2026-11-20', 5, 'day', [stop('2026-11-26')])).toBe('2026-11-25');
  });

  test('on the days off at the end leaves 0', () => {
    expect(dueDate(calendar, '2026-11-20', { value: 8, unit: 'day' }, [stop('2026-11-29')])).toMatchObject({
      kind: 'stopped',
      left: 0,
    });
  });

  test('of hours', () => {
    const limit = { value: 2, unit: 'hour' } as const;
    expect(dueDate(calendar, '2026-11-20T09:00:00Z', limit, [stop('2026-11-20T09:30:00Z')])).toMatchObject({
      kind: 'stopped',
      left: 1.5,
      unit: 'hour',
    });
  });
});

test.each(['workday', 'day', 'month'] as const)('more stops never bring a limit in %ss forward', (unit) => {
  fc.assert(
    fc.property(cases, ([from, count, stops]) => {
      const value = unit === 'month' ? Math.ceil(count / 30) : count;
      expect(due(from, value, unit, stops) >= due(from, value, unit, stops.slice(1))).toBe(true);
    }),
  );
});

test('on the spot, 0, parts of a day, and what is no limit', () => {
  expect(due('2026-11-20', 1, 'on-the-spot')).toBe('same-visit');
  expect(due('2026-11-20', 0, 'workday')).toBe('same-visit');
  expect(due('2026-11-20', 0.5, 'workday')).toBe('2026-11-23');
  expect(() => due('2026-11-20', -1, 'workday')).toThrow(RangeError);
  expect(() => due('2026-11-31', 1, 'workday')).toThrow(RangeError);
  expect(() => due('2026-11-20', 1, 'workday', [stop('2026-11-24', '2026-11-23')])).toThrow(RangeError);
});

test('an instant counts by its day in China', () => {
  expect(due('2026-11-20T16:00:00Z', 1, 'day')).toBe(due('2026-11-21', 1, 'day'));
});

test('working days between, in both directions', () => {
  fc.assert(
    fc.property(
      dates,
      dates,
      (a, b) => workdaysBetween(calendar, a, b) === 0 - workdaysBetween(calendar, b, a),
    ),
  );
  expect(workdaysBetween(calendar, '2026-11-20', '2026-11-20')).toBe(0);
});

function later(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

function covered(date: string, stops: Stop[]): boolean {
  return stops.some(({ from, to }) => from <= date && (to === undefined || date < to));
}
