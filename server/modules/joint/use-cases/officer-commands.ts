import type { Answers } from '../../../../contracts/forms.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { JointReply } from '../../../../contracts/joint.ts';
import { localDate } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import { type CasesContext, fieldProblems, finishCase, partView, takeCase } from '../../cases/index.ts';
import { owedData } from '../actions.ts';
import { blockedParts, deliverable, type Joint, type PartResult } from '../joint.ts';
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

/** After a refusal the lead department lets the rest go on: what can never begin is not handled any more. */
export function goOn(
  ctx: CasesContext,
  actor: StaffActor,
  sent: Sent & { reason: string },
): Promise<JointReply> {
  return jointCommand(ctx, actor, 'go-on', sent, async (tx, joint) => {
    const blocked = new Set(blockedParts(joint));
    const parts = joint.parts.map((part) =>
      blocked.has(part.key) ? { ...part, state: 'dropped' as const } : part,
    );
    const text = ctx.keyring.seal(sent.reason, `joint.reason:${joint.id}`);
    const event = { kind: 'went-on', payload: { dropped: [...blocked], reason: text } };
    return settle(ctx, tx, { ...joint, state: 'running', parts }, [event], null, ctx.clock.now(), by(actor));
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

/** One delivery: every result that may be handed over is, case by case, by the rules of each. */
export async function deliverJoint(
  ctx: CasesContext,
  actor: StaffActor,
  sent: Sent & { delivery: 'counter' | 'post' | 'online' },
): Promise<JointReply> {
  let ready: Joint['parts'] = [];
  const reply = await jointCommand(ctx, actor, 'deliver', sent, async (tx, joint) => {
    ready = deliverable(joint);
    const event = {
      kind: 'delivery',
      payload: { parts: ready.map(({ key }) => key), delivery: sent.delivery },
    };
    return saveJoint(ctx, tx, joint, [event], by(actor), ctx.clock.now());
  });
  for (const { key, caseId } of ready) {
    if (!caseId) continue;
    const of = (act: string) => `${sent.key}-${key}-${act}`;
    const seen = await partView(ctx, caseId);
    const mine = seen.handler === actor.staffId;
    const { version } = mine
      ? seen
      : await takeCase(ctx, actor, { caseId, key: of('take'), body: { version: seen.version } });
    await finishCase(ctx, actor, { caseId, key: of('finish'), body: { version, delivery: sent.delivery } });
  }
  return reply;
}
