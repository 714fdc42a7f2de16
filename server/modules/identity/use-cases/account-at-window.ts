import { idNumberProblem, normaliseCode } from '../../../../contracts/checks.ts';
import { hasPermission, type StaffActor } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { blindIdNumber } from '../personal-data.ts';
import { fieldProblem, refuse } from '../problems.ts';
import { type AccountRow, accountByLogin } from '../store/accounts.ts';

/**
 * The account of the card a clerk holds. Persons belong to no division, so any place of `identity.verify-person` does.
 * Throws `forbidden`, `invalid-input` or `not-found`.
 */
export async function accountAtWindow(
  ctx: IdentityContext,
  staff: StaffActor,
  idNumber: string,
): Promise<AccountRow> {
  if (!hasPermission(staff.grants, 'identity.verify-person')) throw new AppError('forbidden');
  const number = normaliseCode(idNumber);
  const problem = idNumberProblem(number, localDate(ctx.clock.now()));
  refuse([fieldProblem('idNumber', problem && `id-number-${problem}`)]);
  const account = await accountByLogin(ctx.db, 'id-number', blindIdNumber(ctx.keyring, number));
  if (!account) throw new AppError('not-found', { reason: 'account' });
  return account;
}
