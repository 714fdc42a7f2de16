import { dateOfDay, dayNumber } from './dates.ts';

/** The only source of the present. Rules take a Clock, or a date made from one, and never ask the machine. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved. `iso` needs an offset; RangeError for what is no instant. */
export function testClock(iso: string): Clock & { set(iso: string): void; advance(ms: number): void } {
  let at = instant(iso);
  return {
    now: () => new Date(at),
    set: (next) => {
      at = instant(next);
    },
    advance: (ms) => {
      at += ms;
    },
  };
}

/**
 * Asia/Shanghai as a fixed offset: the same as the time zone database for every instant since the last summer time
 * ended on 1991-09-15 (the tests compare the two), and several times as fast.
 */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The civil date (YYYY-MM-DD) in China at an instant after 1991. */
export function localDate(at: Date): string {
  return dateOfDay(Math.floor((at.getTime() + OFFSET_MS) / DAY_MS));
}

/** YYYY-MM-DD HH:MM in China at an instant after 1991. */
export function localMoment(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** 00:00 Asia/Shanghai of a civil date. RangeError for a date that does not exist. */
export function startOfDay(date: string): Date {
  return new Date(dayNumber(date) * DAY_MS - OFFSET_MS);
}

/** 24:00 Asia/Shanghai of a civil date: the instant at which a limit in days has run out. */
export function endOfDay(date: string): Date {
  return new Date(startOfDay(date).getTime() + DAY_MS);
}

function instant(iso: string): number {
  const at = Date.parse(iso);
  if (Number.isNaN(at) || !/(?:Z|[+-]\d{2}:\d{2})$/.test(iso))
    throw new RangeError(`no instant with offset: ${iso}`);
  return at;
}
