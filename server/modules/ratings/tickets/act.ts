import type { TicketCommand } from '../../../../contracts/rating-tickets.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { decided } from '../../../platform/lifecycle/index.ts';
import type { RatingsContext } from '../context.ts';
import { decideTicket, type TicketActor, type TicketBodies } from './lifecycle.ts';
import { shippedLimits, ticketDue } from './limits.ts';
import { stepsOf, type TicketHead, updateTicket, versionOfKey } from './store.ts';
import { evolveTicket, foldTicket, type Ticket } from './ticket.ts';

export type TicketInput<C extends TicketCommand> = {
  command: C;
  body: TicketBodies[C];
  text: string;
  /** The version this was written against. */
  version: number;
  key: string;
};

/**
 * One step of a ticket. The same key answers the same version again. Throws `stale-version` where the ticket went on,
 * `not-allowed-now`, `forbidden`.
 */
export async function actOnTicket<C extends TicketCommand>(
  ctx: RatingsContext,
  head: TicketHead,
  actor: TicketActor,
  input: TicketInput<C>,
): Promise<{ version: number; ticket: Ticket }> {
  const { events } = await stepsOf(ctx.db, ctx.keyring, head.id);
  const ticket = foldTicket(events);
  if (!ticket) throw new AppError('not-found');
  const known = await versionOfKey(ctx.db, head.id, input.key);
  if (known) return { version: known, ticket };
  const decision = decideTicket(ticket, input.command, input.body, actor);
  const event = decided(decision, ticket.version, input.version);
  const at = ctx.clock.now();
  const after = evolveTicket(ticket, { ...event, seq: ticket.version + 1, actor: actor.ref, at });
  const dueAt = ticketDue(after, shippedLimits(), ctx.calendar);
  const write = {
    event,
    actor: actor.ref,
    at,
    key: input.key,
    text: input.text,
    after,
    dueAt,
  };
  const written = await inTx(ctx.db, (tx) => updateTicket(tx, ctx.keyring, head.id, write));
  if (!written) throw new AppError('stale-version', { changes: [] });
  ctx.nudge();
  return { version: after.version, ticket: after };
}
