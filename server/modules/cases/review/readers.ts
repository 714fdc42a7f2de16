import type { Colleague } from '../../identity/index.ts';
import type { Case } from '../case.ts';
import type { CasesContext } from '../context.ts';
import { placesAbove, recipientsOf } from '../recipients.ts';
import { officersFor } from './parties.ts';
import type { Route, Seat, Step } from './route.ts';

/** Who is told of a seat: whom it names or whoever holds the office, each by who sits there today (A/B 岗). */
export async function readersOfSeat(
  ctx: Pick<CasesContext, 'neighbours'>,
  { placeCode, route }: Pick<Case, 'placeCode'> & { route: Route },
  step: Step,
  seat: Seat,
): Promise<string[]> {
  if (seat.body) return [];
  const office = await officersFor(ctx, placeCode, route, { step: step.id, seat: seat.id });
  const { delegate } = seat;
  const named = [seat.staff ?? [], delegate && !delegate.answer ? delegate.staff : []].flat();
  return unique(named.length ? named.flatMap((id) => today(office, id)) : office.flatMap(presentFor));
}

/** Who has the case in hand; where nobody has, whoever could take it. */
export async function readersOfCase(
  ctx: Pick<CasesContext, 'neighbours'>,
  state: Case,
  colleagues?: readonly Colleague[],
): Promise<string[]> {
  if (state.handler) return [state.handler.staffId];
  const above = await placesAbove(ctx, state);
  const all = colleagues ?? (await ctx.neighbours.colleagues([...above]));
  return recipientsOf(all, state, above).map(({ staffId }) => staffId);
}

const presentFor = (one: Colleague): string[] =>
  one.absent ? (one.instead ? [one.instead.staffId] : []) : [one.staffId];

/** An officer by name: she is told also while nobody sits in her stead. */
function today(colleagues: readonly Colleague[], staffId: string): string[] {
  const known = colleagues.find((one) => one.staffId === staffId);
  return known?.instead ? [staffId, known.instead.staffId] : [staffId];
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
