import { holds } from '../../../../contracts/feel.ts';
import type { Party, ReviewRoute, RouteStep } from '../../../../contracts/review-routes.ts';
import type { SeatRef, StepRef } from './steps.ts';

/** Where a party of the route sits in this place; null: it has no organisation here. */
export type Found = { organisation: string; place: string } | null;

/**
 * The route as it applies to one case. Conditions are settled once, on the answers of acceptance; a step that does
 * not apply is passed over by those that come after it. `find` knows the organisations; `own` acts where there is none.
 */
export function resolveRoute(
  route: ReviewRoute,
  facts: Readonly<Record<string, unknown>>,
  find: (party: Party) => Found,
  own: { organisation: string; place: string },
): StepRef[] {
  const applies = new Map(route.steps.map((step) => [step.id, holds(step.when, facts)]));
  const byId = new Map(route.steps.map((step) => [step.id, step]));
  const before = (step: RouteStep): string[] =>
    unique(
      step.after.flatMap((id) => {
        const earlier = byId.get(id);
        return !earlier ? [] : applies.get(id) ? [id] : before(earlier);
      }),
    );
  const ancestors = (step: RouteStep): string[] =>
    unique(before(step).flatMap((id) => [...ancestors(byId.get(id) as RouteStep), id]));

  return route.steps.map((step) => {
    const earlier = ancestors(step);
    const allowed = step.mayReturnTo;
    return {
      id: step.id,
      name: step.name,
      nameEn: step.nameEn ?? null,
      kind: step.kind,
      mode: step.mode,
      after: before(step),
      returnTo: allowed ? earlier.filter((id) => allowed.includes(id)) : earlier,
      when: step.when ?? null,
      applies: applies.get(step.id) ?? false,
      limit: step.limit,
      seats: seatsOf(step, find, own),
    };
  });
}

/** A seat for each party; where inspectors are asked for, as many for each party that has officers. */
function seatsOf(
  step: RouteStep,
  find: (party: Party) => Found,
  own: { organisation: string; place: string },
): SeatRef[] {
  let count = 0;
  return step.who.flatMap((party) => {
    const times = party.at === 'outside' ? 1 : (step.inspectors ?? 1);
    return Array.from({ length: times }, () => seatOf(step, party, `${step.id}.${++count}`, find, own));
  });
}

function seatOf(
  step: RouteStep,
  party: Party,
  id: string,
  find: (party: Party) => Found,
  own: { organisation: string; place: string },
): SeatRef {
  const seat = { id, staff: null, advisory: false, limit: step.limit, question: null };
  if (party.at === 'outside') {
    const { name: body, shows } = party;
    return {
      ...seat,
      organisation: null,
      place: null,
      permission: 'case.review',
      body,
      shows: [...shows],
      instead: false,
    };
  }
  const found = find(party);
  return {
    ...seat,
    ...(found ?? own),
    permission: party.role === 'decider' ? 'case.decide' : 'case.review',
    body: null,
    shows: [],
    instead: found === null,
  };
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
