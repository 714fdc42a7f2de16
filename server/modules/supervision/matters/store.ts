import type { Evidence, MatterSort, MatterWhat } from '../../../../contracts/supervision.ts';
import type { Keyring } from '../../../platform/crypto/index.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';
import { type StepWrite, sealedSteps } from '../../../platform/lifecycle/sealed-steps.ts';
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

const steps = sealedSteps<MatterEvent, NewMatterEvent>('supervision.event', 'matter_id');
export const { read: stepsOf, versionOfKey } = steps;

export type MatterWrite = StepWrite<NewMatterEvent> & { after: Matter; dueAt: Date | null };

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

async function insertEvent(tx: Tx, keyring: Keyring, id: string, write: MatterWrite): Promise<void> {
  await steps.insert(tx, keyring, id, write);
  const { event, actor, at, after } = write;
  const told = JSON.stringify({ matterId: id, actor, step: event.kind, version: after.version });
  await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`matter:${id}`}, 'supervision.stepped', ${told}, ${at}, ${at})`.execute(tx);
}
