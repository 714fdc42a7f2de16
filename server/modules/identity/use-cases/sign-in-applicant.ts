import { hashPassword, needsRehash } from '../../../platform/crypto/index.ts';
import type { IdentityContext } from '../context.ts';
import { blindIdNumber, blindPhone, readLogin } from '../personal-data.ts';
import { type AccountRow, accountByLogin, setPassword } from '../store/accounts.ts';
import { type OpenedSession, openSession } from '../store/sessions.ts';
import { checkPassword } from './check-password.ts';

export type SignIn = {
  /** ID number, mobile number or login name. */
  login: string;
  password: string;
  address: string;
  userAgent?: string | undefined;
};

/** Signs a person in, acting for themselves. Throws `wrong-credentials` or `locked-out`. */
export async function signInApplicant(ctx: IdentityContext, given: SignIn): Promise<OpenedSession> {
  const account = await findAccount(ctx, given.login);
  const key = account?.id ?? ctx.keyring.blind(readLogin(given.login).value, 'identity.login');
  await checkPassword(ctx, {
    key: `account:${key}`,
    hash: account?.password_hash ?? null,
    password: given.password,
    address: given.address,
  });
  const known = account as AccountRow; // no account, no right password
  if (needsRehash(known.password_hash ?? ''))
    await setPassword(ctx.db, known.id, await hashPassword(given.password));
  const owner = { kind: 'applicant' as const, accountId: known.id, subjectId: known.person_id };
  return openSession(ctx.db, ctx.keyring, ctx.clock.now(), owner, given.userAgent);
}

function findAccount(ctx: IdentityContext, typed: string): Promise<AccountRow | undefined> {
  const { kind, value } = readLogin(typed);
  if (kind === 'login-name') return accountByLogin(ctx.db, kind, value);
  const blind = kind === 'phone' ? blindPhone(ctx.keyring, value) : blindIdNumber(ctx.keyring, value);
  return accountByLogin(ctx.db, kind, blind);
}
