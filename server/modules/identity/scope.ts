import {
  type Actor,
  type Grant,
  hasPermission,
  type Permission,
  permissions,
} from '../../../contracts/identity.ts';
import { type Executor, type RawBuilder, sql } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';

/** Places a permission covers: a division and all below it, and there one organisation or (null) every one. */
export type Scope = readonly { divisionCode: string; organisationId: string | null }[];

/** Where a subject of rights is. An organisation of null belongs to the division as a whole. */
export type Place = { divisionCode: string; organisationId: string | null };

export function scopeOf(grants: readonly Grant[], permission: Permission): Scope {
  return grants
    .filter((grant) => hasPermission([grant], permission))
    .map(({ divisionCode, organisationId }) => ({ divisionCode, organisationId }));
}

/** Every permission of the grants, wherever it holds: what a page may offer at all. */
export function permissionsOf(grants: readonly Grant[]): Permission[] {
  return [...new Set(grants.flatMap((grant) => [...permissions[grant.role]]))].sort();
}

/**
 * Condition on rows `alias` for a query's WHERE. Divisions go through the closure table, because codes merge and
 * change and a prefix would not follow. Both halves are arrays computed once, so that an index on the columns serves.
 */
export function inScope(
  alias: string,
  scope: Scope,
  columns: { division: string; organisation: string } = {
    division: 'division_code',
    organisation: 'organisation_id',
  },
): RawBuilder<boolean> {
  const division = sql.ref(`${alias}.${columns.division}`);
  const organisation = sql.ref(`${alias}.${columns.organisation}`);
  const whole = scope.filter((place) => place.organisationId === null).map((place) => place.divisionCode);
  const parts = scope.filter((place) => place.organisationId !== null);
  return sql<boolean>`(${division} = any(${below(whole)})
    or (${organisation} = any(${parts.map((place) => place.organisationId)}::text[])
      and (${organisation}, ${division}) in (
        select part.organisation, c.descendant
        from unnest(${parts.map((place) => place.organisationId)}::text[],
                    ${parts.map((place) => place.divisionCode)}::text[]) as part (organisation, division)
        join regions.division_closure c on c.ancestor = part.division)))`;
}

/**
 * The same for what belongs to a division as a whole and is no secret within it: whoever holds the permission for any
 * organisation there has it too.
 */
export function inDivisions(alias: string, scope: Scope): RawBuilder<boolean> {
  const codes = scope.map(({ divisionCode }) => divisionCode);
  return sql<boolean>`(${sql.ref(`${alias}.division_code`)} = any(${below(codes)}))`;
}

function below(divisions: string[]): RawBuilder<string[]> {
  return sql`array(select c.descendant from regions.division_closure c where c.ancestor = any(${divisions}::text[]))`;
}

/** Whether `actor` may do this at `place`. The system may; an applicant's rights are not by place and are never here. */
export async function allow(
  db: Executor,
  actor: Actor,
  permission: Permission,
  place: Place,
): Promise<boolean> {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'staff') return false;
  const scope = scopeOf(actor.grants, permission);
  return covers(db, scope, place);
}

/** Throws `forbidden` where `allow` says no. */
export async function demand(
  db: Executor,
  actor: Actor,
  permission: Permission,
  place: Place,
): Promise<void> {
  if (!(await allow(db, actor, permission, place))) throw new AppError('forbidden', { permission });
}

/** Whether one of the scope's places holds `place`; a place without organisation needs a whole division. */
export async function covers(db: Executor, scope: Scope, place: Place): Promise<boolean> {
  const fitting = scope.filter(
    (one) => one.organisationId === null || one.organisationId === place.organisationId,
  );
  if (fitting.some((one) => one.divisionCode === place.divisionCode)) return true;
  if (fitting.length === 0) return false;
  const { rows } = await sql`select 1 from regions.division_closure
    where descendant = ${place.divisionCode} and ancestor = any(${fitting.map((one) => one.divisionCode)}::text[])
    limit 1`.execute(db);
  return rows.length > 0;
}

/** Whether any of the scope's places lies in or above `divisionCode`: there may be something to see. */
export function reaches(db: Executor, scope: Scope, divisionCode: string): Promise<boolean> {
  const whole = scope.map((place) => ({ divisionCode: place.divisionCode, organisationId: null }));
  return covers(db, whole, { divisionCode, organisationId: null });
}
