import type { Evidence, MatterSort, MatterWhat } from '../../../../contracts/supervision.ts';
import type { Keyring } from '../../../platform/crypto/index.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';
import { isEnded, type Matter, type MatterEvent, type NewMatterEvent } from './matter.ts';

/** What a matter is about; never changes. */
export type MatterHead = {
  id: string;
  sort: MatterSort;
  what: MatterWhat;
  divisionCode: string;
  organisationId: string;
  /** Null: the unit as a whole. */
  officerId: string | null;
  caseDivision: string;
  caseId: string;
  caseNumber: string;
  itemCode: string;
  itemName: string;
  ground: string;
  groundDue: Date | null;
  evidence: Evidence;
  fromId: string | null;
};
export type StoredMatter = MatterHead &
  Pick<Matter, 'state' | 'version'> & { dueAt: Date | null; openedAt: Date };

export const matterColumns = sql`m.id, m.sort, m.what, m.division_code as "divisionCode",
  m.organisation_id as "organisationId", m.officer_id as "officerId", m.case_division as "caseDivision",
  m.case_id as "caseId", m.case_number as "caseNumber", m.item_code as "itemCode", m.item_name as "itemName",
  m.ground, m.ground_due as "groundDue", m.evidence, m.from_id as "fromId", m.state, m.version, m.due_at as "dueAt",
  m.opened_at as "openedAt"`;

export async function findMatter(db: Executor, id: string): Promise<StoredMatter | undefined> {
  const { rows } = await sql<StoredMatter>`
    select ${matterColumns} from supervision.matter m where m.id = ${id}`.execute(db);
  return rows[0];
}

/** All matters about a case, oldest first. */
export async function mattersOfCase(db: Executor, caseId: string): Promise<StoredMatter[]> {
  const { rows } = await sql<StoredMatter>`
    select ${matterColumns} from supervision.matter m where m.case_id = ${caseId} order by m.id`.execute(db);
  return rows;
}

const textContext = (id: string, seq: number): string => `supervision.event:${id}:${seq}`;

type EventRow = {
  seq: number;
  kind: string;
  payload: object;
  actor: string;
  at: Date;
  sealed: string | null;
};

/** The steps of a matter, oldest first, with what was written at each. */
export async function stepsOf(
  db: Executor,
  keyring: Keyring,
  id: string,
): Promise<{ events: MatterEvent[]; said: Map<number, string> }> {
  const { rows } = await sql<EventRow>`
    select seq, kind, payload, actor, at, text_sealed as sealed from supervision.event
    where matter_id = ${id} order by seq`.execute(db);
  const said = new Map<number, string>();
  for (const { seq, sealed } of rows) if (sealed) said.set(seq, keyring.open(sealed, textContext(id, seq)));
  return { events: rows.map(({ sealed: _, ...event }) => event as MatterEvent), said };
}

/** The version that a command with this key made; undefined: the key is new. */
export async function versionOfKey(db: Executor, id: string, key: string): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number }>`
    select seq from supervision.event where matter_id = ${id} and key = ${key}`.execute(db);
  return rows[0]?.seq;
}

export type MatterWrite = {
  event: NewMatterEvent;
  actor: string;
  at: Date;
  key: string;
  text: string | null;
  after: Matter;
  dueAt: Date | null;
};

/** False where the same ground was told of before. */
export async function insertMatter(
  tx: Tx,
  keyring: Keyring,
  head: MatterHead,
  write: MatterWrite,
  calendar: string,
): Promise<boolean> {
  const { after, at, dueAt } = write;
  const { numAffectedRows } = await sql`
    insert into supervision.matter (id, sort, what, division_code, organisation_id, officer_id, case_division, case_id,
      case_number, item_code, item_name, ground, ground_due, evidence, from_id, state, version, due_at, calendar,
      decided_by, opened_at)
    values (${head.id}, ${head.sort}, ${head.what}, ${head.divisionCode}, ${head.organisationId}, ${head.officerId},
      ${head.caseDivision}, ${head.caseId}, ${head.caseNumber}, ${head.itemCode}, ${head.itemName}, ${head.ground},
      ${head.groundDue}, ${JSON.stringify(head.evidence)}, ${head.fromId}, ${after.state}, ${after.version}, ${dueAt},
      ${calendar}, ${staffOf(after.decidedBy)}, ${at})
    on conflict do nothing`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await insertEvent(tx, keyring, head.id, write);
  return true;
}

/** Writes one step over the version it was decided on; false where somebody was first. */
export async function updateMatter(
  tx: Tx,
  keyring: Keyring,
  id: string,
  write: MatterWrite,
): Promise<boolean> {
  const { after, at, dueAt } = write;
  const { numAffectedRows } = await sql`
    update supervision.matter set state = ${after.state}, version = ${after.version}, due_at = ${dueAt},
      told_level = 0, decided_by = ${staffOf(after.decidedBy)},
      ended_at = case when ${isEnded(after)} then coalesce(ended_at, ${at}) end
    where id = ${id} and version = ${after.version - 1}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await insertEvent(tx, keyring, id, write);
  return true;
}

const staffOf = (ref: string | null): string | null => (ref?.startsWith('staff:') ? ref.slice(6) : null);

async function insertEvent(
  tx: Tx,
  keyring: Keyring,
  id: string,
  { event, actor, at, key, text, after }: MatterWrite,
): Promise<void> {
  const sealed = text === null ? null : keyring.seal(text, textContext(id, after.version));
  await sql`
    insert into supervision.event (matter_id, seq, kind, payload, text_sealed, actor, at, key)
    values (${id}, ${after.version}, ${event.kind}, ${JSON.stringify(event.payload)}, ${sealed}, ${actor}, ${at},
      ${key})`.execute(tx);
  const told = JSON.stringify({ matterId: id, actor, step: event.kind, version: after.version });
  await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`matter:${id}`}, 'supervision.stepped', ${told}, ${at}, ${at})`.execute(tx);
}
