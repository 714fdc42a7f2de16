import type { ApplicantActor, MandateScope } from '../../../contracts/identity.ts';
import { AppError } from '../../platform/errors.ts';
import type { ItemVersion } from '../catalogue/index.ts';
import { askWhichHeld } from './acted-licence.ts';
import type { CasesContext } from './context.ts';

/** An item that this applicant may apply for, here and now. */
export type OpenItem = ItemVersion & {
  organisationId: string;
  /** Under which she applies; null: in her own right. */
  mandate: MandateScope | null;
};

/**
 * The item as this applicant is asked it; `optional`: which licence it acts on need not be said. Throws `item-not-open`,
 * `outside-mandate`, or `not-eligible` with who may apply and what this subject can do first.
 */
export async function openItem(
  ctx: CasesContext,
  actor: ApplicantActor,
  divisionCode: string,
  itemCode: string,
  { optional = false }: { optional?: boolean } = {},
): Promise<OpenItem> {
  const item = await ctx.neighbours.publishedItem(divisionCode, itemCode);
  if (!item?.organisationId) throw new AppError('item-not-open');
  const mandate = await ctx.neighbours.mandateFor(actor, { divisionCode, itemCode });
  if (mandate === undefined) {
    const { subjectName } = actor;
    throw new AppError('outside-mandate', {
      reason: 'item',
      principal: subjectName,
      item: item.definition.name,
    });
  }
  const may = await ctx.neighbours.whoMayApply(item, actor.subjectKind);
  if (!may.ok) {
    const { reason, allowed, first } = may;
    throw new AppError('not-eligible', {
      reason,
      allowed,
      first,
      itemName: item.definition.name,
      subjectKind: actor.subjectKind,
    });
  }
  const acted = await ctx.neighbours.actedOn(item, actor.subjectId);
  const asked = acted ? askWhichHeld(item, acted, { optional }) : item;
  return { ...asked, organisationId: item.organisationId, mandate };
}
