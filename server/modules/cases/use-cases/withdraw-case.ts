import type { CommandReply } from '../../../../contracts/cases.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { CasesContext } from '../context.ts';
import { draftFor } from '../drafts-store.ts';
import type { FileRef } from '../events/refs.ts';
import { runCommand } from '../run-command.ts';
import type { FileRow } from '../store.ts';
import { withdrawMarkOf } from '../window/mark.ts';
import { type AtWindow, signedScans, signedUnder, windowPart } from '../window/signed.ts';

export type WithdrawInput = {
  caseId: string;
  key: string;
  version: number;
  /** On paper, at the window, with the scans that are to be kept. */
  window?: AtWindow & { scans: FileRow[] };
};

/** 撤回申请: until it is decided, without having to say why. A correction that was begun goes with it. */
export async function withdrawCase(
  ctx: CasesContext,
  actor: ApplicantActor,
  { caseId, key, version, window }: WithdrawInput,
): Promise<CommandReply> {
  const body = window ? { mark: window.mark } : null;
  const request = { caseId, name: 'withdraw' as const, version, key, body };
  return runCommand(ctx, actor, request, async ({ state }) => {
    const what = { divisionCode: state.placeCode, itemCode: state.item.code, caseId };
    const draft = await draftFor(ctx.db, actor, what);
    const signed = window && scansOf(ctx, actor, window, { caseId, version });
    const part = window && signed && { window: windowPart('withdraw', actor, { ...window, signed }, []) };
    return {
      command: { name: 'withdraw', body: { ...part } },
      rows: { draftId: draft?.id ?? null, files: window?.scans ?? [] },
    };
  });
}

const scansOf = (
  ctx: CasesContext,
  actor: ApplicantActor,
  window: AtWindow & { scans: FileRow[] },
  of: { caseId: string; version: number },
): FileRef[] => {
  const uploads = window.scans.map(({ id, sm3 }) => ({ id, sm3, materialId: signedUnder(window.mark) }));
  return signedScans(uploads, window, withdrawMarkOf(ctx, actor, of), 'withdraw');
};
