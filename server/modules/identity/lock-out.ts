/** Wrong passwords of one account or one address, as counted so far. */
export type Counter = { failures: number; windowStart: Date; locks: number; lockedUntil: Date | null };

const minute = 60_000;
const day = 24 * 60 * minute;

/** Wrong passwords are added up over this long; older ones are forgotten. */
const windowMs = 15 * minute;
/** First lock. It doubles each time, so that guessing goes from 480 to 5 tries a day, and a tired person waits once. */
const firstLockMs = 15 * minute;
/** Longest lock: a day later the owner may try again without asking anybody. */
const longestLockMs = day;
/** A quiet day after a lock has ended brings back the first length. */
const forgetLocksMs = day;

/**
 * How many wrong passwords lock: 5 for an account (GB/T 22239-2019 8.1.4.1 asks for a limit, five is its usual
 * reading); 50 for an address, because a hall or a village shares one line.
 */
export const bounds = { account: 5, address: 50 } as const;

export const noFailures = (now: Date): Counter => ({
  failures: 0,
  windowStart: now,
  locks: 0,
  lockedUntil: null,
});

/** When the next try is possible, or null when it is possible now. */
export function lockedUntil(counter: Counter | undefined, now: Date): Date | null {
  return counter?.lockedUntil && counter.lockedUntil > now ? counter.lockedUntil : null;
}

/**
 * The counter after one more try. Tries are counted before the password is looked at and taken back when it was
 * right: many tries at the same moment cannot slip past the bound.
 */
export function afterTry(before: Counter | undefined, now: Date, bound: number): Counter {
  const counter = refreshed(before ?? noFailures(now), now);
  const failures = counter.failures + 1;
  if (failures < bound) return { ...counter, failures };
  const length = Math.min(firstLockMs * 2 ** Math.min(counter.locks, 10), longestLockMs);
  const until = new Date(now.getTime() + length);
  return { failures: 0, windowStart: until, locks: counter.locks + 1, lockedUntil: until };
}

function refreshed(counter: Counter, now: Date): Counter {
  const since = now.getTime() - (counter.lockedUntil ?? counter.windowStart).getTime();
  const locks = since >= forgetLocksMs ? 0 : counter.locks;
  const stale = now.getTime() - counter.windowStart.getTime() >= windowMs;
  return { ...counter, locks, ...(stale ? { failures: 0, windowStart: now } : {}) };
}
