import { caseGrants, type Permission, type StaffActor } from '../../../contracts/identity.ts';
import type { JointCommand } from '../../../contracts/joint.ts';
import { type CasesContext, permissionsOn } from '../cases/index.ts';
import { dataNeeds, deliverable, type Joint } from './joint.ts';

/** What an officer may do with a joint case: over the whole as one of the lead's, over a part as one of its own. */
export type JointRights = {
  lead: ReadonlySet<Permission>;
  of: ReadonlyMap<string, ReadonlySet<Permission>>;
};

export async function rightsOn(
  ctx: Pick<CasesContext, 'neighbours'>,
  actor: StaffActor,
  joint: Joint,
): Promise<JointRights> {
  const above = new Set((await ctx.neighbours.path(joint.placeCode)).map(({ code }) => code));
  const on = (organisationId: string) =>
    permissionsOn(caseGrants(actor), { placeCode: joint.placeCode, organisationId }, above);
  return {
    lead: on(joint.leadOrganisationId),
    of: new Map(joint.parts.map(({ key, organisationId }) => [key, on(organisationId)])),
  };
}

/** The lead department sees all; who has a part sees where it stands. */
export const maySee = (rights: JointRights): boolean =>
  rights.lead.has('case.read') || [...rights.of.values()].some((held) => held.has('case.read'));

/** Fields that a granted part still owes to others, by part. */
export function owedData(joint: Joint): Map<string, string[]> {
  const owed = new Map<string, string[]>();
  for (const { field, from } of dataNeeds(joint.contents.plan)) {
    const maker = joint.parts.find(({ key }) => key === from);
    if (maker?.state !== 'granted' || maker.result?.data[field] !== undefined) continue;
    owed.set(from, [...new Set([...(owed.get(from) ?? []), field])]);
  }
  return owed;
}

/** One table for the buttons and for the guard: a button exists exactly when the command would be taken. */
export function jointActions(
  joint: Joint,
  rights: JointRights,
): { command: JointCommand; needs: string[] }[] {
  const actions: { command: JointCommand; needs: string[] }[] = [];
  const owing = [...owedData(joint).keys()].filter((key) => {
    const held = rights.of.get(key);
    return held?.has('case.review') || held?.has('case.decide');
  });
  if (owing.length > 0) actions.push({ command: 'give-data', needs: owing });
  const open = joint.state === 'running' || joint.state === 'lead-decides';
  if (joint.state === 'lead-decides' && rights.lead.has('case.decide'))
    actions.push({ command: 'go-on', needs: ['reason'] });
  if (open && joint.jointDue && !joint.extended && rights.lead.has('case.decide')) {
    actions.push({ command: 'extend', needs: ['reason'] });
  }
  // 行政许可法 art. 34 para. 3: the lead calls the visit while there is something to look at.
  if (open && (rights.lead.has('case.review') || rights.lead.has('case.decide'))) {
    if (joint.parts.some(({ state }) => state === 'running'))
      actions.push({ command: 'call-visit', needs: ['visit'] });
    const called = (joint.contents.visits ?? []).flatMap(({ id, state }) => (state === 'called' ? [id] : []));
    if (called.length > 0) {
      actions.push({ command: 'hold-visit', needs: called });
      actions.push({ command: 'call-off-visit', needs: called });
    }
  }
  if (deliverable(joint).length > 0 && rights.lead.has('case.finish'))
    actions.push({ command: 'deliver', needs: ['delivery'] });
  return actions;
}
