import type { StaffActor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import { scopeOf } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import type { AskedLicences } from '../issuing/granted-case.ts';
import type { HeldLicence } from '../queries/held-licence.ts';
import { recordLook } from '../queries/shown-licence.ts';
import { materialFor, notUsable, openGiven, passedOn, problemOf } from './pull-licence.ts';

/** An application that is typed at a window: whose, for what, and the materials that have no source yet. */
export type DraftAsking = Pick<
  AskedLicences,
  'itemCode' | 'itemName' | 'placeCode' | 'organisation' | 'personId' | 'subjectId' | 'lacking'
>;
export type TakenForDraft = Omit<HeldLicence, 'checkedAt'> & { checkedAt: string; taken: true };

/**
 * A window takes a licence from the code that its holder shows into an application that she types: the fields that were
 * allowed and, where the material names some, no more than those. The look is on the holder's record; consent and
 * reliance are written with the submission. AppError `forbidden`, `show-code-over`, `licence-not-usable` (also
 * `no-material`: bound to none that lacks, and the clerk named none).
 */
export async function pullForDraft(
  ctx: Pick<LicencesContext, 'db' | 'clock' | 'keyring'>,
  actor: StaffActor,
  { code: given, materialId: named }: { code: string; materialId: string | null },
  one: DraftAsking,
): Promise<{ materialId: string; licence: TakenForDraft }> {
  if (!scopeOf(actor.grants, 'licence.pull').length) throw new AppError('forbidden');
  const shown = await openGiven(ctx, given);
  const { code, card } = shown;
  const materialId = materialFor(named, card.typeId, one);
  const lacks = one.lacking.find((material) => material.materialId === materialId);
  const problem = problemOf(shown, one, materialId) ?? (lacks ? null : 'no-material');
  const fields = problem ? [] : passedOn(shown, lacks?.fields);
  await recordLook(ctx, actor, {
    ...shown,
    kind: 'pulled',
    purpose: one.itemName,
    place: { divisionCode: one.placeCode, organisationId: one.organisation.id },
    itemCode: one.itemCode,
    fields,
    ...(problem ? { outcome: problem } : {}),
  });
  if (problem || !lacks) throw notUsable(problem ?? 'no-material');
  const elements = fields.map(({ label, value }) => ({ label, value }));
  return {
    materialId: lacks.materialId,
    licence: {
      ...{ typeId: card.typeId, typeName: card.typeName, holderId: code.subjectId, ref: code.ref },
      number: elements.find(({ label }) => label === '证照编号')?.value ?? card.identifier ?? '',
      checkedAt: ctx.clock.now().toISOString(),
      licenceId: /^issued:(.+)$/.exec(code.ref)?.[1] ?? null,
      elements,
      taken: true,
    },
  };
}
