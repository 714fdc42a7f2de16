import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { RaterCommand, TicketState } from '../../../../contracts/rating-tickets.ts';
import { AppError } from '../../../platform/errors.ts';
import type { RatingsContext } from '../context.ts';
import { actOnTicket } from './act.ts';
import { type TicketActor, ticketActions } from './lifecycle.ts';
import { stepsOf, ticketOfRating } from './store.ts';
import { foldTicket } from './ticket.ts';

/** What the applicant sees of a ticket: where it is, what the department answered, what she may say. */
export type RatersTicket = {
  occasion: number;
  state: TicketState;
  version: number;
  /** Why it was found mistaken or malicious; null otherwise. */
  excluded: string | null;
  reply: { text: string; at: Date } | null;
  may: RaterCommand | null;
};

/** The applicant with her account, and who came by the link of a service or a case. */
export const personRef = ({ personId }: ApplicantActor): string => `person:${personId}`;
export const linkRef = (subjectId: string): string => `link:${subjectId}`;

const asRater = (ref: string): TicketActor => ({
  ref,
  parts: new Set(['rater']),
  rated: false,
});

/** Tickets of the ratings of one case or service; the caller has proved that she may rate it. */
export async function ratersTickets(
  ctx: RatingsContext,
  rater: string,
  { divisionCode, caseId }: { divisionCode: string; caseId: string },
): Promise<RatersTicket[]> {
  const both = await Promise.all(
    [1, 2].map(async (occasion) => {
      const head = await ticketOfRating(ctx.db, divisionCode, caseId, occasion);
      if (!head) return [];
      const { events, said } = await stepsOf(ctx.db, ctx.keyring, head.id);
      const ticket = foldTicket(events);
      if (!ticket) return [];
      const reply = events.findLast((event) => event.kind === 'replied');
      const judged = events.findLast((event) => event.kind === 'judged');
      return [
        {
          occasion,
          state: ticket.state,
          version: ticket.version,
          excluded: ticket.state === 'excluded' && judged ? (said.get(judged.seq) ?? null) : null,
          reply: reply ? { text: said.get(reply.seq) ?? '', at: reply.at } : null,
          may: (ticketActions(ticket, asRater(rater))[0]?.command as RaterCommand | undefined) ?? null,
        },
      ];
    }),
  );
  return both.flat();
}

/** The applicant answers the mending or objects to an exclusion. Throws `not-found`, `not-allowed-now`, `stale-version`. */
export async function actAsRater(
  ctx: RatingsContext,
  rater: string,
  of: { divisionCode: string; caseId: string; occasion: number },
  word: {
    command: RaterCommand;
    satisfied: boolean;
    seen: { text: string; version: number; key: string };
  },
): Promise<void> {
  const head = await ticketOfRating(ctx.db, of.divisionCode, of.caseId, of.occasion);
  if (!head) throw new AppError('not-found');
  const { satisfied, seen } = word;
  if (word.command === 'object')
    await actOnTicket(ctx, head, asRater(rater), { command: 'object', body: {}, ...seen });
  else await actOnTicket(ctx, head, asRater(rater), { command: 'answer', body: { satisfied }, ...seen });
}
