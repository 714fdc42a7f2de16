import type { TicketState } from '../../../../contracts/rating-tickets.ts';
import { localDate, startOfDay } from '../../../platform/clock.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { type NoticeKind, notify } from '../../../platform/notices/index.ts';
import type { OutboxRow } from '../../../platform/outbox/index.ts';
import { officersFor } from '../../identity/index.ts';
import type { RatingsContext } from '../context.ts';

/** Whom each state waits for, and how the bell says so. An ended ticket waits for nobody. */
const waits: Partial<Record<TicketState, ['rating.handle' | 'rating.mend', NoticeKind]>> = {
  verifying: ['rating.handle', 'ticket-opened'],
  excluding: ['rating.handle', 'ticket-to-judge'],
  mending: ['rating.mend', 'ticket-to-mend'],
  mended: ['rating.mend', 'ticket-to-reply'],
  replied: ['rating.handle', 'ticket-to-revisit'],
};

/** Tells those whose step comes next, as the ticket stands now: what waits no more is not told of. */
export async function tellOfTicket(
  tx: Tx,
  { clock }: Pick<RatingsContext, 'clock'>,
  { payload }: OutboxRow,
): Promise<void> {
  const { ticketId, actor } = payload as { ticketId: string; actor: string };
  const { rows } = await sql<{
    state: TicketState;
    version: number;
    item: string;
    divisionCode: string;
    organisationId: string;
  }>`
    select state, version, item_name as item, division_code as "divisionCode", organisation_id as "organisationId"
    from ratings.ticket where id = ${ticketId}`.execute(tx);
  const ticket = rows[0];
  const next = ticket && waits[ticket.state];
  if (!ticket || !next) return;
  const [permission, kind] = next;
  const readers = await officersFor(tx, permission, ticket);
  const notices = readers
    .map((id) => `staff:${id}`)
    .filter((reader) => reader !== actor)
    .map((reader) => ({
      reader,
      kind,
      about: { kind: 'ticket' as const, id: ticketId },
      params: { item: ticket.item },
      key: `${kind} ${ticketId} ${ticket.version}`,
    }));
  // Of the applicant's own step the department gets the day: by the minute a clerk would know whom she served.
  const now = clock.now();
  const hers = permission === 'rating.mend' && !actor.startsWith('staff:');
  await notify(tx, notices, hers ? startOfDay(localDate(now)) : now);
}
