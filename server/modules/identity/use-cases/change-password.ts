import { hashPassword } from '../../../platform/crypto/index.ts';
import type { IdentityContext } from '../context.ts';
import { holderOf, type SignedIn } from '../holder.ts';
import { passwordProblem } from '../password.ts';
import { openField } from '../personal-data.ts';
import { fieldProblem, refuse } from '../problems.ts';
import { accountById, setPassword } from '../store/accounts.ts';
import { endOtherSessions } from '../store/sessions.ts';
import { setStaffPassword, staffById } from '../store/staff.ts';
import { subjectById } from '../store/subjects.ts';
import { checkPassword } from './check-password.ts';

export type PasswordChange = { old: string; next: string; address: string };

/**
 * Changes the actor's own password and ends every other session. The old one is guarded like a sign-in.
 * An account that came from a provider has none yet and sets its first.
 */
export async function changePassword(
  ctx: IdentityContext,
  actor: SignedIn,
  given: PasswordChange,
): Promise<void> {
  const { hash, own } = await current(ctx, actor);
  const id = actor.kind === 'staff' ? actor.staffId : actor.accountId;
  const key = `${actor.kind === 'staff' ? 'staff' : 'account'}:${id}`;
  if (hash !== null) await checkPassword(ctx, { key, hash, password: given.old, address: given.address });
  refuse([fieldProblem('next', passwordProblem(given.next, own))]);
  const next = await hashPassword(given.next);
  await (actor.kind === 'staff' ? setStaffPassword(ctx.db, id, next) : setPassword(ctx.db, id, next));
  await endOtherSessions(ctx.db, ctx.clock.now(), holderOf(actor), actor.sessionId);
}

async function current(
  ctx: IdentityContext,
  actor: SignedIn,
): Promise<{ hash: string | null; own: (string | null)[] }> {
  if (actor.kind === 'staff') {
    const staff = await staffById(ctx.db, actor.staffId);
    return { hash: staff?.password_hash ?? null, own: [staff?.account ?? null, actor.name] };
  }
  const account = await accountById(ctx.db, actor.accountId);
  const person = await subjectById(ctx.db, actor.personId);
  const open = (field: 'number' | 'phone', sealed: string | null | undefined) =>
    sealed ? openField(ctx.keyring, actor.personId, field, sealed) : null;
  const own = [open('number', person?.number_sealed), open('phone', person?.phone_sealed), actor.personName];
  return { hash: account?.password_hash ?? null, own };
}
