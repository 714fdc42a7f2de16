import { type Permission, permissions } from '../../../../contracts/identity.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import type { Place } from '../scope.ts';

/** Officers (ids) who may do this at the place: whom a bell tells of what waits there. */
export async function officersFor(
  db: Executor,
  permission: Permission,
  { divisionCode, organisationId }: Place,
): Promise<string[]> {
  const roles = Object.entries(permissions)
    .filter(([, all]) => (all as readonly string[]).includes(permission))
    .map(([role]) => role);
  const { rows } = await sql<{ id: string }>`
    select distinct g.staff_id as id from identity.staff_grant g join identity.staff s on s.id = g.staff_id
      join regions.division_closure c on c.ancestor = g.division_code and c.descendant = ${divisionCode}
    where s.active and g.role = any(${roles}::text[])
      and (g.organisation_id is null or g.organisation_id = ${organisationId})`.execute(db);
  return rows.map(({ id }) => id);
}
