import type { IdentityContext } from '../context.ts';
import { holderOf, type SignedIn } from '../holder.ts';
import { liveSessions, type SessionView } from '../store/sessions.ts';

/** Where the actor is signed in now, the last seen first; `current` is this request's. */
export async function listSessions(
  ctx: IdentityContext,
  actor: SignedIn,
): Promise<(SessionView & { current: boolean })[]> {
  const sessions = await liveSessions(ctx.db, ctx.clock.now(), holderOf(actor));
  return sessions.map((session) => ({ ...session, current: session.id === actor.sessionId }));
}
