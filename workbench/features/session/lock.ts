/** Whole minutes from now until `until`, at least 0. */
export const minutesUntil = (until: string, now: Date = new Date()): number =>
  Math.max(0, Math.ceil((new Date(until).getTime() - now.getTime()) / 60_000));
