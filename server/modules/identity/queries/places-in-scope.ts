import type { Division } from '../../../../contracts/regions.ts';
import type { StaffPlace } from '../../../../contracts/staff.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { getDivision, organisationsOf, servedDivisions } from '../../regions/index.ts';
import { covers, reaches, type Scope } from '../scope.ts';

/** Divisions of `scope` itself and those served within it, each with its organisations in scope. */
export async function placesInScope(db: Executor, scope: Scope): Promise<StaffPlace[]> {
  const own = await Promise.all(
    [...new Set(scope.map((place) => place.divisionCode))].map((code) => getDivision(db, code)),
  );
  const places = new Map<string, StaffPlace>();
  for (const division of [...own, ...(await servedDivisions(db))]) {
    if (!division || places.has(division.code)) continue;
    if (await reaches(db, scope, division.code))
      places.set(division.code, await placeOf(db, scope, division));
  }
  return [...places.values()].sort((a, b) => a.divisionCode.localeCompare(b.divisionCode));
}

async function placeOf(db: Executor, scope: Scope, division: Division): Promise<StaffPlace> {
  const { code: divisionCode, name } = division;
  const whole = await covers(db, scope, { divisionCode, organisationId: null });
  const all = await organisationsOf(db, divisionCode);
  const mine = whole ? all : all.filter((one) => scope.some((place) => place.organisationId === one.id));
  return { divisionCode, name, whole, organisations: mine.map((one) => ({ id: one.id, name: one.name })) };
}
