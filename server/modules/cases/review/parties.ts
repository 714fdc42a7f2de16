import { hasPermission, type Permission } from '../../../../contracts/identity.ts';
import type { StepParties } from '../../../../contracts/review-views.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Colleague } from '../../identity/index.ts';
import type { CasesContext } from '../context.ts';
import { keyDivision, permissionsOn } from '../scope.ts';
import { findStep, type Route } from './route.ts';

type Ring = Pick<CasesContext, 'neighbours'>;

/** The county of a place with what lies above and right below it: where colleagues of a route are looked for. */
async function around({ neighbours }: Ring, placeCode: string): Promise<{ key: string; codes: string[] }> {
  const path = await neighbours.path(placeCode);
  const key = keyDivision(path)?.code ?? placeCode;
  const below = (await neighbours.children(key)).map((division) => division.code);
  return { key, codes: [...new Set([...path.map((division) => division.code), key, ...below])] };
}

/**
 * Officers who may be given a seat: those who hold its permission in its organisation, or, where no seat is named,
 * whoever holds `permission` anywhere around.
 */
export async function officersFor(
  ctx: Ring,
  placeCode: string,
  route: Route,
  where: { step?: string | undefined; seat?: string | undefined },
  permission: Permission = 'case.review',
): Promise<Colleague[]> {
  const { codes } = await around(ctx, placeCode);
  const officers = await ctx.neighbours.colleagues(codes);
  const step = where.step === undefined ? undefined : findStep(route, where.step);
  const seat = step?.seats.find((one) => one.id === where.seat);
  if (!seat?.organisation || !seat.place) {
    const needed = seat?.permission ?? permission;
    return officers.filter(({ grants }) => hasPermission(grants, needed));
  }
  const above = new Set((await ctx.neighbours.path(seat.place)).map((division) => division.code));
  const place = { placeCode: seat.place, organisationId: seat.organisation };
  return officers.filter(({ grants }) => permissionsOn(grants, place, above).has(seat.permission));
}

/** Throws `invalid-input` (officer) for somebody who may not be chosen. */
export async function demandOfficer(officers: readonly Colleague[], staffId: string): Promise<void> {
  if (!officers.some((one) => one.staffId === staffId)) {
    throw new AppError('invalid-input', { reason: 'officer' }, [
      { field: 'staffId', code: 'not-an-option', params: { label: '' } },
    ]);
  }
}

/** Departments of the county and what its townships have: who may be asked for an opinion. */
export async function organisationsAround(
  ctx: Ring,
  placeCode: string,
): Promise<StepParties['organisations']> {
  const { key } = await around(ctx, placeCode);
  const below = (await ctx.neighbours.children(key)).map((division) => division.code);
  const found = await Promise.all([key, ...below].map((code) => ctx.neighbours.organisationsOf(code)));
  return found.flat().map(({ id, name }) => ({ id, name }));
}
