import canonicalize from 'canonicalize';
import file from '../../../data/calendar.json' with { type: 'json' };
import { sm3Hex } from '../crypto/sm3.ts';
import { dayNumber, isWeekend, yearOfDay } from '../dates.ts';
import type { CalendarFile, Changes } from './calendar-file.ts';
import { isPublished, publishedChanges } from './published.ts';
import { statutoryDaysOff } from './statutory.ts';
import { type Workdays, workdaysBy } from './workdays.ts';

/** Raised when the same file would give other working days than before; part of the version. */
const RULES = 'published 2004-2026, else order 795';

export type Calendar = {
  /** 16 hex digits; two calendars with the same version give the same deadlines. */
  version: string;
  isWorkday(date: string): boolean;
  /** False for a year whose holidays are reckoned from the law because no notice is known yet. */
  isOfficial(year: number): boolean;
  /**
   * The calendar of a division: the state's with what the file adds for these codes, the widest first
   * (['513400', '513424']), so that a county may undo what its prefecture adds.
   */
  forDivisions(codes: readonly string[]): Calendar;
  workdays: Workdays;
};

/**
 * A calendar from a file of the shape of data/calendar.json (that file when none is given). A year in the file goes by
 * the file, an earlier year of 2004-2026 by the published notices, any other by the law alone; 1900-2100.
 * Throws for a date that does not exist or is listed both as off and as worked.
 */
export function loadCalendar(from: CalendarFile = file): Calendar {
  const listed = merge(Object.values(from.years).map(changesOf));
  const published = publishedChanges();
  const statutory = new Map<number, Set<number>>();

  const isStateWorkday = (day: number): boolean => {
    const change = listed.get(day);
    if (change !== undefined) return change;
    const year = yearOfDay(day);
    if (from.years[year]) return !isWeekend(day);
    if (isPublished(year)) return published.get(day) ?? !isWeekend(day);
    let off = statutory.get(year);
    if (!off) {
      off = statutoryDaysOff(year);
      statutory.set(year, off);
    }
    return !isWeekend(day) && !off.has(day);
  };

  const version = sm3Hex(canonicalize([RULES, from.years, from.regions ?? {}]) ?? '').slice(0, 16);
  const isOfficial = (year: number) => from.years[year]?.official ?? isPublished(year);
  const regional = new Map<string, Calendar>();

  const forDivisions = (codes: readonly string[]): Calendar => {
    const own = codes.flatMap((code) => (from.regions?.[code] ? [code] : []));
    const known = regional.get(own.join());
    if (known) return known;
    const changes = merge(own.map((code) => changesOf(from.regions?.[code] ?? {})));
    const made = calendarBy((day) => changes.get(day) ?? isStateWorkday(day));
    regional.set(own.join(), made);
    return made;
  };

  function calendarBy(isWorkday: (day: number) => boolean): Calendar {
    const workdays = workdaysBy(isWorkday);
    return {
      version,
      isOfficial,
      forDivisions,
      workdays,
      isWorkday: (date) => workdays.has(dayNumber(date)),
    };
  }

  return forDivisions([]);
}

function changesOf(listed: { off?: Record<string, string[]>; work?: string[] }): Changes {
  const off = Object.values(listed.off ?? {}).flat();
  const changes = new Map(off.map((date) => [dayNumber(date), false]));
  for (const date of listed.work ?? []) {
    const day = dayNumber(date);
    if (changes.has(day)) throw new Error(`日历中 ${date} 既列为放假又列为上班，请改正其中一处。`);
    changes.set(day, true);
  }
  return changes;
}

function merge(all: Changes[]): Changes {
  return new Map(all.flatMap((changes) => [...changes]));
}
