import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { CasesContext } from '../context.ts';
import type { FileRef } from '../events/refs.ts';
import type { Instead } from '../materials.ts';
import type { HeldLicence } from '../neighbours.ts';
import type { Open } from '../run-command.ts';
import { openJson, places } from '../sealing.ts';
import { textsOf } from '../store-read.ts';
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

/** What a window took from codes goes on to stand for its materials. */
export async function takenIn(
  ctx: CasesContext,
  { row, state }: Pick<Open, 'row' | 'state'>,
): Promise<Map<string, HeldLicence>> {
  if (!state.taken.length) return new Map();
  const texts = await textsOf(ctx.db, row.divisionCode, row.id);
  return new Map(
    state.taken.flatMap(({ material, text }) => {
      const sealed = texts.find(({ id }) => id === text.id)?.sealed;
      return sealed ? [[material, openJson<HeldLicence>(ctx, sealed, places.text(text.id))] as const] : [];
    }),
  );
}
