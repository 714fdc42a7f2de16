import { normaliseCode } from '../../../../contracts/checks.ts';
import { hasPermission, type StaffActor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { blindIdNumber } from '../personal-data.ts';
import { type AccountRow, accountByLogin } from '../store/accounts.ts';

/**
 * The account of the card a clerk holds. Persons belong to no division, so any place of `identity.verify-person` does.
 * Throws `forbidden` or `not-found`.
 */
export async function accountAtWindow(
  ctx: IdentityContext,
  staff: StaffActor,
  idNumber: string,
): Promise<AccountRow> {
  if (!hasPermission(staff.grants, 'identity.verify-person')) throw new AppError('forbidden');
  const blind = blindIdNumber(ctx.keyring, normaliseCode(idNumber));
  const account = await accountByLogin(ctx.db, 'id-number', blind);
  if (!account) throw new AppError('not-found');
  return account;
}
