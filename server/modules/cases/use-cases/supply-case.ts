import type { CommandReply } from '../../../../contracts/cases.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { uploadsOf } from '../drafts-store.ts';
import { awaited } from '../later.ts';
import { readCase } from '../queries/case-view.ts';
import { runCommand } from '../run-command.ts';
import { begin, type Draft, getDraft } from './drafts.ts';

export type SupplyInput = { caseId: string; key: string; version?: number; draftId: string };

/** The draft to which files of awaited materials are added. Throws `not-found`, `not-allowed-now`. */
export async function startSupply(ctx: CasesContext, actor: ApplicantActor, caseId: string): Promise<Draft> {
  const { state } = await readCase(ctx, actor, caseId);
  if (!state.acceptedAt || !awaited(state.later).length) {
    throw new AppError('not-allowed-now', {
      command: 'supply',
      state: state.state,
      reason: 'nothing-awaited',
    });
  }
  const what = { divisionCode: state.placeCode, itemCode: state.item.code, caseId };
  return begin(ctx, actor, what, state.item.version, {});
}

/**
 * 容缺后补: hands in what was to come later; some of it may still come. Throws `materials-missing` where no file was
 * added for anything awaited.
 */
export async function supplyCase(
  ctx: CasesContext,
  actor: ApplicantActor,
  { caseId, key, version, draftId }: SupplyInput,
): Promise<CommandReply> {
  const request = {
    caseId,
    name: 'supply' as const,
    key,
    body: { draftId },
    ...(version === undefined ? {} : { version }),
  };
  return runCommand(ctx, actor, request, async ({ state }) => {
    const draft = await getDraft(ctx, actor, draftId);
    if (draft.caseId !== caseId) throw new AppError('not-found', { reason: 'draft' });
    const ids = new Set(awaited(state.later).map((one) => one.id));
    const uploads = (await uploadsOf(ctx.db, draft.id)).filter((one) => ids.has(one.materialId));
    if (!uploads.length) throw new AppError('materials-missing', { count: ids.size, materials: [] });
    const given = Map.groupBy(uploads, (upload) => upload.materialId);
    const materials = [...given].map(([id, files]) => ({
      id,
      files: files.map(({ id: file, sm3 }) => ({ id: file, sm3 })),
    }));
    return { command: { name: 'supply', body: { materials } }, rows: { files: uploads, draftId: draft.id } };
  });
}
