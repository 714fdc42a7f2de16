import type { ApplicantActor } from '../../../contracts/identity.ts';
import { AppError } from '../../platform/errors.ts';
import type { ItemVersion } from '../catalogue/index.ts';
import type { CasesContext } from './context.ts';

/** An item that this applicant may apply for, here and now. */
export type OpenItem = ItemVersion & { organisationId: string };

/** Throws `item-not-open`, or `not-eligible` with who may apply and what this subject can do first. */
export async function openItem(
  ctx: CasesContext,
  actor: ApplicantActor,
  divisionCode: string,
  itemCode: string,
): Promise<OpenItem> {
  const item = await ctx.neighbours.publishedItem(divisionCode, itemCode);
  if (!item?.organisationId) throw new AppError('item-not-open');
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
  return { ...item, organisationId: item.organisationId };
}
