import type { CommandReply } from '../../../../contracts/cases.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import { commandActor } from '../actor-refs.ts';
import type { CasesContext } from '../context.ts';
import { findCommand } from '../store.ts';
import type { AtWindow } from '../window/signed.ts';
import { rowOf } from './drafts.ts';
import { submitCase } from './submit-case.ts';

/** The key is the draft's own: pressing twice, going back, two windows make one application. */
const keyOf = (draftId: string): string => `submit-${draftId}`;

/** Hands in a draft as it stands: one application, one number. Throws what `submitCase` throws. */
export async function submitDraft(
  ctx: CasesContext,
  actor: ApplicantActor,
  draftId: string,
  signature = '',
  window?: AtWindow,
): Promise<CommandReply> {
  try {
    const draft = await rowOf(ctx, actor, draftId);
    const { divisionCode, itemCode } = draft;
    const input = { divisionCode, itemCode, draftId, key: keyOf(draftId) };
    return await submitCase(
      ctx,
      actor,
      { ...input, ...(signature ? { signature } : {}), ...(window ? { window } : {}) },
      draft,
    );
  } catch (error) {
    const gone = error instanceof AppError && error.code === 'not-found';
    const made = gone ? await caseOfDraft(ctx, actor, draftId) : undefined;
    if (made) return made;
    throw error;
  }
}

/** What became of a draft that is gone because it was handed in. */
export async function caseOfDraft(
  ctx: CasesContext,
  actor: ApplicantActor,
  draftId: string,
): Promise<CommandReply | undefined> {
  return (await findCommand(ctx.db, commandActor(actor), keyOf(draftId)))?.reply;
}
