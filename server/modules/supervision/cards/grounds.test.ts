import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SupervisedClock } from '../../cases/index.ts';
import { clockKey, groundsOf, lostGround } from './grounds.ts';

const all = { yellow: ['decision'], red: ['decision'] };
const day = (n: number) => new Date(Date.UTC(2026, 10, n));
const clock = (changes: Partial<SupervisedClock>): SupervisedClock => ({
  kind: 'decision',
  step: null,
  unit: { organisationId: 'o', divisionCode: 'd' },
  seatOf: null,
  from: day(1).toISOString(),
  limit: { value: 10, unit: 'workday' },
  extension: null,
  stops: [],
  endedAt: null,
  yellowAt: day(10),
  dueAt: day(15),
  ...changes,
});
const colours = (changes: Partial<SupervisedClock>, now: Date) =>
  groundsOf([clock(changes)], now, all).map(({ colour }) => colour);

test('green gives nothing, yellow from its line, red from 24:00 of the last day', () => {
  expect(colours({}, day(9))).toEqual([]);
  expect(colours({}, day(10))).toEqual(['yellow']);
  expect(colours({}, day(15))).toEqual(['red']);
});

test('what ended in time gives nothing, what ended late gives red', () => {
  expect(colours({ endedAt: day(12).toISOString() }, day(30))).toEqual([]);
  expect(colours({ endedAt: day(16).toISOString() }, day(30))).toEqual(['red']);
});

test('a clock that stands still by law (第四十五条) never gives a card, nor takes one away', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), (n) => {
      const stopped = clock({ dueAt: null, yellowAt: null });
      expect(groundsOf([stopped], day(n), all)).toEqual([]);
      const card = { colour: 'red', ground: clockKey(stopped) } as const;
      expect(lostGround(card, [stopped], day(n))).toBe(false);
    }),
  );
});

test('a card has its ground exactly as long as its clock, reckoned anew, reached its colour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (due, now) => {
      const one = clock({ yellowAt: day(1), dueAt: day(due) });
      const given = groundsOf([one], day(now), all).some(({ colour }) => colour === 'red');
      expect(lostGround({ colour: 'red', ground: clockKey(one) }, [one], day(now))).toBe(!given);
    }),
  );
});
