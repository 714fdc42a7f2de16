import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../platform/db/index.ts';
import type { RatingsContext } from '../context.ts';
import { shippedLimits, ticketDue } from './limits.ts';
import { insertTicket, type TicketHead } from './store.ts';
import { evolveTicket } from './ticket.ts';

/** Levels 1 and 2 are bad ratings 差评 (GB/T 39735-2020). */
export const isBad = (level: number): boolean => level <= 2;

/** Opens the ticket of a bad rating, in the transaction that keeps the rating. */
export async function openTicket(
  tx: Tx,
  ctx: RatingsContext,
  about: Omit<TicketHead, 'id'> & { organisationId: string },
): Promise<void> {
  const { organisationId, ...head } = about;
  const at = ctx.clock.now();
  const event = { kind: 'opened', payload: { level: head.level, organisationId } } as const;
  const actor = 'system:ratings';
  const after = evolveTicket(undefined, { ...event, seq: 1, actor, at });
  const dueAt = ticketDue(after, shippedLimits(), ctx.calendar);
  const write = { event, actor, at, key: 'opened', text: null, after, dueAt };
  // Not by time: the department reads the id, and from the minute a clerk would know whom she served.
  await insertTicket(tx, ctx.keyring, { id: randomUUID(), ...head }, write);
}
