import { AppError } from '../../../platform/errors.ts';
import type { Bearer } from '../../../platform/gate.ts';
import type { IdentityContext } from '../context.ts';
import type { OpenedSession } from '../store/sessions.ts';
import { authenticate } from './authenticate.ts';
import { switchSubject } from './switch-subject.ts';

/**
 * Whose session ended by time in the middle of something done for an organisation goes on in that name after signing
 * in again: the draft belongs to the organisation. Where the mandate has ended the person acts for herself.
 */
export async function continueSubject(
  ctx: IdentityContext,
  session: OpenedSession,
  former: Bearer['former'],
): Promise<void> {
  if (!former) return;
  const { actor } = await authenticate(ctx, session.token);
  if (actor.kind !== 'applicant' || actor.accountId !== former.accountId) return;
  if (actor.subjectId === former.subjectId) return;
  await switchSubject(ctx, actor, former.subjectId).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}
