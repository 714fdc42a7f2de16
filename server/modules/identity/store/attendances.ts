import type { IdentityProof } from '../../../../contracts/window.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';

export type AttendanceRow = {
  id: string;
  staffId: string;
  accountId: string;
  personId: string;
  proof: IdentityProof;
  until: Date;
};

export async function insertAttendance(tx: Tx, at: Date, row: AttendanceRow): Promise<void> {
  await sql`insert into identity.attendance (id, staff_id, account_id, person_id, proof, at, until)
    values (${row.id}, ${row.staffId}, ${row.accountId}, ${row.personId}, ${row.proof}, ${at}, ${row.until})`.execute(
    tx,
  );
}

/** One that this officer opened and that goes on. */
export async function openAttendance(
  db: Executor,
  id: string,
  staffId: string,
  now: Date,
): Promise<AttendanceRow | undefined> {
  const { rows } = await sql<AttendanceRow>`
    select t.id, t.staff_id as "staffId", t.account_id as "accountId", t.person_id as "personId", t.proof, t.until
    from identity.attendance t join identity.account a on a.id = t.account_id and a.closed_at is null
    where t.id = ${id} and t.staff_id = ${staffId} and t.closed_at is null and t.until > ${now}`.execute(db);
  return rows[0];
}

export async function closeAttendance(db: Executor, id: string, staffId: string, now: Date): Promise<void> {
  await sql`update identity.attendance set closed_at = ${now}
    where id = ${id} and staff_id = ${staffId} and closed_at is null`.execute(db);
}
