/** Dates are YYYY-MM-DD. Off days list weekends too where the notice does; only what differs from the week matters. */
type DayChanges = {
  source: string;
  off?: Record<string, string[]>;
  work?: string[];
};

/**
 * The shape of data/calendar.json. A year is `official` once the State Council has published its holidays. A region
 * (division code) holds what it adds to the state's calendar, a festival of an autonomous prefecture for one.
 */
export type CalendarFile = {
  years: Record<string, DayChanges & { official: boolean }>;
  regions?: Record<string, DayChanges>;
};

/** Day number → whether offices work on it. */
export type Changes = ReadonlyMap<number, boolean>;
