import { localDate } from '../../../platform/clock.ts';
import type { EvidentEvent } from '../../cases/index.ts';
import { type Check, eventOf, type Found } from './check.ts';

/**
 * 行政许可法 第三十四、三十七条: accepted, then reviewed, then decided. Events whose times run backwards, a decision before
 * the acceptance, and entered days that cannot be: a visit after the day it was recorded on, or after the decision.
 */
export const impossibleOrder: Check<'impossible-order'> = ({ one }) => {
  const { events } = one;
  return [...backwards(events), ...decidedFirst(events), ...visits(events)];
};

function backwards(events: readonly EvidentEvent[]): Found[] {
  return events.flatMap((event, index) => {
    const before = events[index - 1];
    if (!before || event.at >= before.at) return [];
    return [{ ground: `backwards ${event.seq}`, actor: officer(event), events: [before, event], facts: {} }];
  });
}

function decidedFirst(events: readonly EvidentEvent[]): Found[] {
  const decided = eventOf(events, 'decided');
  const accepted = events.find(({ kind }) => kind === 'accepted' || kind === 'deemed-accepted');
  if (!decided || (accepted && accepted.seq < decided.seq && accepted.at <= decided.at)) return [];
  const both = [decided, ...(accepted ? [accepted] : [])];
  return [{ ground: `decided ${decided.seq}`, actor: officer(decided), events: both, facts: {} }];
}

function visits(events: readonly EvidentEvent[]): Found[] {
  const decided = eventOf(events, 'decided');
  const decidedOn = decided && localDate(new Date(decided.at));
  return events.flatMap((event) => {
    if (event.kind !== 'visit-recorded') return [];
    const { on } = event.payload;
    const recordedOn = localDate(new Date(event.at));
    if (on <= recordedOn && (!decidedOn || on <= decidedOn)) return [];
    return [
      {
        ground: `visit ${event.seq}`,
        actor: officer(event),
        events: [event, ...(decided ? [decided] : [])],
        facts: { entered: on, recordedOn },
      },
    ];
  });
}

const officer = ({ actor }: EvidentEvent): string | null => (actor.startsWith('staff:') ? actor : null);
