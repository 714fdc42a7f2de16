import type { StaffActor } from '../../../../contracts/identity.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import type { Case } from '../case.ts';
import type { CasesContext } from '../context.ts';
import type { Handing } from '../papers/make-delivery.ts';

/**
 * Which organisation an officer prints or hands out for (委托制证): null where she is one of the competent one's own, or
 * the item entrusts nobody.
 */
export function entrustedFor(actor: Pick<StaffActor, 'grants'>, state: Case): string | null {
  const { printedBy } = state.rules;
  const own = actor.grants.some((grant) => grant.organisationId === state.organisationId);
  return own || printedBy === state.organisationId ? null : printedBy;
}

/** What is handed out: the decision, and the result it grants. */
export function handedOf({ documents, decision }: Case, { definition }: ItemVersion): Handing['handed'] {
  const paper = documents.find((one) => one.kind === 'decision');
  const granted = decision && decision.decision !== 'refuse' ? definition.result.name : null;
  return [
    { name: '决定书', number: paper?.number ?? null },
    ...(granted ? [{ name: granted, number: null }] : []),
  ];
}

/** Name of the organisation that does it for the issuer. */
export async function entrustedName(
  ctx: Pick<CasesContext, 'neighbours'>,
  id: string | null,
): Promise<string | null> {
  return id ? ((await ctx.neighbours.organisation(id))?.name ?? null) : null;
}
