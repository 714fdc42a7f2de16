import type { StaffActor } from '../../../../contracts/identity.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { isCheckCode } from '../check-code.ts';
import type { IdentityContext } from '../context.ts';
import { isPersonName, normaliseName } from '../personal-data.ts';
import { fieldProblem, refuse } from '../problems.ts';
import { levelOf } from '../real-name.ts';
import { raiseLevel } from '../store/accounts.ts';
import { writeAudit } from '../store/staff.ts';
import { nameOf, subjectById, updatePerson } from '../store/subjects.ts';
import { accountAtWindow } from './account-at-window.ts';

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
  refuse([fieldProblem('name', isPersonName(name) ? null : 'name-characters')]);
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
