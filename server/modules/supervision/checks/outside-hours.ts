import { localDate, localMoment } from '../../../platform/clock.ts';
import { dayNumber, weekday } from '../../../platform/dates.ts';
import type { EvidentEvent } from '../../cases/index.ts';
import type { Hours } from '../parameters.ts';
import { type Check, isOfficers } from './check.ts';

type Open = {
  grace: number;
  hours: readonly Hours[];
  venue: readonly Hours[];
  isWorkday: (day: string) => boolean;
};

/**
 * An officer's act with legal effect outside the hours of the office and of the hall it sits in. A weekend that is worked
 * 调休 goes by Friday's hours; on a day off only hours that the hall itself announces for that weekday count.
 */
export const outsideHours: Check<'outside-hours'> = (
  { one, venueHours, isWorkday },
  { graceMinutes, hours, acts },
) => {
  const open = { grace: graceMinutes, hours, venue: venueHours, isWorkday };
  const found = one.events.filter(
    (event) => acts.includes(event.kind) && isOfficers(event) && !isOpen(open, new Date(event.at)),
  );
  // Two events of one act are one finding.
  const acted = [...Map.groupBy(found, ({ at, actor }) => `${at} ${actor}`).values()];
  return acted.map((events) => {
    const first = events[0] as EvidentEvent;
    return {
      ground: `act ${first.seq}`,
      actor: first.actor,
      events,
      facts: { local: localMoment(new Date(first.at)).replace('T', ' ').slice(0, 16) },
    };
  });
};

function isOpen({ grace, hours, venue, isWorkday }: Open, at: Date): boolean {
  const date = localDate(at);
  const day = weekday(dayNumber(date));
  const worked = isWorkday(date);
  const on = (list: readonly Hours[], as: number) => list.filter(({ days }) => days.includes(as));
  const all = [...(worked ? on(hours, Math.min(day, 5)) : []), ...(worked || day > 5 ? on(venue, day) : [])];
  const minute = minuteOf(localMoment(at).slice(11, 16));
  return all.some(({ from, to }) => minute >= minuteOf(from) - grace && minute <= minuteOf(to) + grace);
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
