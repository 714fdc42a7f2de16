import type { CommandReply } from '../../../../contracts/cases.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { type UploadRow, uploadsOf } from '../drafts-store.ts';
import type { FileRef } from '../events/refs.ts';
import { awaited, type Deferral } from '../later.ts';
import { readCase } from '../queries/case-view.ts';
import { runCommand } from '../run-command.ts';
import { supplyMarkOf } from '../window/mark.ts';
import { type AtWindow, signedScans, windowPart } from '../window/signed.ts';
import { begin, type Draft, getDraft } from './drafts.ts';

export type SupplyInput = {
  caseId: string;
  key: string;
  version?: number;
  draftId: string;
  /** On paper, at the window. */
  window?: AtWindow;
};

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
 * added, at the window no paper seen, for anything awaited.
 */
export async function supplyCase(
  ctx: CasesContext,
  actor: ApplicantActor,
  { caseId, key, version, draftId, window }: SupplyInput,
): Promise<CommandReply> {
  const request = {
    caseId,
    name: 'supply' as const,
    key,
    body: window ? { draftId, mark: window.mark } : { draftId },
    ...(version === undefined ? {} : { version }),
  };
  return runCommand(ctx, actor, request, async ({ state }) => {
    const draft = await getDraft(ctx, actor, draftId);
    if (draft.caseId !== caseId) throw new AppError('not-found', { reason: 'draft' });
    const uploads = await uploadsOf(ctx.db, draft.id);
    const materials = givenLater(awaited(state.later), uploads, window ? draft.papersSeen : []);
    if (!materials.length) {
      throw new AppError('materials-missing', { count: awaited(state.later).length, materials: [] });
    }
    const markNow = supplyMarkOf(ctx, actor, caseId, materials);
    const scans = window && signedScans(uploads, window, markNow, 'supply');
    const seen = materials.filter(({ files }) => !files.length).map(({ id }) => id);
    const beside = window && scans && windowPart('supply', actor, { ...window, signed: scans }, seen);
    const kept = new Set([...materials.flatMap(({ files }) => files), ...(scans ?? [])].map(({ id }) => id));
    return {
      command: { name: 'supply', body: { materials, ...(beside ? { window: beside } : {}) } },
      rows: { files: uploads.filter(({ id }) => kept.has(id)), draftId: draft.id },
    };
  });
}

/** Of what is awaited, what is there: its files, or the paper that a clerk has seen. */
export function givenLater(
  due: readonly Pick<Deferral, 'id'>[],
  uploads: readonly Pick<UploadRow, 'id' | 'sm3' | 'materialId'>[],
  papersSeen: readonly string[],
): { id: string; files: FileRef[] }[] {
  return due
    .map(({ id }) => ({
      id,
      files: uploads.filter((one) => one.materialId === id).map(({ id: file, sm3 }) => ({ id: file, sm3 })),
    }))
    .filter(({ id, files }) => files.length > 0 || papersSeen.includes(id));
}
