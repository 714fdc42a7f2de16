import type { CardColour, Evidence } from '../../../../contracts/supervision.ts';
import { localDate } from '../../../platform/clock.ts';
import type { EvidentEvent, SupervisedClock } from '../../cases/index.ts';
import type { SupervisionParameters } from '../parameters.ts';

/** What a card rests on: a clock that has turned yellow, or run out. */
export type Ground = { colour: CardColour; clock: SupervisedClock; turnedAt: Date; dueAt: Date };

/** Names a clock of a case: what it times and when it began. */
export const clockKey = ({ kind, step, from }: SupervisedClock): string =>
  [kind, ...(step ? [step.id, step.seat] : []), from].join(' ');

/**
 * Clocks that give a card at `now`. One that stands still by law gives none (行政许可法 第四十五条), whatever it used
 * before; yellow warns of what can still be kept, so one that has ended gives only red, and red only where it ended late.
 */
export function groundsOf(
  clocks: readonly SupervisedClock[],
  now: Date,
  { yellow, red }: SupervisionParameters['cards'],
): Ground[] {
  return clocks.flatMap((clock): Ground[] => {
    const { kind, dueAt, yellowAt, endedAt } = clock;
    if (!dueAt) return [];
    const until = endedAt ? new Date(endedAt) : now;
    if (until >= dueAt) return red.includes(kind) ? [{ colour: 'red', clock, turnedAt: dueAt, dueAt }] : [];
    if (endedAt || !yellowAt || now < yellowAt || !yellow.includes(kind)) return [];
    return [{ colour: 'yellow', clock, turnedAt: yellowAt, dueAt }];
  });
}

/**
 * Whether a card's clock, as it is reckoned now, never reached the card's colour: it was stopped, extended or recounted.
 * What cannot be said now (it stands still, or is no clock of the case any more) takes no ground away.
 */
export function lostGround(
  { colour, ground }: { colour: CardColour; ground: string },
  clocks: readonly SupervisedClock[],
  now: Date,
): boolean {
  const clock = clocks.find((one) => clockKey(one) === ground);
  const line = clock && (colour === 'red' ? clock.dueAt : clock.yellowAt);
  if (!clock || !line) return false;
  return (clock.endedAt ? new Date(clock.endedAt) : now) < line;
}

/** The clock and what happened while it ran, as they stand when the card is issued. */
export function clockEvidence({ clock, turnedAt, dueAt }: Ground, events: readonly EvidentEvent[]): Evidence {
  const { kind, step, from, limit, extension, stops, endedAt } = clock;
  const ran = events.filter(({ at }) => at >= from && (!endedAt || at <= endedAt));
  return {
    clock: {
      kind,
      step: step?.name ?? null,
      from,
      limit,
      extension,
      stops: stops.map((stop) => ({
        from: stop.from,
        to: stop.to,
        cause: stop.cause,
        article: stop.article,
      })),
      // The end of a day is the first moment of the next.
      due: localDate(new Date(dueAt.getTime() - 1)),
      turnedAt: turnedAt.toISOString(),
    },
    events: ran.map(eventRef),
    facts: {},
  };
}

export const eventRef = ({ seq, kind, at, actor, hash }: EvidentEvent): Evidence['events'][number] => ({
  seq,
  kind,
  at,
  by: actor.startsWith('staff:') || actor.startsWith('system:') ? actor : 'applicant',
  hash,
});
