import { type Check, eventOf, isOfficers } from './check.ts';

const custody: ReadonlySet<string> = new Set(['taken', 'assigned', 'handed-over', 'reassigned']);

/**
 * 行政许可法 第三十四条: materials are examined before a decision. A case that is not handled on the spot, decided by an
 * officer within seconds of having come to her, is a candidate: people find out whether it was read.
 */
export const decidedInSeconds: Check<'decided-in-seconds'> = ({ one }, { seconds: most }) => {
  const { events, item } = one;
  const decided = eventOf(events, 'decided');
  if (!decided || !isOfficers(decided) || item.handleKind === 'instant') return [];
  const had = events.findLast(({ kind, seq }) => custody.has(kind) && seq < decided.seq);
  // Granted in one act with its acceptance: that is the instant window's, by its own permission.
  if (!had || events.some(({ kind, at }) => kind === 'accepted' && at === decided.at)) return [];
  const seconds = Math.floor((Date.parse(decided.at) - Date.parse(had.at)) / 1000);
  if (seconds >= most) return [];
  return [
    { ground: `decided ${decided.seq}`, actor: decided.actor, events: [had, decided], facts: { seconds } },
  ];
};
