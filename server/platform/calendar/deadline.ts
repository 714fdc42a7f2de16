import type { LimitUnit } from '../../../contracts/catalogue-codes.ts';

export type { LimitUnit };
export type Limit = { value: number; unit: LimitUnit };

/** A date ends at 24:00 Asia/Shanghai; an instant is ISO 8601 in UTC. */
export type Deadline =
  | { kind: 'date'; date: string }
  | { kind: 'instant'; at: string }
  | { kind: 'same-visit' };

/**
 * A time that does not count: from ≤ d < to. Dates, or instants for limits in hours. Without `to` it still runs.
 * `reason` and `article` say by what right (行政许可法 art. 45: hearing, inspection, expert review …).
 */
export type Stop = { from: string; to?: string; reason: string; article: string };

/**
 * There is no deadline while a stop runs. `left` is what remains of the limit; the day of resumption is its first.
 * 0: the limit had ended on a day off, and its last day is the first working day from resumption.
 */
export type StoppedDeadline = {
  kind: 'stopped';
  since: string;
  left: number;
  unit: 'workday' | 'day' | 'hour' | 'minute';
};
