import type { Grant, StaffActor } from '../../../../contracts/identity.ts';
import type { CaseActor } from '../lifecycle/rules.ts';
import type { Neighbours } from '../neighbours.ts';
import { permissionsOn } from '../scope.ts';
import type { Route } from './route.ts';
import { type Hand, seatsOf, stepsSeenBy } from './seats.ts';

/** An officer on a case that has a route; `steps` are all she may see of it, null: everything. */
export type Seated = { actor: CaseActor; steps: ReadonlySet<string> | null };

/**
 * Adds the seats that are this officer's. Where she has no right on the case itself, the steps that name her are all
 * she sees of it; where none does, null: she may not even know of the case.
 */
export async function seatedOn(
  neighbours: Neighbours,
  officer: StaffActor,
  route: Route,
  known: CaseActor | null,
): Promise<Seated | null> {
  const above = new Map<string, ReadonlySet<string>>();
  for (const { place } of route.steps.flatMap((step) => step.seats)) {
    if (!place || above.has(place)) continue;
    above.set(place, new Set((await neighbours.path(place)).map((division) => division.code)));
  }
  const hand = ({ staffId, grants }: { staffId: string; grants: readonly Grant[] }): Hand => ({
    staffId,
    holds: ({ organisation, place }, permission) =>
      permissionsOn(
        grants,
        { placeCode: place, organisationId: organisation },
        above.get(place) ?? new Set(),
      ).has(permission),
  });
  const seats = seatsOf(route, [hand(officer), ...(officer.standsFor ?? []).map(hand)]);
  if (known?.kind === 'staff') return { actor: { ...known, seats }, steps: null };
  const steps = stepsSeenBy(route, officer.staffId, seats);
  if (!steps.size) return null;
  return { actor: { kind: 'staff', staffId: officer.staffId, permissions: new Set(), seats }, steps };
}
