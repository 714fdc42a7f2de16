import type { Answers } from '../../../../contracts/forms.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { JointReply } from '../../../../contracts/joint.ts';
import { localDate } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import { type CasesContext, fieldProblems } from '../../cases/index.ts';
import { owedData } from '../actions.ts';
import { type Act, type Delivery, order } from '../acts.ts';
import { deliverable, type Joint, type PartResult, stopParts, withoutBlocked } from '../joint.ts';
import { saveJoint } from '../store.ts';
import { jointCommand, type Sent } from './command.ts';
import { settle } from './hear-case.ts';

const by = ({ staffId }: StaffActor) => ({ actor: `staff:${staffId}`, onBehalfOf: null });

/** What a granted part brought about is given to those that wait for it; they begin by themselves. */
export function giveData(
  ctx: CasesContext,
  actor: StaffActor,
  sent: Sent & { part: string; values: Record<string, string> },
): Promise<JointReply> {
  return jointCommand(ctx, actor, 'give-data', sent, async (tx, joint, rights) => {
    const held = rights.of.get(sent.part);
    const owed = owedData(joint).get(sent.part) ?? [];
    if (!held?.has('case.review') && !held?.has('case.decide')) throw new AppError('forbidden');
    const fields = joint.contents.plan.fields.flatMap(({ field }) =>
      owed.includes(field.name) ? [field] : [],
    );
    const { answers, problems } = fieldProblems(fields, sent.values, localDate(ctx.clock.now()));
    if (problems.length > 0) throw new AppError('answers-invalid', { count: problems.length }, problems);
    const next = withData(joint, sent.part, answers);
    const event = { kind: 'data-given', payload: { part: sent.part, fields: Object.keys(answers) } };
    return settle(ctx, tx, next, [event], null, ctx.clock.now(), by(actor));
  });
}

function withData(joint: Joint, key: string, data: Answers): Joint {
  const parts = joint.parts.map((part) => {
    if (part.key !== key) return part;
    const result = part.result as PartResult;
    return { ...part, result: { ...result, data: { ...result.data, ...data } } };
  });
  return { ...joint, parts };
}

/**
 * After a refusal the lead department lets the rest go on: what can never begin is not handled any more, nor what it
 * chose to stop. Only what has not begun can be stopped: a case is its own department's to decide.
 */
export function goOn(
  ctx: CasesContext,
  actor: StaffActor,
  sent: Sent & { reason: string; stop?: readonly string[] },
): Promise<JointReply> {
  return jointCommand(ctx, actor, 'go-on', sent, async (tx, joint) => {
    const stopped = stopParts(joint, sent.stop ?? [], 'dropped');
    const { parts, blocked } = withoutBlocked(stopped);
    const text = ctx.keyring.seal(sent.reason, `joint.reason:${joint.id}`);
    const event = { kind: 'went-on', payload: { dropped: blocked, stopped: sent.stop ?? [], reason: text } };
    return settle(
      ctx,
      tx,
      { ...stopped, state: 'running', parts },
      [event],
      null,
      ctx.clock.now(),
      by(actor),
    );
  });
}

/** 行政许可法 art. 42: 15 working days more, approved by the head of the government; the applicant is told the reason. */
export function extendJoint(
  ctx: CasesContext,
  actor: StaffActor,
  sent: Sent & { reason: string },
): Promise<JointReply> {
  return jointCommand(ctx, actor, 'extend', sent, async (tx, joint) => {
    const reason = ctx.keyring.seal(sent.reason, `joint.reason:${joint.id}`);
    const longer = { ...joint, extended: true, jointDue: joint.extendedDue };
    const event = { kind: 'extended', payload: { due: joint.extendedDue, reason } };
    return saveJoint(ctx, tx, longer, [event], by(actor), ctx.clock.now());
  });
}

/** One delivery: every result that may be handed over is ordered out, case by case, by the rules of each. */
export function deliverJoint(
  ctx: CasesContext,
  actor: StaffActor,
  sent: Sent & { delivery: Delivery },
): Promise<JointReply> {
  return jointCommand(ctx, actor, 'deliver', sent, async (tx, joint) => {
    const { delivery, key } = sent;
    const ready = deliverable(joint);
    const now = ctx.clock.now();
    const acts = ready.map(
      ({ key: part, caseId }): Act => ({
        do: 'deliver',
        caseId: caseId as string,
        part,
        staffId: actor.staffId,
        delivery,
        key,
      }),
    );
    await order(tx, joint.id, acts, now);
    const out = new Set(ready.map((part) => part.key));
    const parts = joint.parts.map((part) =>
      out.has(part.key) ? { ...part, delivering: true, problem: null } : part,
    );
    const event = { kind: 'delivery', payload: { parts: [...out], delivery } };
    return saveJoint(ctx, tx, { ...joint, parts }, [event], by(actor), now);
  });
}
