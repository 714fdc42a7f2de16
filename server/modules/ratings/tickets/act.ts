import type { TicketCommand } from '../../../../contracts/rating-tickets.ts';
import { inTx } from '../../../platform/db/index.ts';
import { takeStep } from '../../../platform/lifecycle/step.ts';
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
  const at = ctx.clock.now();
  const { key, text } = input;
  const ground = { thing: foldTicket(events), known: await versionOfKey(ctx.db, head.id, key) };
  const { version, thing } = await takeStep(ground, {
    seen: input.version,
    decide: (ticket) => decideTicket(ticket, input.command, input.body, actor),
    evolve: (ticket, event, seq) => evolveTicket(ticket, { ...event, seq, actor: actor.ref, at }),
    write: (event, after) => {
      const dueAt = ticketDue(after, shippedLimits(), ctx.calendar);
      const write = { event, actor: actor.ref, at, key, text, after, dueAt };
      return inTx(ctx.db, (tx) => updateTicket(tx, ctx.keyring, head.id, write));
    },
  });
  ctx.nudge();
  return { version, ticket: thing };
}
