import type { StaffActor } from '../../../../contracts/identity.ts';
import { inTx } from '../../../platform/db/index.ts';
import { resetCode } from '../check-code.ts';
import type { IdentityContext } from '../context.ts';
import { writeAudit } from '../store/staff.ts';
import { accountAtWindow } from './account-at-window.ts';

/** A code with which the card's holder sets a new password (see reset-password.ts). Recorded with the clerk's name. */
export async function issueResetCode(
  ctx: IdentityContext,
  staff: StaffActor,
  given: { idNumber: string },
): Promise<string> {
  const account = await accountAtWindow(ctx, staff, given.idNumber);
  const now = ctx.clock.now();
  await inTx(ctx.db, (tx) =>
    writeAudit(tx, now, {
      staffId: staff.staffId,
      action: 'account.reset-code',
      objectId: account.id,
      detail: {},
    }),
  );
  return resetCode(ctx.keyring, account.id, account.password_hash, now);
}
