import type { CasesContext } from './context.ts';
import type { DraftRow } from './drafts-store.ts';
import type { HeldLicence } from './neighbours.ts';
import { openJson, places, sealJson } from './sealing.ts';

/** A licence that a window took into an application, sealed for its draft and material. */
export const sealTaken = (
  ctx: Pick<CasesContext, 'keyring'>,
  draftId: string,
  materialId: string,
  licence: HeldLicence,
): string => sealJson(ctx, licence, places.draftTaken(draftId, materialId)).sealed;

/** What stands for materials of a draft; a licence that is no longer valid stands for nothing. */
export async function takenInDraft(
  ctx: Pick<CasesContext, 'keyring' | 'neighbours'>,
  { id, taken }: Pick<DraftRow, 'id' | 'taken'>,
): Promise<Map<string, HeldLicence>> {
  const found = new Map<string, HeldLicence>();
  for (const [materialId, sealed] of Object.entries(taken)) {
    const licence = openJson<HeldLicence>(ctx, sealed, places.draftTaken(id, materialId));
    const state = licence.licenceId ? await ctx.neighbours.licenceState(licence.licenceId) : 'valid';
    if (state === 'valid') found.set(materialId, licence);
  }
  return found;
}
