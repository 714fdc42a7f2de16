import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOfDay, dayNumber } from '../../../platform/dates.ts';
import { cover, spansOf } from './cover.ts';

const first = dayNumber('2023-01-01');
const days = fc.integer({ min: 0, max: 4 * 365 }).map((n) => first + n);

test('the spans of a period hold each of its days once and no other', () => {
  fc.assert(
    fc.property(days, days, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const parts = cover({ from: dateOfDay(from), to: dateOfDay(to) });
      for (let day = from - 40; day <= to + 40; day++) {
        const held = Object.entries(spansOf(dateOfDay(day)));
        const count = parts
          .filter((part) => held.some(([span, start]) => span === part.span && start === part.day))
          .reduce((sum, { sign }) => sum + sign, 0);
        if (count !== (day >= from && day <= to ? 1 : 0)) return false;
      }
      return true;
    }),
    { numRuns: 60 },
  );
});

test('a period of a year is a few spans', () => {
  expect(cover({ from: '2026-01-01', to: '2026-12-31' })).toEqual([
    { span: 'year', day: '2026-01-01', sign: 1 },
  ]);
  expect(cover({ from: '2026-01-01', to: '2026-11-17' })).toHaveLength(6);
  fc.assert(
    fc.property(days, (to) => {
      const day = dateOfDay(to);
      return cover({ from: spansOf(day).year, to: day }).length <= 9;
    }),
  );
});
