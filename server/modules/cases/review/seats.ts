import type { Permission } from '../../../../contracts/identity.ts';
import { isVoice, type Route, type Seat } from './route.ts';

/** Whether an officer holds a permission in an organisation of a place. */
export type Holds = (seat: { organisation: string; place: string }, permission: Permission) => boolean;

/** An officer, or an absent colleague whose substitute she is, with what that one holds. */
export type Hand = { staffId: string; holds: Holds };

/**
 * Seats of steps that have begun, and are this officer's to fill: hers by name, by delegation, or by her office (null), else
 * those of the absent colleague named. `hands` begin with herself.
 */
export function seatsOf(route: Route, hands: readonly [Hand, ...Hand[]]): Map<string, string | null> {
  const [own] = hands;
  const found = new Map<string, string | null>();
  for (const seat of route.steps.flatMap((step) => (step.since ? step.seats : []))) {
    const hand = hands.find((one) => fits(seat, one));
    if (hand) found.set(seat.id, hand === own ? null : hand.staffId);
  }
  return found;
}

function fits(seat: Seat, { staffId, holds }: Hand): boolean {
  if (seat.delegate?.staff === staffId) return true;
  if (seat.staff !== null) return seat.staff === staffId;
  const { organisation, place, permission } = seat;
  return organisation !== null && place !== null && holds({ organisation, place }, permission);
}

/** Steps that an officer named by the route may see: where she sits or has spoken, and those copied to her. */
export function stepsSeenBy(route: Route, staffId: string, seats: ReadonlyMap<string, unknown>): Set<string> {
  const seen = route.steps.filter(
    (step) =>
      step.seats.some(
        (seat) =>
          seats.has(seat.id) ||
          isVoice(seat.opinion, staffId) ||
          isVoice(seat.delegate?.answer ?? null, staffId),
      ) || step.voided.some((opinion) => isVoice(opinion, staffId)),
  );
  const copied = route.copies.filter((copy) => copy.staff === staffId).map((copy) => copy.step);
  return new Set([...seen.map((step) => step.id), ...copied]);
}
