import { daysFromCivil, isWeekend } from '../dates.ts';
import { FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR, lunarDay } from './lunar.ts';

/**
 * Day numbers on which the law itself closes the offices, for a year whose notice is not out yet: the 13 days of
 * 《全国年节及纪念日放假办法》 (State Council order 795, in force since 2025) and, after each festival, a working day for
 * every one of its days that falls on a weekend (art. 6). A day shared by two festivals is made up for as well, as the
 * notice for 2020 did. Days moved from weekends are the notice's business and are not guessed.
 */
export function statutoryDaysOff(year: number): Set<number> {
  const off = new Set<number>();
  const owed: { after: number; days: number }[] = [];
  for (const festival of festivals(year)) {
    const lost = festival.filter((day) => isWeekend(day) || off.has(day));
    for (const day of festival) off.add(day);
    owed.push({ after: Math.max(...festival), days: lost.length });
  }
  for (const { after, days } of owed) {
    for (let day = after + 1, left = days; left > 0; day += 1) {
      if (isWeekend(day) || off.has(day)) continue;
      off.add(day);
      left -= 1;
    }
  }
  return off;
}

/** Of a year beyond the lunar tables only those of the solar calendar: a case of today never waits for its clock. */
function festivals(year: number): number[][] {
  if (year < FIRST_LUNAR_YEAR || year > LAST_LUNAR_YEAR) {
    return [
      run(daysFromCivil(year, 1, 1), 1),
      run(daysFromCivil(year, 5, 1), 2),
      run(daysFromCivil(year, 10, 1), 3),
    ];
  }
  const springFestival = lunarDay(year, 1, 1);
  return [
    run(daysFromCivil(year, 1, 1), 1),
    run(springFestival - 1, 4),
    run(qingming(year), 1),
    run(daysFromCivil(year, 5, 1), 2),
    run(lunarDay(year, 5, 5), 1),
    run(daysFromCivil(year, 10, 1), 3),
    run(lunarDay(year, 8, 15), 1),
  ];
}

function run(first: number, days: number): number[] {
  return Array.from({ length: days }, (_, i) => first + i);
}

/**
 * 清明, the sun at 15° of longitude: the usual approximation with a constant for each century, compared with the
 * sun's computed longitude for every year of 2025-2099 without a difference.
 */
function qingming(year: number): number {
  const ofCentury = year % 100;
  const constant = year < 2000 ? 5.59 : 4.81;
  return daysFromCivil(year, 4, Math.floor(ofCentury * 0.2422 + constant) - Math.floor(ofCentury / 4));
}
