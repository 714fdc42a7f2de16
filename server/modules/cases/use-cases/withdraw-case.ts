import type { CommandReply } from '../../../../contracts/cases.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { CasesContext } from '../context.ts';
import { draftFor } from '../drafts-store.ts';
import { runCommand } from '../run-command.ts';

export type WithdrawInput = { caseId: string; key: string; version: number };

/** 撤回申请: until it is decided, without having to say why. A correction that was begun goes with it. */
export async function withdrawCase(
  ctx: CasesContext,
  actor: ApplicantActor,
  { caseId, key, version }: WithdrawInput,
): Promise<CommandReply> {
  const request = { caseId, name: 'withdraw' as const, version, key, body: null };
  return runCommand(ctx, actor, request, async ({ state }) => {
    const what = { divisionCode: state.placeCode, itemCode: state.item.code, caseId };
    const draft = await draftFor(ctx.db, actor, what);
    return { command: { name: 'withdraw', body: {} }, rows: { draftId: draft?.id ?? null } };
  });
}
