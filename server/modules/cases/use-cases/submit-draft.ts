import type { CommandReply } from '../../../../contracts/cases.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import { commandActor } from '../actor-refs.ts';
import type { CasesContext } from '../context.ts';
import { findCommand } from '../store.ts';
import { getDraft } from './drafts.ts';
import { submitCase } from './submit-case.ts';

/**
 * Hands in a draft as it stands. The draft is gone afterwards, so a second press finds the first one's answer by its
 * key: one application, one number. Throws what `submitCase` throws.
 */
export async function submitDraft(
  ctx: CasesContext,
  actor: ApplicantActor,
  { draftId, key }: { draftId: string; key: string },
): Promise<CommandReply> {
  try {
    const { divisionCode, itemCode } = await getDraft(ctx, actor, draftId);
    return await submitCase(ctx, actor, { divisionCode, itemCode, draftId, key });
  } catch (error) {
    const gone = error instanceof AppError && error.code === 'not-found';
    const known = gone ? await findCommand(ctx.db, commandActor(actor), key) : undefined;
    if (known) return known.reply;
    throw error;
  }
}
