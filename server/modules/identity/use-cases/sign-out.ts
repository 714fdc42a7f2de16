import type { Actor } from '../../../../contracts/identity.ts';
import type { IdentityContext } from '../context.ts';
import { holderOf } from '../holder.ts';
import { endSession } from '../store/sessions.ts';

/** Ends the session of this request; without one there is nothing to do. */
export async function signOut(ctx: IdentityContext, actor: Actor): Promise<void> {
  if (actor.kind !== 'applicant' && actor.kind !== 'staff') return;
  await endSession(ctx.db, ctx.clock.now(), holderOf(actor), actor.sessionId);
}
