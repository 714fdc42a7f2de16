import { randomUUIDv7 } from 'node:crypto';
import type { GuardianGround, GuardianRecord, GuardianRelation } from '../../../../contracts/guardians.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';

export type GuardianshipRow = {
  id: string;
  guardianId: string;
  wardId: string;
  relation: GuardianRelation;
  ground: GuardianGround;
  declaredAt: Date;
  checkedAt: Date | null;
  validTo: string | null;
};

const columns = sql`id, guardian_id as "guardianId", ward_id as "wardId", relation, ground,
  declared_at as "declaredAt", checked_at as "checkedAt", valid_to as "validTo"`;

/** Not ended and not run out on `today`, newest first. */
export async function guardianshipsOf(
  db: Executor,
  guardianId: string,
  today: string,
): Promise<GuardianshipRow[]> {
  const { rows } = await sql<GuardianshipRow>`select ${columns} from identity.guardianship
    where guardian_id = ${guardianId} and ended_at is null and coalesce(valid_to, 'infinity') >= ${today}::date
    order by declared_at desc, id desc limit 50`.execute(db);
  return rows;
}

export async function guardianshipById(db: Executor, id: string): Promise<GuardianshipRow | undefined> {
  const { rows } = await sql<GuardianshipRow>`select ${columns} from identity.guardianship
    where id = ${id} and ended_at is null`.execute(db);
  return rows[0];
}

export type NewGuardianshipRow = Pick<
  GuardianshipRow,
  'guardianId' | 'wardId' | 'relation' | 'ground' | 'validTo'
> & {
  validFrom: string;
};

/** Noted, and of no effect until the record is (`checkRow`); an earlier one of the same two ends. */
export async function putGuardianship(tx: Tx, now: Date, given: NewGuardianshipRow): Promise<string> {
  const id = randomUUIDv7();
  await sql`update identity.guardianship set ended_at = ${now}, ended_by = 'replaced'
    where guardian_id = ${given.guardianId} and ward_id = ${given.wardId} and ended_at is null`.execute(tx);
  await sql`insert into identity.guardianship
      (id, guardian_id, ward_id, relation, ground, declared_at, valid_from, valid_to)
    values (${id}, ${given.guardianId}, ${given.wardId}, ${given.relation}, ${given.ground}, ${now},
      ${given.validFrom}, ${given.validTo})`.execute(tx);
  return id;
}

/** False where it was checked or ended in between. */
export async function checkRow(
  tx: Tx,
  now: Date,
  id: string,
  seen: { by: string; kind: GuardianRecord; sealed: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update identity.guardianship
    set checked_by = ${seen.by}, checked_at = ${now}, record_kind = ${seen.kind}, record_sealed = ${seen.sealed}
    where id = ${id} and checked_at is null and ended_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

export async function endGuardianshipRow(tx: Tx, now: Date, id: string, by: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update identity.guardianship set ended_at = ${now}, ended_by = ${by}
    where id = ${id} and ended_at is null`.execute(tx);
  return numAffectedRows === 1n;
}
