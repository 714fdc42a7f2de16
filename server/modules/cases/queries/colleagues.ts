import type { CaseColleague } from '../../../../contracts/cases.ts';
import type { Actor } from '../../../../contracts/identity.ts';
import type { CasesContext } from '../context.ts';
import { placesAbove, recipientsOf } from '../recipients.ts';
import { readCase } from './case-view.ts';

/** Who could take this case over now, by name. Throws `not-found` for a case the actor may not see. */
export async function caseColleagues(
  ctx: CasesContext,
  actor: Actor,
  caseId: string,
): Promise<CaseColleague[]> {
  const { state } = await readCase(ctx, actor, caseId);
  const above = await placesAbove(ctx, state);
  const colleagues = await ctx.neighbours.colleagues([...above]);
  return recipientsOf(colleagues, state, above).map(({ staffId, name, title, absent, instead }) => ({
    id: staffId,
    name,
    title,
    absent,
    instead: instead?.name ?? null,
  }));
}
