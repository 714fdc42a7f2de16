import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../../cases/index.ts';
import { type Act, order, sealActor } from '../acts.ts';
import { hasEnded, type Joint, stopParts } from '../joint.ts';
import { loadJoint, saveJoint } from '../store.ts';
import { releases, settle } from './hear-case.ts';

const closed = new Set(['decided', 'finished', 'withdrawn']);

/**
 * 撤回, the whole or some parts of it: what has not begun is not handled any more, what runs is withdrawn case by case
 * from the outbox; what is decided stays decided. What hard needs a withdrawn part goes with it. Throws `not-found`,
 * `not-allowed-now`.
 */
export async function withdrawJoint(
  ctx: CasesContext,
  actor: ApplicantActor,
  { jointId, parts }: { jointId: string; parts?: readonly string[] },
): Promise<void> {
  await inTx(ctx.db, async (tx) => {
    const joint = await loadJoint(ctx, tx, jointId, true);
    if (joint?.subjectId !== actor.subjectId) throw new AppError('not-found');
    if (joint.state === 'withdrawn') return; // pressed twice
    const open = joint.parts.filter((part) => !hasEnded(part));
    const chosen = open.filter(({ key }) => !parts || parts.includes(key));
    if (closed.has(joint.state) || chosen.length === 0)
      throw new AppError('not-allowed-now', { command: 'withdraw', state: joint.state, reason: 'state' });
    const now = ctx.clock.now();
    const by = { actor: `person:${actor.personId}`, onBehalfOf: `subject:${actor.subjectId}` };
    const sealed = sealActor(ctx, jointId, actor);
    const acts = chosen.flatMap(({ state, caseId }): Act[] =>
      state === 'running' && caseId ? [{ do: 'withdraw', caseId, actor: sealed }] : [],
    );
    const waiting = chosen.flatMap(({ key, state }) => (state === 'waiting' ? [key] : []));
    const left = stopParts(joint, waiting, 'withdrawn');
    if (chosen.length === open.length) {
      const whole: Joint = { ...left, state: 'withdrawn' };
      await saveJoint(ctx, tx, whole, [{ kind: 'withdrawn', payload: {} }], by, now);
      await order(tx, jointId, [...acts, ...releases(whole)], now);
      return;
    }
    const event = { kind: 'parts-withdrawn', payload: { parts: chosen.map(({ key }) => key) } };
    await settle(ctx, tx, left, [event], 'withdrawn', now, by);
    await order(tx, jointId, acts, now);
  });
  ctx.nudge();
}
