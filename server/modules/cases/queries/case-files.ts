import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { CasesContext } from '../context.ts';
import type { FileRef } from '../events/refs.ts';
import type { Instead } from '../materials.ts';
import type { HeldLicence } from '../neighbours.ts';
import type { Open } from '../run-command.ts';
import { openJson, places } from '../sealing.ts';
import { materialsOf, textsOf } from '../store-read.ts';
import { readCase } from './case-view.ts';

/**
 * Files of each material as the newest round has them, and for which of them a paper seen or a commitment stands: a
 * correction replaces only what it brings anew.
 */
export async function latestRound(
  ctx: CasesContext,
  actor: ApplicantActor,
  caseId: string,
): Promise<{ files: Map<string, FileRef[]> } & Required<Instead>> {
  const open = await readCase(ctx, actor, caseId);
  const { state } = open;
  const from = (wanted: string) =>
    new Set(state.materials.filter(({ source }) => source === wanted).map(({ id }) => id));
  return {
    files: new Map(state.materials.map(({ id, files }) => [id, [...files]])),
    papers: from('paper'),
    committed: from('commitment'),
    taken: await takenIn(ctx, open),
  };
}

/**
 * What a window took from codes goes on to stand for its materials: taken into the application when it was typed there,
 * or for the case afterwards.
 */
export async function takenIn(
  ctx: CasesContext,
  { row, state }: Pick<Open, 'row' | 'state'>,
): Promise<Map<string, HeldLicence>> {
  const taken = new Map<string, HeldLicence>();
  const { round } = state.answers;
  if (state.materials.some(({ licence }) => licence !== null)) {
    for (const { materialId, licenceSealed } of await materialsOf(ctx.db, row.divisionCode, row.id, round)) {
      const place = places.licence(row.id, round, materialId);
      const held = licenceSealed ? openJson<HeldLicence>(ctx, licenceSealed, place) : null;
      if (held?.taken) taken.set(materialId, held);
    }
  }
  const texts = state.taken.length ? await textsOf(ctx.db, row.divisionCode, row.id) : [];
  for (const { material, text } of state.taken) {
    const sealed = texts.find(({ id }) => id === text.id)?.sealed;
    if (sealed) taken.set(material, openJson<HeldLicence>(ctx, sealed, places.text(text.id)));
  }
  return taken;
}
