import type { Absence } from '../../../../contracts/identity.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';

/**
 * Text of a subquery with one row: `standsFor`, the absent colleagues (A 岗) whose substitute the officer `staff` is on
 * `today`, with their grants; null for none. A stopped account lends no rights.
 */
export const standsForQuery = (staff: string, today: string): string => `
  select jsonb_agg(jsonb_build_object('staffId', a.id, 'name', a.name, 'grants', coalesce((
      select jsonb_agg(jsonb_build_object('role', g.role, 'divisionCode', g.division_code,
        'organisationId', g.organisation_id) order by g.role, g.division_code, g.organisation_id)
      from identity.staff_grant g where g.staff_id = a.id), '[]'::jsonb)) order by a.account) as "standsFor"
  from identity.staff a join identity.staff_absence away on away.staff_id = a.id
  where a.substitute_id = ${staff} and a.active and ${today}::date between away.from_day and away.to_day`;

export async function setSubstituteOf(tx: Tx, staffId: string, substituteId: string | null): Promise<void> {
  await sql`update identity.staff set substitute_id = ${substituteId} where id = ${staffId}`.execute(tx);
}

/** Replaces the present or next absence; null: there is none. */
export async function replaceAbsence(
  tx: Tx,
  now: Date,
  staffId: string,
  absence: Absence | null,
  by: string | null,
): Promise<void> {
  if (!absence) {
    await sql`delete from identity.staff_absence where staff_id = ${staffId}`.execute(tx);
    return;
  }
  await sql`insert into identity.staff_absence (staff_id, from_day, to_day, entered_by, entered_at)
    values (${staffId}, ${absence.from}, ${absence.to}, ${by}, ${now})
    on conflict (staff_id) do update set from_day = excluded.from_day, to_day = excluded.to_day,
      entered_by = excluded.entered_by, entered_at = excluded.entered_at`.execute(tx);
}

export type OwnAbsence = { substitute: { staffId: string; name: string } | null; absence: Absence | null };

/** What an officer sees of her own absence; one that is over is none. */
export async function absenceOf(executor: Executor, staffId: string, today: string): Promise<OwnAbsence> {
  const { rows } = await sql<OwnAbsence>`
    select case when b.id is not null then jsonb_build_object('staffId', b.id, 'name', b.name) end as substitute,
      case when away.to_day >= ${today}::date
        then jsonb_build_object('from', away.from_day, 'to', away.to_day) end as absence
    from identity.staff s left join identity.staff b on b.id = s.substitute_id
      left join identity.staff_absence away on away.staff_id = s.id
    where s.id = ${staffId}`.execute(executor);
  return rows[0] ?? { substitute: null, absence: null };
}
