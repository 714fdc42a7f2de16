import { randomUUIDv7 } from 'node:crypto';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { JointReply } from '../../../../contracts/joint.ts';
import type { JointVisit } from '../../../../contracts/joint-visits.ts';
import { localDate } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../../cases/index.ts';
import { type Act, order, sealRecord } from '../acts.ts';
import type { Joint } from '../joint.ts';
import { type NewEvent, saveJoint } from '../store.ts';
import { jointCommand, type Sent } from './command.ts';

const by = ({ staffId }: StaffActor) => ({ actor: `staff:${staffId}`, onBehalfOf: null });

type Called = {
  on: string;
  time: string;
  place: string;
  inspectors: readonly { part: string; name: string }[];
};

/**
 * 联合踏勘, called by the lead department: one day, one place, officers of every department that looks. Throws
 * `answers-invalid` for a day that is past and for a part that is not being handled.
 */
export function callVisit(ctx: CasesContext, actor: StaffActor, sent: Sent & Called): Promise<JointReply> {
  return jointCommand(ctx, actor, 'call-visit', sent, async (tx, joint) => {
    const { on, time, place } = sent;
    const now = ctx.clock.now();
    if (on < localDate(now)) throw wrong('on', 'visit-past');
    const inspectors = sent.inspectors.map(({ part: key, name }) => {
      const part = joint.parts.find((one) => one.key === key);
      if (part?.state !== 'running') throw wrong('inspectors', 'visit-part');
      return { part: key, organisation: part.organisationName, name };
    });
    const visit: JointVisit = {
      id: randomUUIDv7(),
      on,
      time,
      place,
      parts: [...new Set(inspectors.map(({ part }) => part))],
      inspectors,
      state: 'called',
      found: null,
      passed: null,
    };
    const event = { kind: 'visit-called', payload: { visit: visit.id, on, time, parts: visit.parts } };
    return saveJoint(ctx, tx, withVisit(joint, visit), [event], by(actor), now);
  });
}

const wrong = (field: string, code: string): AppError =>
  new AppError('answers-invalid', { count: 1 }, [{ field, code, params: {} }]);

/** What was found, written once; every case that was looked at gets the same record. */
export function holdVisit(
  ctx: CasesContext,
  actor: StaffActor,
  sent: Sent & { visit: string; found: string; passed: boolean },
): Promise<JointReply> {
  return jointCommand(ctx, actor, 'hold-visit', sent, async (tx, joint) => {
    const visit = calledVisit(joint, sent.visit);
    const { found, passed } = sent;
    const now = ctx.clock.now();
    const { id, on, place, inspectors } = visit;
    const record = sealRecord(ctx, joint.id, {
      visit: id,
      joint: joint.number,
      on,
      place,
      inspectors,
      found,
      passed,
    });
    const acts = joint.parts.flatMap(({ key, caseId }): Act[] =>
      visit.parts.includes(key) && caseId ? [{ do: 'record-visit', caseId, record }] : [],
    );
    await order(tx, joint.id, acts, now);
    const held: JointVisit = { ...visit, state: 'held', found, passed };
    const event: NewEvent = { kind: 'visit-held', payload: { visit: id, parts: visit.parts, passed } };
    return saveJoint(ctx, tx, withVisit(joint, held), [event], by(actor), now);
  });
}

export function callOffVisit(
  ctx: CasesContext,
  actor: StaffActor,
  sent: Sent & { visit: string; reason: string },
): Promise<JointReply> {
  return jointCommand(ctx, actor, 'call-off-visit', sent, async (tx, joint) => {
    const visit: JointVisit = { ...calledVisit(joint, sent.visit), state: 'called-off' };
    const reason = ctx.keyring.seal(sent.reason, `joint.reason:${joint.id}`);
    const event = { kind: 'visit-called-off', payload: { visit: visit.id, reason } };
    return saveJoint(ctx, tx, withVisit(joint, visit), [event], by(actor), ctx.clock.now());
  });
}

function calledVisit(joint: Joint, id: string): JointVisit {
  const visit = joint.contents.visits?.find((one) => one.id === id);
  if (visit?.state !== 'called') throw new AppError('not-found', { reason: 'visit' });
  return visit;
}

function withVisit(joint: Joint, visit: JointVisit): Joint {
  const others = (joint.contents.visits ?? []).filter(({ id }) => id !== visit.id);
  const visits = [...others, visit].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...joint, contents: { ...joint.contents, visits } };
}
