/** The last day of a validity that begins on `from`: the day before the anniversary; thirty days for years = 0. */
export function lastDay(from: string, years: number): string {
  const day = new Date(`${from}T00:00:00Z`);
  if (years === 0) day.setUTCDate(day.getUTCDate() + 29);
  else {
    day.setUTCFullYear(day.getUTCFullYear() + years);
    day.setUTCDate(day.getUTCDate() - 1);
  }
  return day.toISOString().slice(0, 10);
}
