import { newYearsDay, yearOfDay } from '../dates.ts';

/** Working days by day number (dates.ts), each answer from a table made once a year. */
export type Workdays = {
  has(day: number): boolean;
  /** The `count`-th working day after `day`; `day` itself for 0. */
  after(day: number, count: number): number;
  /** Working days in (from, to]; negative when `to` lies before `from`. */
  between(from: number, to: number): number;
};

type YearTable = {
  start: number;
  /** Working days among the first i days of the year. */
  before: Uint16Array;
  /** The working days, as days after `start`. */
  days: Uint16Array;
};

export function workdaysBy(isWorkday: (day: number) => boolean): Workdays {
  const tables = new Map<number, YearTable>();
  const tableOf = (year: number): YearTable => {
    const known = tables.get(year);
    if (known) return known;
    const made = makeTable(year, isWorkday);
    tables.set(year, made);
    return made;
  };

  /** Working days of its year up to and including `day`. */
  const through = (day: number, year: number) => {
    const { start, before } = tableOf(year);
    return before[day - start + 1] as number;
  };

  const after = (day: number, count: number): number => {
    if (count === 0) return day;
    let year = yearOfDay(day);
    let rank = through(day, year) + count;
    for (;;) {
      const { start, days } = tableOf(year);
      if (rank <= days.length) return start + (days[rank - 1] as number);
      rank -= days.length;
      year += 1;
    }
  };

  const between = (from: number, to: number): number => {
    if (to < from) return 0 - between(to, from);
    const last = yearOfDay(to);
    let year = yearOfDay(from);
    let count = through(to, last) - through(from, year);
    for (; year < last; year += 1) count += tableOf(year).days.length;
    return count;
  };

  return { has: (day) => through(day, yearOfDay(day)) > through(day - 1, yearOfDay(day)), after, between };
}

function makeTable(year: number, isWorkday: (day: number) => boolean): YearTable {
  const start = newYearsDay(year);
  const length = newYearsDay(year + 1) - start;
  const before = new Uint16Array(length + 1);
  const days: number[] = [];
  for (let i = 0; i < length; i += 1) {
    if (isWorkday(start + i)) days.push(i);
    before[i + 1] = days.length;
  }
  return { start, before, days: Uint16Array.from(days) };
}
