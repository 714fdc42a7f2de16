import { normaliseCode } from '../../../../contracts/checks.ts';
import { hashPassword } from '../../../platform/crypto/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { isResetCode } from '../check-code.ts';
import type { IdentityContext } from '../context.ts';
import { bounds } from '../lock-out.ts';
import { passwordProblem } from '../password.ts';
import { blindIdNumber } from '../personal-data.ts';
import { fieldProblem, refuse } from '../problems.ts';
import { accountByLogin, setPassword } from '../store/accounts.ts';
import { countTry, forgetTries } from '../store/failures.ts';
import { endOtherSessions } from '../store/sessions.ts';

export type Reset = { idNumber: string; code: string; password: string };

/**
 * Sets a forgotten password with the code from a window, ends every session and every lock of the account. Guesses are
 * counted like passwords. Throws `invalid-input` (nothing counted), `wrong-reset-code`, `locked-out`.
 */
export async function resetPassword(ctx: IdentityContext, given: Reset): Promise<void> {
  const idNumber = normaliseCode(given.idNumber);
  refuse([fieldProblem('password', passwordProblem(given.password, [idNumber]))]);
  const blind = blindIdNumber(ctx.keyring, idNumber);
  const now = ctx.clock.now();
  const key = `reset:${blind}`;
  const attempt = await countTry(ctx.db, key, now, bounds.account);
  if (attempt.locked) throw new AppError('locked-out', { until: attempt.locked.toISOString() });
  const account = await accountByLogin(ctx.db, 'id-number', blind);
  if (!account || !isResetCode(ctx.keyring, account.id, account.password_hash, given.code, now)) {
    throw new AppError('wrong-reset-code');
  }
  await setPassword(ctx.db, account.id, await hashPassword(given.password));
  await endOtherSessions(ctx.db, now, { accountId: account.id }, null);
  await forgetTries(ctx.db, key);
  await forgetTries(ctx.db, `account:${account.id}`);
}
