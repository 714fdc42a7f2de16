import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { CasesContext } from '../context.ts';
import type { FileRef } from '../events/refs.ts';
import { readCase } from './case-view.ts';

/** Files of each material as the newest round has them: a correction replaces only what it brings anew. */
export async function filesOfLatestRound(
  ctx: CasesContext,
  actor: ApplicantActor,
  caseId: string,
): Promise<Map<string, FileRef[]>> {
  const { state } = await readCase(ctx, actor, caseId);
  return new Map(state.materials.map(({ id, files }) => [id, [...files]]));
}
