import type { Keyring } from '../../../platform/crypto/index.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';
import { type StepWrite, sealedSteps } from '../../../platform/lifecycle/sealed-steps.ts';
import type { NewTicketEvent, Ticket, TicketEvent } from './ticket.ts';

/** What a ticket is about; never changes. */
export type TicketHead = {
  id: string;
  divisionCode: string;
  /** The case, or where `about` says so the counter service. */
  caseId: string;
  about: 'case' | 'service';
  occasion: number;
  level: number;
  named: boolean;
  itemCode: string;
  itemName: string;
};
export type StoredTicket = TicketHead & {
  /** Who has to mend it now. */
  organisationId: string;
  publicText: string | null;
  publishedAt: Date | null;
};

const steps = sealedSteps<TicketEvent, NewTicketEvent>('ratings.ticket_event', 'ticket_id');
export const { read: stepsOf, versionOfKey } = steps;

const headColumns = sql`t.id, t.division_code as "divisionCode", t.case_id as "caseId", t.about, t.occasion, t.level, t.named,
  t.item_code as "itemCode", t.item_name as "itemName", t.organisation_id as "organisationId", t.public_text as "publicText",
  t.published_at as "publishedAt"`;

export async function findTicket(db: Executor, id: string): Promise<StoredTicket | undefined> {
  const { rows } = await sql<StoredTicket>`
    select ${headColumns} from ratings.ticket t where t.id = ${id}`.execute(db);
  return rows[0];
}

/** The ticket of one rating of a case. */
export async function ticketOfRating(
  db: Executor,
  divisionCode: string,
  caseId: string,
  occasion: number,
): Promise<StoredTicket | undefined> {
  const { rows } = await sql<StoredTicket>`
    select ${headColumns} from ratings.ticket t
    where t.division_code = ${divisionCode} and t.case_id = ${caseId} and t.occasion = ${occasion}`.execute(
    db,
  );
  return rows[0];
}

export type TicketWrite = StepWrite<NewTicketEvent> & { after: Ticket; dueAt: Date | null };

export async function insertTicket(
  tx: Tx,
  keyring: Keyring,
  head: TicketHead,
  write: TicketWrite,
): Promise<void> {
  const { after, at, dueAt } = write;
  await sql`
    insert into ratings.ticket (id, division_code, case_id, about, occasion, level, named, item_code, item_name,
      organisation_id, state, version, round, due_at, opened_at)
    values (${head.id}, ${head.divisionCode}, ${head.caseId}, ${head.about}, ${head.occasion}, ${head.level}, ${head.named},
      ${head.itemCode}, ${head.itemName}, ${after.organisationId}, ${after.state}, ${after.version}, ${after.round},
      ${dueAt}, ${at})`.execute(tx);
  await insertEvent(tx, keyring, head.id, write);
}

/** Writes one step over the version it was decided on; false where somebody was first. */
export async function updateTicket(
  tx: Tx,
  keyring: Keyring,
  id: string,
  write: TicketWrite,
): Promise<boolean> {
  const { after, at, dueAt, event } = write;
  const kind = event.kind;
  const when = (...kinds: string[]) => (kinds.includes(kind) ? at : null);
  const outcome =
    kind === 'revisited'
      ? event.payload.outcome
      : kind === 'answered'
        ? answerOf(event.payload.satisfied)
        : null;
  const ended = after.state === 'closed' || after.state === 'excluded';
  const { numAffectedRows } = await sql`
    update ratings.ticket set state = ${after.state}, version = ${after.version}, round = ${after.round},
      organisation_id = ${after.organisationId}, finding = ${after.finding}, due_at = ${dueAt},
      verified_at = coalesce(${when('verified')}, verified_at),
      mended_at = case when ${after.mended} then coalesce(${when('mended')}, mended_at) end,
      mend_due_at = case when ${after.state === 'mending'} then ${dueAt} else mend_due_at end,
      replied_at = coalesce(${when('replied')}, replied_at),
      revisited_at = coalesce(${when('revisited', 'answered')}, revisited_at),
      outcome = coalesce(${outcome}, outcome),
      ended_at = case when ${ended} then coalesce(ended_at, ${at}) end,
      published_at = coalesce(${when('published')}, published_at),
      public_text = coalesce(${kind === 'published' ? write.text : null}, public_text)
    where id = ${id} and version = ${after.version - 1}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await insertEvent(tx, keyring, id, write);
  return true;
}

const answerOf = (satisfied: boolean): string => (satisfied ? 'satisfied' : 'dissatisfied');

async function insertEvent(tx: Tx, keyring: Keyring, id: string, write: TicketWrite): Promise<void> {
  await steps.insert(tx, keyring, id, write);
  const { actor, at } = write;
  const told = JSON.stringify({ ticketId: id, actor });
  await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`ticket:${id}`}, 'rating-ticket.stepped', ${told}, ${at}, ${at})`.execute(tx);
}
