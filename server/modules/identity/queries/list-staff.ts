import type { StaffMember } from '../../../../contracts/staff.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { inScope, type Scope } from '../scope.ts';

/** Officers with at least one grant inside `scope`, by account name. */
export async function listStaff(db: Executor, scope: Scope, today: string): Promise<StaffMember[]> {
  const { rows } = await sql<StaffMember>`
    select s.id, s.account, s.name, s.title, s.active,
      jsonb_agg(jsonb_build_object('role', g.role, 'divisionCode', g.division_code, 'organisationId', g.organisation_id)
        order by g.role, g.division_code, g.organisation_id) as grants,
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as substitute,
      case when away.to_day >= ${today}::date
        then jsonb_build_object('from', away.from_day, 'to', away.to_day) end as absence
    from identity.staff s join identity.staff_grant g on g.staff_id = s.id
      left join identity.staff b on b.id = s.substitute_id
      left join identity.staff_absence away on away.staff_id = s.id
    where exists (select 1 from identity.staff_grant i where i.staff_id = s.id and ${inScope('i', scope)})
    group by s.id, b.id, away.from_day, away.to_day order by s.account`.execute(db);
  return rows;
}

/** Names of officers by id, for timelines and work lists. */
export async function staffNames(db: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from identity.staff where id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}
