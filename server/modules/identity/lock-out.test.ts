import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterTry, bounds, type Counter, lockedUntil } from './lock-out.ts';

const minute = 60_000;
const at = (minutes: number) => new Date(Date.parse('2026-11-23T09:00:00+08:00') + minutes * minute);

function tries(count: number, from: number, before?: Counter): Counter {
  let counter = before;
  for (let i = 0; i < count; i++) counter = afterTry(counter, at(from), bounds.account);
  return counter as Counter;
}

test('four wrong passwords do not lock, the fifth locks fifteen minutes', () => {
  expect(lockedUntil(tries(4, 0), at(0))).toBeNull();
  const locked = tries(5, 0);
  expect(lockedUntil(locked, at(0))).toEqual(at(15));
  expect(lockedUntil(locked, at(14.99))).toEqual(at(15));
  expect(lockedUntil(locked, at(15))).toBeNull();
});

test('failures spread over more than fifteen minutes are forgotten', () => {
  expect(lockedUntil(tries(4, 15, tries(4, 0)), at(15))).toBeNull();
});

test('each lock is twice as long, up to a day', () => {
  let counter: Counter | undefined;
  let time = 0;
  const lengths: number[] = [];
  for (let i = 0; i < 9; i++) {
    counter = tries(5, time, counter);
    const until = lockedUntil(counter, at(time)) as Date;
    lengths.push((until.getTime() - at(time).getTime()) / minute);
    time += lengths.at(-1) as number;
  }
  expect(lengths).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
});

test('a quiet day after the lock brings back the first length', () => {
  const once = tries(5, 0);
  const later = 15 + 24 * 60;
  expect(lockedUntil(tries(5, later, once), at(later))).toEqual(at(later + 15));
  expect(lockedUntil(tries(5, later - 1, once), at(later - 1))).toEqual(at(later + 29));
});

test('however tries are spread, no more than five happen between two locks of fifteen minutes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 60 }), (gaps) => {
      let counter: Counter | undefined;
      let time = 0;
      const taken: number[] = [];
      for (const gap of gaps) {
        time += gap;
        if (lockedUntil(counter, at(time))) continue;
        counter = afterTry(counter, at(time), bounds.account);
        taken.push(time);
      }
      // A window that a try opened holds at most five; two windows meet in any 15 minutes, so ten is the ceiling.
      for (const start of taken) {
        expect(taken.filter((one) => one >= start && one < start + 15).length).toBeLessThanOrEqual(9);
      }
    }),
  );
});
