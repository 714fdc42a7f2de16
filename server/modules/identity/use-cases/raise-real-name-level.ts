import { normaliseCode } from '../../../../contracts/checks.ts';
import { hasPermission, type StaffActor } from '../../../../contracts/identity.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { isCheckCode } from '../check-code.ts';
import type { IdentityContext } from '../context.ts';
import { blindIdNumber, normaliseName } from '../personal-data.ts';
import { levelOf } from '../real-name.ts';
import { type AccountRow, accountByLogin, closeAccountRow, raiseLevel } from '../store/accounts.ts';
import { writeAudit } from '../store/staff.ts';
import { nameOf, subjectById, updatePerson } from '../store/subjects.ts';

export type FaceToFace = {
  name: string;
  idNumber: string;
  /** Six digits from the person's own signed-in account (see check-code.ts). */
  code: string;
};

/**
 * A clerk has seen the person and the ID card: level 3. The name on the card replaces what was typed at registration.
 * Throws `forbidden`, `not-found` (no account of this number) or `wrong-check-code`.
 */
export async function raiseRealNameLevel(
  ctx: IdentityContext,
  staff: StaffActor,
  given: FaceToFace,
): Promise<void> {
  const account = await accountAtWindow(ctx, staff, given.idNumber);
  const now = ctx.clock.now();
  if (!isCheckCode(ctx.keyring, account.id, given.code, now)) throw new AppError('wrong-check-code');
  const name = normaliseName(given.name);
  const before = await subjectById(ctx.db, account.person_id);
  const renamed = before !== undefined && nameOf(ctx.keyring, before) !== name;
  await inTx(ctx.db, async (tx) => {
    await updatePerson(tx, ctx.keyring, account.person_id, { name, verified: true });
    await raiseLevel(tx, account.id, levelOf.window, 'window');
    const detail = { from: account.level, to: levelOf.window, renamed };
    await writeAudit(tx, now, {
      staffId: staff.staffId,
      action: 'account.raise-level',
      objectId: account.id,
      detail,
    });
  });
}

/**
 * Closes an account that somebody else made with this ID number, on the word of the card's holder at the window, so
 * that the holder can register. Only where nobody was ever seen: throws `forbidden` at level 3.
 */
export async function closeAccount(
  ctx: IdentityContext,
  staff: StaffActor,
  given: { idNumber: string; reason: string },
): Promise<void> {
  const account = await accountAtWindow(ctx, staff, given.idNumber);
  if (account.level >= 3) throw new AppError('forbidden');
  const now = ctx.clock.now();
  await inTx(ctx.db, async (tx) => {
    await closeAccountRow(tx, account.id, now);
    const detail = { reason: given.reason.slice(0, 200) };
    await writeAudit(tx, now, {
      staffId: staff.staffId,
      action: 'account.close',
      objectId: account.id,
      detail,
    });
  });
}

async function accountAtWindow(
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
