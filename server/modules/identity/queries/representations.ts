import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import type { IdentityContext } from '../context.ts';
import { maskName } from '../mask.ts';
import { agentsOf, organisationsOf, representationOf, type SubjectChoice } from '../store/representations.ts';
import { nameOf } from '../store/subjects.ts';

/** The organisations the person may act for today, by name; themselves come first on every page and are not listed. */
export function listRepresented(ctx: IdentityContext, actor: ApplicantActor): Promise<SubjectChoice[]> {
  return organisationsOf(ctx.db, actor.personId, localDate(ctx.clock.now()));
}

export type AgentView = { id: string; name: string; validFrom: string; validTo: string | null };

/** Agents of the organisation the actor acts for, names masked; none unless the actor is its legal representative. */
export async function listAgents(ctx: IdentityContext, actor: ApplicantActor): Promise<AgentView[]> {
  const today = localDate(ctx.clock.now());
  const own = await representationOf(ctx.db, actor.personId, actor.subjectId, today);
  if (own?.role !== 'legal_representative') return [];
  const agents = await agentsOf(ctx.db, actor.subjectId, today);
  return agents.map((agent) => ({
    id: agent.id,
    name: maskName(nameOf(ctx.keyring, { id: agent.person_id, name: null, name_sealed: agent.name_sealed })),
    validFrom: agent.valid_from,
    validTo: agent.valid_to,
  }));
}
