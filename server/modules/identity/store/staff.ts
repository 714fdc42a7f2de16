import { randomUUIDv7 } from 'node:crypto';
import type { Grant } from '../../../../contracts/identity.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';

export type StaffRow = {
  id: string;
  account: string;
  name: string;
  title: string;
  password_hash: string;
  active: boolean;
};

export async function staffByAccount(db: Executor, account: string): Promise<StaffRow | undefined> {
  const { rows } = await sql<StaffRow>`select id, account, name, title, password_hash, active
    from identity.staff where account = ${account}`.execute(db);
  return rows[0];
}

export async function staffById(db: Executor, id: string): Promise<StaffRow | undefined> {
  const { rows } = await sql<StaffRow>`select id, account, name, title, password_hash, active
    from identity.staff where id = ${id}`.execute(db);
  return rows[0];
}

export async function grantsOf(db: Executor, staffId: string): Promise<Grant[]> {
  const { rows } = await sql<Grant>`
    select role, division_code as "divisionCode", organisation_id as "organisationId"
    from identity.staff_grant where staff_id = ${staffId}
    order by role, division_code, organisation_id`.execute(db);
  return rows;
}

export type NewStaff = {
  account: string;
  name: string;
  title: string;
  passwordHash: string;
  demonstration?: boolean;
};

export async function insertStaff(tx: Tx, now: Date, given: NewStaff): Promise<string> {
  const id = randomUUIDv7();
  await sql`insert into identity.staff (id, account, name, title, password_hash, demonstration, created_at)
    values (${id}, ${given.account}, ${given.name}, ${given.title}, ${given.passwordHash},
      ${given.demonstration ?? false}, ${now})`.execute(tx);
  return id;
}

/** `by` is null for the operator's own commands. */
export async function replaceGrants(
  tx: Tx,
  now: Date,
  staffId: string,
  grants: Grant[],
  by: string | null,
): Promise<void> {
  await sql`delete from identity.staff_grant where staff_id = ${staffId}`.execute(tx);
  await sql`insert into identity.staff_grant (staff_id, role, division_code, organisation_id, granted_by, granted_at)
    select ${staffId}::uuid, g.role, g.division, g.organisation, ${by}::uuid, ${now}::timestamptz
    from unnest(${grants.map((grant) => grant.role)}::text[], ${grants.map((grant) => grant.divisionCode)}::text[],
      ${grants.map((grant) => grant.organisationId)}::text[]) as g (role, division, organisation)
    on conflict do nothing`.execute(tx);
}

export async function setStaffPassword(db: Executor, staffId: string, hash: string): Promise<void> {
  await sql`update identity.staff set password_hash = ${hash} where id = ${staffId}`.execute(db);
}

export async function writeAudit(
  tx: Tx,
  now: Date,
  entry: { staffId: string | null; action: string; objectId: string; detail: Record<string, unknown> },
): Promise<void> {
  await sql`insert into identity.audit_log (staff_id, action, object_id, detail, at)
    values (${entry.staffId}, ${entry.action}, ${entry.objectId}, ${JSON.stringify(entry.detail)}::jsonb, ${now})`.execute(
    tx,
  );
}

export async function setStaffActive(tx: Tx, staffId: string, active: boolean): Promise<void> {
  await sql`update identity.staff set active = ${active} where id = ${staffId}`.execute(tx);
}
