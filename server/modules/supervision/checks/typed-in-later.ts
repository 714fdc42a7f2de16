import { localDate } from '../../../platform/clock.ts';
import { dayNumber } from '../../../platform/dates.ts';
import { type Check, eventOf, type Found, isOfficers } from './check.ts';

/**
 * 体外循环: handled outside and typed in afterwards. Papers came, or a visit was, before the application by more days than set,
 * or an application at a window that is not decided on the spot went all the way to an officer's decision within minutes.
 */
export const typedInLater: Check<'typed-in-later'> = ({ one }, { days, minutesToDecision }) => {
  const { events, item, submittedAt } = one;
  const submittedOn = localDate(new Date(submittedAt));
  const early = events.flatMap((event): Found[] => {
    if (event.kind !== 'visit-recorded') return [];
    const before = dayNumber(submittedOn) - dayNumber(event.payload.on);
    if (before <= days) return [];
    return [
      {
        ground: `visit ${event.seq}`,
        actor: isOfficers(event) ? event.actor : null,
        events: [...events.slice(0, 1), event],
        facts: { entered: event.payload.on, submittedOn, daysBefore: before },
      },
    ];
  });
  const received = eventOf(events, 'received-at-window');
  // A correction or a withdrawal on paper is of a case that was there before.
  const window = received?.payload.act === 'submit' ? received : undefined;
  const decided = eventOf(events, 'decided');
  if (window?.payload.paperOn) {
    const { paperOn } = window.payload;
    const before = dayNumber(submittedOn) - dayNumber(paperOn);
    if (before > days)
      early.push({
        ground: `paper ${window.seq}`,
        actor: window.actor,
        events: [...events.slice(0, 1), window],
        facts: { paperOn, submittedOn, daysBefore: before },
      });
  }
  if (!window || !decided || !isOfficers(decided) || item.handleKind === 'instant') return early;
  const minutes = Math.floor((Date.parse(decided.at) - Date.parse(submittedAt)) / 60_000);
  if (minutes >= minutesToDecision) return early;
  return [
    ...early,
    {
      ground: `at once ${decided.seq}`,
      actor: window.actor,
      events: events.filter(({ seq }) => seq <= decided.seq),
      facts: { minutes },
    },
  ];
};
