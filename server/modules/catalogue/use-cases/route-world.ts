import { fieldsOf } from '../../../../contracts/forms.ts';
import { hasPermission, type Permission } from '../../../../contracts/identity.ts';
import type { Party } from '../../../../contracts/review-routes.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db/index.ts';
import { type Colleague, colleaguesAt } from '../../identity/index.ts';
import { childDivisions, divisionPath, organisationsOf } from '../../regions/index.ts';
import type { ItemVersion } from '../queries/items.ts';
import type { RouteWorld } from '../rules/route-check.ts';

const county = 4;

/** Organisations of an item's county and of the townships below it, with the officers who could speak for them. */
export async function routeWorld(ctx: { db: Db; clock: Clock }, item: ItemVersion): Promise<RouteWorld> {
  const { db } = ctx;
  const path = await divisionPath(db, item.divisionCode);
  const key = path.findLast((division) => division.level <= county)?.code ?? item.divisionCode;
  const townships = (await childDivisions(db, key)).map((division) => division.code);
  const places = [...new Set([key, item.divisionCode, ...townships])];
  const organisations = (await Promise.all(places.map((code) => organisationsOf(db, code)))).flat();
  const officers = await colleaguesAt(ctx, [...path.map((division) => division.code), ...places]);
  const above = new Set(path.map((division) => division.code));
  const meant = (party: Exclude<Party, { at: 'outside' }>) => {
    if (party.at === 'own') return organisations.filter((one) => one.id === item.organisationId);
    if (party.at === 'township') return organisations.filter((one) => one.kind === 'township');
    return organisations
      .filter((one) => one.departmentKey === party.key && [key, item.divisionCode].includes(one.divisionCode))
      .slice(0, 1);
  };
  return {
    fields: fieldsOf(item.form),
    officers: (party) =>
      meant(party).map((organisation) => ({
        name: organisation.name,
        count: officers.filter((officer) =>
          speaksFor(officer, organisation, above, party.role === 'decider' ? 'case.decide' : 'case.review'),
        ).length,
      })),
  };
}

function speaksFor(
  { grants }: Colleague,
  organisation: { id: string; divisionCode: string },
  above: ReadonlySet<string>,
  permission: Permission,
): boolean {
  return grants.some(
    (grant) =>
      hasPermission([grant], permission) &&
      (grant.organisationId === null || grant.organisationId === organisation.id) &&
      (above.has(grant.divisionCode) || grant.divisionCode === organisation.divisionCode),
  );
}
