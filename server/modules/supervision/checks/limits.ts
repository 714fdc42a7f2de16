import { type LimitUnit, limitUnits } from '../../../../contracts/catalogue-codes.ts';
import { localDate } from '../../../platform/clock.ts';
import type { Check, PublishedLimit } from './check.ts';

/**
 * 行政许可法 第三十条: the limit is published beforehand. A version of the item that allows more time, published between an
 * application and its decision, is told of once, with the first case it was found on.
 */
export const limitChanged: Check<'limit-changed'> = ({ one, guide, later }, { shorterToo }) =>
  later.flatMap(({ version, publishedAt, promised, statutory }) => {
    const changed = [
      ...change('promised', guide.promised, promised, shorterToo),
      ...change('statutory', guide.statutory, statutory, shorterToo),
    ];
    if (changed.length === 0) return [];
    return [
      {
        ground: `item ${one.item.code} ${version}`,
        actor: null,
        events: one.events.filter(({ kind }) => kind === 'submitted' || kind === 'decided'),
        facts: {
          ...Object.fromEntries(changed),
          version: one.item.version,
          newVersion: version,
          publishedOn: localDate(new Date(publishedAt)),
        },
      },
    ];
  });

function change(
  name: string,
  before: PublishedLimit | null,
  after: PublishedLimit | null,
  shorterToo: boolean,
): [string, string][] {
  if (before?.unit === after?.unit && before?.value === after?.value) return [];
  // In the same unit it is plain which is longer; in another, or where there is none any more, people look.
  const shorter = before && after && before.unit === after.unit && after.value < before.value;
  if (shorter && !shorterToo) return [];
  const say = (limit: PublishedLimit | null) =>
    limit ? `${limit.value} ${limitUnits[limit.unit as LimitUnit] ?? limit.unit}` : '—';
  return [[name, `${say(before)} → ${say(after)}`]];
}

/**
 * 行政许可法 第四十二、四十五条: only stops and extensions move a last day, and a newer calendar does so by an event. The day
 * that lists keep is compared with the one that the events give, by the same calendar.
 */
export const deadlineMoved: Check<'deadline-moved'> = ({ one, calendarVersion }) => {
  const { kept, events } = one;
  if (!kept || kept.calendar !== calendarVersion) return [];
  if (kept.dueAt?.getTime() === kept.reckoned?.getTime()) return [];
  const day = (at: Date | null) => (at ? localDate(new Date(at.getTime() - 1)) : '—');
  const last = events.at(-1);
  return [
    {
      ground: `due ${last?.seq ?? 0} ${kept.dueAt?.toISOString() ?? 'none'}`,
      actor: null,
      events: last ? [last] : [],
      facts: { keptDue: day(kept.dueAt), reckonedDue: day(kept.reckoned) },
    },
  ];
};
