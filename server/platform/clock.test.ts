import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfDay, localDate, startOfDay, systemClock, testClock } from './clock.ts';

test('a day in China begins at 16:00 UTC', () => {
  expect(localDate(new Date('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22');
  expect(localDate(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
  expect(startOfDay('2026-11-23').toISOString()).toBe('2026-11-22T16:00:00.000Z');
  expect(endOfDay('2026-12-31')).toEqual(startOfDay('2027-01-01'));
});

test('the fixed offset agrees with the time zone database', () => {
  const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
  const instants = fc.date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(fc.property(instants, (at) => localDate(at) === shanghai.format(at)));
});

test('what is no date or no instant is refused', () => {
  expect(() => startOfDay('2026-02-30')).toThrow(RangeError);
  expect(() => startOfDay('2026-2-3')).toThrow(RangeError);
  expect(() => testClock('2026-11-22T10:00:00')).toThrow(RangeError);
});

test('a test clock stands still until it is moved', () => {
  const clock = testClock('2026-11-22T10:00:00+08:00');
  clock.now().setFullYear(1999);
  expect(clock.now().toISOString()).toBe('2026-11-22T02:00:00.000Z');
  clock.advance(60_000);
  expect(clock.now().toISOString()).toBe('2026-11-22T02:01:00.000Z');
  clock.set('2027-01-01T00:00:00Z');
  expect(clock.now().toISOString()).toBe('2027-01-01T00:00:00.000Z');
});

test('the system clock moves', () => {
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1000);
});
