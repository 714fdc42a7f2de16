import type { Colleague } from '../identity/index.ts';
import type { Case } from './case.ts';
import type { CasesContext } from './context.ts';
import { couldTake } from './lifecycle/custody.ts';
import type { CaseActor } from './lifecycle.ts';
import { officerOn } from './scope.ts';

export async function placesAbove(
  ctx: Pick<CasesContext, 'neighbours'>,
  { placeCode }: Pick<Case, 'placeCode'>,
): Promise<ReadonlySet<string>> {
  return new Set((await ctx.neighbours.path(placeCode)).map((division) => division.code));
}

/**
 * Who would get a case meant for `staffId`: herself, or while she is away her substitute, with her rights beside the
 * substitute's own. Undefined for an unknown officer and for one who is away with nobody in her stead.
 */
export function recipientOf(
  colleagues: readonly Colleague[],
  staffId: string,
  place: Pick<Case, 'placeCode' | 'organisationId'>,
  above: ReadonlySet<string>,
): { staffId: string; actor: CaseActor } | undefined {
  const wanted = colleagues.find((one) => one.staffId === staffId);
  if (!wanted || (wanted.absent && !wanted.instead)) return undefined;
  const { instead } = wanted;
  const got = instead ? colleagues.find((one) => one.staffId === instead.staffId) : wanted;
  const own = got?.grants ?? [];
  const to = instead?.staffId ?? wanted.staffId;
  const standsFor = instead ? [{ staffId, name: wanted.name, grants: wanted.grants }] : [];
  const actor = officerOn({ staffId: to, grants: own, standsFor }, place, above);
  return actor ? { staffId: to, actor } : undefined;
}

/** Colleagues who could go on with this very case, by name: the same rule that the command is held against. */
export function recipientsOf(
  colleagues: readonly Colleague[],
  state: Case,
  above: ReadonlySet<string>,
): Colleague[] {
  return colleagues.filter(({ staffId }) => {
    const found = recipientOf(colleagues, staffId, state, above);
    return found !== undefined && couldTake(state, found.actor);
  });
}
