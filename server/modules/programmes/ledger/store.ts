import type { EntrySource, EntryState } from '../../../../contracts/ledger.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';
import type { Entry, EntryEvent, NewEntryEvent } from './entry.ts';

export type EntryRecord = {
  id: string;
  divisionCode: string;
  organisationId: string;
  taskId: string | null;
  source: EntrySource;
  problem: string;
  state: EntryState;
  version: number;
  round: number;
  due: string;
  openedAt: Date;
};

export const entryColumns = sql`e.id, e.division_code as "divisionCode", e.organisation_id as "organisationId",
  e.task_id as "taskId", e.source, e.problem, e.state, e.version, e.round, e.due::text, e.opened_at as "openedAt"`;

export async function entrySteps(db: Executor, id: string): Promise<(EntryEvent & { say: string | null })[]> {
  const { rows } = await sql<EntryEvent & { say: string | null }>`
    select seq, kind, payload, say, actor, at from programmes.entry_event where entry_id = ${id} order by seq`.execute(
    db,
  );
  return rows;
}

/** The version that a command with this key made; undefined: the key is new. */
export async function entryVersionOfKey(db: Executor, id: string, key: string): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number }>`
    select seq from programmes.entry_event where entry_id = ${id} and key = ${key}`.execute(db);
  return rows[0]?.seq;
}

export type EntryWrite = {
  event: NewEntryEvent;
  after: Entry;
  say: string | null;
  actor: string;
  at: Date;
  key: string;
};
type EntryHead = Pick<
  EntryRecord,
  'id' | 'divisionCode' | 'organisationId' | 'taskId' | 'source' | 'problem'
>;

/** False where the same person entered it under the same key before (its id follows from both). */
export async function insertEntry(tx: Tx, head: EntryHead, write: EntryWrite): Promise<boolean> {
  const { after, at } = write;
  const { numAffectedRows } = await sql`
    insert into programmes.entry (id, division_code, organisation_id, task_id, source, problem, state, version, round,
      due, opened_at)
    values (${head.id}, ${head.divisionCode}, ${head.organisationId}, ${head.taskId}, ${head.source}, ${head.problem},
      ${after.state}, ${after.version}, ${after.round}, ${after.due}, ${at})
    on conflict (id) do nothing`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await insertEvent(tx, head.id, write);
  return true;
}

/** Writes one step over the version it was decided on; false where somebody was first. */
export async function writeEntryStep(tx: Tx, id: string, write: EntryWrite): Promise<boolean> {
  const { after, at } = write;
  const { numAffectedRows } = await sql`
    update programmes.entry set state = ${after.state}, version = ${after.version}, round = ${after.round},
      due = ${after.due}, warned = null,
      mended_at = case when ${after.state} = 'mending' then null else coalesce(mended_at, ${at}) end,
      closed_at = case when ${after.state} = 'closed' then ${at}::timestamptz end
    where id = ${id} and version = ${after.version - 1}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await insertEvent(tx, id, write);
  return true;
}

async function insertEvent(tx: Tx, id: string, write: EntryWrite): Promise<void> {
  const { event, after, say, actor, at, key } = write;
  await sql`
    insert into programmes.entry_event (entry_id, seq, kind, payload, say, actor, at, key)
    values (${id}, ${after.version}, ${event.kind}, ${JSON.stringify(event.payload)}, ${say}, ${actor}, ${at}, ${key})`.execute(
    tx,
  );
}
