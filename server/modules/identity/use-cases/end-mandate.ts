import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { visibleMandate } from '../queries/mandates.ts';
import { endMandateRow } from '../store/mandates.ts';

/**
 * 取消委托、辞去委托 (民法典 173 no. 2): by the principal in her own right, or by the agent; in force at once, because
 * every request reads the mandates anew. Ending an ended one changes nothing. Throws `not-found`.
 */
export async function endMandate(ctx: IdentityContext, actor: ApplicantActor, id: string): Promise<void> {
  const { row, side } = await visibleMandate(ctx, actor, id);
  if (side === 'offer') throw new AppError('not-found'); // not confirmed yet: declined, not resigned
  await endMandateRow(ctx.db, ctx.clock.now(), row.id, side);
}
