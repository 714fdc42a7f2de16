import { caseGrants, type StaffActor } from '../../../../contracts/identity.ts';
import type { WindowItem } from '../../../../contracts/window.ts';
import { AppError } from '../../../platform/errors.ts';
import { searchItems } from '../../catalogue/index.ts';
import type { CasesContext } from '../context.ts';
import { permissionsOn } from '../scope.ts';

/** What this officer's window receives: items on which she holds `case.receive`, here or for the whole division. */
export async function receivesHere(
  ctx: CasesContext,
  staff: StaffActor,
  place: { divisionCode: string; organisationId: string | null },
): Promise<boolean> {
  if (!place.organisationId) return false;
  const above = new Set((await ctx.neighbours.path(place.divisionCode)).map(({ code }) => code));
  const { divisionCode: placeCode, organisationId } = place;
  return permissionsOn(caseGrants(staff), { placeCode, organisationId }, above).has('case.receive');
}

/** Throws `item-not-open`, and `forbidden` for an item of another window. */
export async function assertReceives(
  ctx: CasesContext,
  staff: StaffActor,
  divisionCode: string,
  itemCode: string,
): Promise<void> {
  const item = await ctx.neighbours.publishedItem(divisionCode, itemCode);
  if (!item?.organisationId) throw new AppError('item-not-open');
  if (!(await receivesHere(ctx, staff, item)))
    throw new AppError('forbidden', { reason: 'window', permission: 'case.receive' });
}

/** Items that `text` may mean, in the divisions of the officer's own grants, best first. */
export async function windowItems(ctx: CasesContext, staff: StaffActor, text: string): Promise<WindowItem[]> {
  const divisions = [...new Set(caseGrants(staff).map(({ divisionCode }) => divisionCode))];
  const found = await Promise.all(
    divisions.map(async (divisionCode) =>
      (await searchItems(ctx.db, { divisionCode, text })).map((item) => ({ ...item, divisionCode })),
    ),
  );
  const items: WindowItem[] = [];
  for (const { divisionCode, itemCode, name } of found.flat().sort((a, b) => b.score - a.score)) {
    const item = await ctx.neighbours.publishedItem(divisionCode, itemCode);
    if (!item?.organisationId || !(await receivesHere(ctx, staff, item))) continue;
    const organisation = await ctx.neighbours.organisation(item.organisationId);
    items.push({ divisionCode, itemCode, name, organisationName: organisation?.name ?? '' });
    if (items.length === 12) break;
  }
  return items;
}
