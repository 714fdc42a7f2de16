import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { type CasesContext, partView, withdrawCase } from '../../cases/index.ts';
import { hasEnded } from '../joint.ts';
import { loadJoint, saveJoint } from '../store.ts';

const closed = new Set(['decided', 'finished', 'withdrawn']);

/**
 * 撤回: what has not begun is not handled any more, what runs is withdrawn case by case; what is decided stays decided.
 * Throws `not-found`, `not-allowed-now`.
 */
export async function withdrawJoint(
  ctx: CasesContext,
  actor: ApplicantActor,
  { jointId, key }: { jointId: string; key: string },
): Promise<void> {
  const running = await inTx(ctx.db, async (tx) => {
    const joint = await loadJoint(ctx, tx, jointId, true);
    if (joint?.subjectId !== actor.subjectId) throw new AppError('not-found');
    if (joint.state === 'withdrawn') return joint.parts.filter((part) => part.state === 'running');
    if (closed.has(joint.state))
      throw new AppError('not-allowed-now', { command: 'withdraw', state: joint.state, reason: 'state' });
    const parts = joint.parts.map((part) =>
      part.state === 'waiting' ? { ...part, state: 'withdrawn' as const } : part,
    );
    const by = { actor: `person:${actor.personId}`, onBehalfOf: `subject:${actor.subjectId}` };
    const events = [{ kind: 'withdrawn', payload: {} }];
    await saveJoint(ctx, tx, { ...joint, state: 'withdrawn', parts }, events, by, ctx.clock.now());
    return parts.filter((part) => !hasEnded(part));
  });
  for (const { caseId, key: part } of running) {
    if (!caseId) continue;
    const { version, state } = await partView(ctx, caseId);
    // Decided meanwhile: that case stands, and says so itself.
    if (state === 'decided' || state === 'finished' || state === 'withdrawn') continue;
    await withdrawCase(ctx, actor, { caseId, key: `${key}-${part}`, version });
  }
  ctx.nudge();
}
