import type { Permission } from '../../../../contracts/identity.ts';
import type { Route, Seat } from './route.ts';

/** Whether an officer holds a permission in an organisation of a place. */
export type Holds = (seat: { organisation: string; place: string }, permission: Permission) => boolean;

/**
 * Seats of steps that have begun, and are this officer's to fill: hers by name, by delegation, or by her office. `hands` is she
 * and the absent colleagues whose substitute she is.
 */
export function seatsOf(route: Route, hands: readonly string[], holds: Holds): Set<string> {
  const mine = route.steps.flatMap((step) =>
    step.since ? step.seats.filter((seat) => fits(seat, hands, holds)).map((seat) => seat.id) : [],
  );
  return new Set(mine);
}

function fits(seat: Seat, hands: readonly string[], holds: Holds): boolean {
  if (seat.delegate && hands.includes(seat.delegate.staff)) return true;
  if (seat.staff !== null) return hands.includes(seat.staff);
  const { organisation, place, permission } = seat;
  return organisation !== null && place !== null && holds({ organisation, place }, permission);
}

/** Steps that an officer named by the route may see: where she sits or has spoken, and those copied to her. */
export function stepsSeenBy(route: Route, staffId: string, seats: ReadonlySet<string>): Set<string> {
  const ref = `staff:${staffId}`;
  const seen = route.steps.filter(
    (step) =>
      step.seats.some(
        (seat) => seats.has(seat.id) || seat.opinion?.by === ref || seat.delegate?.answer?.by === ref,
      ) || step.voided.some((opinion) => opinion.by === ref),
  );
  const copied = route.copies.filter((copy) => copy.staff === staffId).map((copy) => copy.step);
  return new Set([...seen.map((step) => step.id), ...copied]);
}
