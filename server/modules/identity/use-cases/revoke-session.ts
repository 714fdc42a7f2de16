import { AppError } from '../../../platform/errors.ts';
import { isUuid } from '../../../platform/uuid.ts';
import type { IdentityContext } from '../context.ts';
import { holderOf, type SignedIn } from '../holder.ts';
import { endOtherSessions, endSession } from '../store/sessions.ts';

/** Ends one of the actor's own sessions: a lost phone, a shared computer. Throws `not-found` for anybody else's. */
export async function revokeSession(ctx: IdentityContext, actor: SignedIn, sessionId: string): Promise<void> {
  const ended = isUuid(sessionId) && (await endSession(ctx.db, ctx.clock.now(), holderOf(actor), sessionId));
  if (!ended) throw new AppError('not-found');
}

/** Ends all of the actor's sessions but this one. */
export async function revokeOtherSessions(ctx: IdentityContext, actor: SignedIn): Promise<void> {
  await endOtherSessions(ctx.db, ctx.clock.now(), holderOf(actor), actor.sessionId);
}
