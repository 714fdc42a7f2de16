import { hashPassword, needsRehash } from '../../../platform/crypto/index.ts';
import type { IdentityContext } from '../context.ts';
import { type OpenedSession, openSession } from '../store/sessions.ts';
import { type StaffRow, setStaffPassword, staffByAccount } from '../store/staff.ts';
import { checkPassword } from './check-password.ts';

export type StaffCredentials = {
  account: string;
  password: string;
  address: string;
  userAgent?: string | undefined;
};

/** Signs an officer in. An account that was stopped answers like one that never was. */
export async function signInStaff(ctx: IdentityContext, given: StaffCredentials): Promise<OpenedSession> {
  const typed = given.account.normalize('NFKC').trim().toLowerCase();
  const found = await staffByAccount(ctx.db, typed);
  const staff = found?.active ? found : undefined;
  const key = staff?.id ?? ctx.keyring.blind(typed, 'identity.login');
  await checkPassword(ctx, {
    key: `staff:${key}`,
    hash: staff?.password_hash ?? null,
    password: given.password,
    address: given.address,
  });
  const known = staff as StaffRow; // no account, no right password
  if (needsRehash(known.password_hash))
    await setStaffPassword(ctx.db, known.id, await hashPassword(given.password));
  const owner = { kind: 'staff' as const, staffId: known.id };
  return openSession(ctx.db, ctx.keyring, ctx.clock.now(), owner, given.userAgent);
}
