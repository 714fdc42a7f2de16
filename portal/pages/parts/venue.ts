import type { OpeningHours } from '../../../contracts/regions.ts';
import { codeName, listed, type Say } from './say.ts';

/** 周一至周五 9:00–12:00, one sentence an entry. */
export function hoursText(say: Say, hours: readonly OpeningHours[]): string[] {
  return hours.map(({ days, from, to, note }) => {
    const line = say('guide.where.hours.to', { days: daysText(say, days), from, to });
    return note ? `${line} ${note}` : line;
  });
}

function daysText(say: Say, days: readonly number[]): string {
  const name = (day: number | undefined) => codeName(say, 'weekday', String(day));
  const sorted = [...days].sort((a, b) => a - b);
  const inRow = sorted.every((day, at) => at === 0 || day === (sorted[at - 1] ?? 0) + 1);
  if (sorted.length > 2 && inRow)
    return say('guide.where.days', { from: name(sorted[0]), to: name(sorted.at(-1)) });
  return listed(say, sorted.map(name));
}
