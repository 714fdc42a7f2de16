import type { ApplicantActor, StaffActor } from '../../../../contracts/identity.ts';
import { caseGrants, permissions } from '../../../../contracts/identity.ts';
import type { JointRow } from '../../../../contracts/joint.ts';
import { type CasesContext, keyDivision, partView } from '../../cases/index.ts';
import { maskName } from '../../identity/index.ts';
import { hasEnded, type Joint } from '../joint.ts';
import { jointsInScope, jointsOfSubject } from '../store.ts';

/** Joint cases in the name that the applicant acts for now, newest first. */
export async function applicantJoints(ctx: CasesContext, actor: ApplicantActor): Promise<JointRow[]> {
  const joints = await jointsOfSubject(ctx, ctx.db, actor.subjectId);
  return Promise.all(joints.map((joint) => rowOf(ctx, joint, false)));
}

/** Joint cases that an officer's departments lead or have a part in; open ones first. */
export async function officerJoints(ctx: CasesContext, actor: StaffActor): Promise<JointRow[]> {
  const found = new Map<string, Joint>();
  for (const grant of caseGrants(actor)) {
    if (!(permissions[grant.role] as readonly string[]).includes('case.read')) continue;
    const division = keyDivision(await ctx.neighbours.path(grant.divisionCode));
    if (!division) continue;
    const wide =
      grant.organisationId === null || grant.role === 'window_clerk' || grant.role === 'issue_clerk';
    const only = wide ? null : [grant.organisationId as string];
    for (const joint of await jointsInScope(ctx, ctx.db, division.code, only)) found.set(joint.id, joint);
  }
  return Promise.all([...found.values()].map((joint) => rowOf(ctx, joint, true)));
}

async function rowOf(ctx: CasesContext, joint: Joint, officer: boolean): Promise<JointRow> {
  const running = joint.parts.filter(({ state }) => state === 'running');
  const seen = await Promise.all(running.map(({ caseId }) => (caseId ? partView(ctx, caseId) : null)));
  const { applicantName, actor } = joint.contents;
  return {
    id: joint.id,
    number: joint.number,
    name: joint.name,
    state: joint.state,
    applicantName: officer && actor.subjectKind === 'person' ? maskName(applicantName) : applicantName,
    leadName: joint.leadName,
    submittedAt: joint.submittedAt.toISOString(),
    due: joint.promiseDue ?? joint.jointDue,
    parts: joint.parts.length,
    ended: joint.parts.filter(hasEnded).length,
    mending: seen.filter((one) => one?.state === 'correction-requested').length,
  };
}
