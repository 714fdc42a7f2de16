import type { TicketCommand } from '../../../../contracts/rating-tickets.ts';
import { actionsBy, decideBy, type Rules } from '../../../platform/lifecycle/index.ts';
import type { NewTicketEvent, Ticket, TicketPayloads } from './ticket.ts';

/** Who acts, as the rules see it: 'supervisor' holds rating.handle here, 'department' rating.mend on its organisation. */
export type TicketActor = { ref: string; parts: ReadonlySet<TicketPart>; rated: boolean };
export type TicketPart = 'supervisor' | 'department' | 'rater';

/** Why not; the words are `error.not-allowed-now.<reason>`. */
export type TicketRefusal = 'rated-yourself' | 'second-person' | 'once-only' | 'not-mended';

export type TicketBodies = {
  verify: TicketPayloads['verified'];
  appeal: TicketPayloads['appealed'];
  judge: TicketPayloads['judged'];
  reassign: TicketPayloads['reassigned'];
  extend: Record<string, never>;
  mend: Record<string, never>;
  reply: Record<string, never>;
  revisit: TicketPayloads['revisited'];
  publish: Record<string, never>;
  answer: TicketPayloads['answered'];
  object: Record<string, never>;
};

type Guard = (ticket: Ticket, actor: TicketActor) => TicketRefusal | null;

/** Who was rated takes no part in judging it (51 号文: 核实、复核、回访). */
const notTheRated: Guard = (_ticket, actor) => (actor.rated ? 'rated-yourself' : null);
const notWhoProposed: Guard = (ticket, actor) => (ticket.proposedBy === actor.ref ? 'second-person' : null);
const notWhoMended: Guard = (ticket, actor) => (ticket.workedOn.includes(actor.ref) ? 'second-person' : null);
const once =
  (used: 'appealed' | 'objected' | 'extended' | 'published'): Guard =>
  (ticket) =>
    ticket[used] ? 'once-only' : null;

/** The bad-rating loop: verify, appeal, judge, mend, reply, revisit, publish. Nothing ends without its step. */
export const ticketRules: Rules<TicketBodies, Ticket, TicketActor, NewTicketEvent, TicketRefusal> = {
  verify: {
    from: ['verifying'],
    by: 'supervisor',
    guards: [notTheRated],
    make: (payload) => ({ kind: 'verified', payload }),
    needs: ['finding', 'text'],
    primary: true,
  },
  appeal: {
    from: ['mending'],
    by: 'department',
    guards: [once('appealed')],
    make: (payload) => ({ kind: 'appealed', payload }),
    needs: ['claim', 'text'],
    primary: false,
  },
  judge: {
    from: ['excluding'],
    by: 'supervisor',
    guards: [notTheRated, notWhoProposed],
    make: (payload) => ({ kind: 'judged', payload }),
    needs: ['upheld', 'text'],
    primary: true,
  },
  reassign: {
    from: ['mending'],
    by: 'supervisor',
    guards: [notTheRated],
    make: (payload) => ({ kind: 'reassigned', payload }),
    needs: ['organisation', 'text'],
    primary: false,
  },
  extend: {
    from: ['mending'],
    by: 'supervisor',
    guards: [notTheRated, once('extended')],
    make: () => ({ kind: 'extended', payload: {} }),
    needs: ['text'],
    primary: false,
  },
  mend: {
    from: ['mending'],
    by: 'department',
    guards: [],
    make: () => ({ kind: 'mended', payload: {} }),
    needs: ['text'],
    primary: true,
  },
  reply: {
    from: ['mended'],
    by: 'department',
    guards: [],
    make: () => ({ kind: 'replied', payload: {} }),
    needs: ['text'],
    primary: true,
  },
  revisit: {
    from: ['replied'],
    by: 'supervisor',
    guards: [notTheRated, notWhoMended],
    make: (payload) => ({ kind: 'revisited', payload }),
    needs: ['outcome', 'text'],
    primary: true,
  },
  publish: {
    from: ['closed', 'excluded'],
    by: 'supervisor',
    guards: [once('published')],
    make: () => ({ kind: 'published', payload: {} }),
    needs: ['text'],
    primary: true,
  },
  answer: {
    from: ['replied'],
    by: 'rater',
    guards: [],
    make: (payload) => ({ kind: 'answered', payload }),
    needs: ['satisfied', 'text'],
    primary: true,
  },
  object: {
    from: ['excluded'],
    by: 'rater',
    guards: [once('objected')],
    make: () => ({ kind: 'objected', payload: {} }),
    needs: ['text'],
    primary: true,
  },
};

/** Pure and total: every command from every state has its answer. */
export const decideTicket = <C extends TicketCommand>(
  ticket: Ticket,
  command: C,
  body: TicketBodies[C],
  actor: TicketActor,
) => decideBy(ticketRules, ticket, command, body, actor);

/** The same table read the other way. */
export const ticketActions = (ticket: Ticket, actor: TicketActor) => actionsBy(ticketRules, ticket, actor);
