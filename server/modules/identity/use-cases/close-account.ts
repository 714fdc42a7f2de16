import type { StaffActor } from '../../../../contracts/identity.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { closeAccountRow } from '../store/accounts.ts';
import { writeAudit } from '../store/staff.ts';
import { accountAtWindow } from './account-at-window.ts';

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
