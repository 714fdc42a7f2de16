import type { Calendar } from '../../../platform/calendar/index.ts';
import type { Case } from '../case.ts';
import type { Span } from '../clock-spans.ts';
import { type Due, dueOf } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import type { NewEvent } from '../events/kinds.ts';
import type { LimitRef } from '../events/refs.ts';
import { keyDivision } from '../scope.ts';
import { isOpen, type Route, type Seat, statusOf } from './route.ts';

/** What waits for whom, as lists keep it. */
export type SeatRow = {
  id: string;
  step: string;
  kind: 'opinion' | 'copy';
  staff: string | null;
  organisation: string | null;
  place: string | null;
  permission: string;
  dueAt: Date;
  warnAt: Date;
};
export type LinkRow = { id: string; expires: string };

/** When a seat must have spoken: a clock of its own, which holds up no other. */
export function seatDue(seat: Pick<Seat, 'since' | 'limit'>, calendar: Calendar): Due | null {
  return seat.since ? dueOf(spanOf(seat.since, seat.limit, null), calendar) : null;
}

/** The clock of a step or seat: its own limit, without the stops and extensions of the case's. */
export const spanOf = (from: string, limit: LimitRef, endedAt: string | null): Span => ({
  kind: 'decision',
  from,
  limit,
  endedAt,
  stops: [],
  extension: null,
});

/** Rows of the seats that are open now; `keyOf` leads from an organisation's place to its county. */
export function seatRows(
  state: Pick<Case, 'state' | 'route'>,
  calendar: Calendar,
  keyOf: ReadonlyMap<string, string>,
): SeatRow[] {
  const { route } = state;
  if (!route || state.state !== 'accepted') return [];
  return route.steps.flatMap((step) => {
    if (statusOf(step) !== 'running') return [];
    const open = step.seats.filter((seat) => isOpen(seat) && !seat.body);
    const seats = open.flatMap((seat) => rowsOfSeat(step.id, seat, calendar, keyOf));
    const due = seatDue(step, calendar);
    const copies = route.copies
      .filter((copy) => copy.step === step.id)
      .map(({ staff }) => copyRow(step.id, staff, due));
    return [...seats, ...copies.flatMap((row) => row ?? [])];
  });
}

function rowsOfSeat(
  step: string,
  seat: Seat,
  calendar: Calendar,
  keyOf: ReadonlyMap<string, string>,
): SeatRow[] {
  const due = seatDue(seat, calendar);
  if (!due) return [];
  const row: SeatRow = {
    id: seat.id,
    step,
    kind: 'opinion',
    staff: seat.staff,
    organisation: seat.organisation,
    place: seat.place && (keyOf.get(seat.place) ?? null),
    permission: seat.permission,
    dueAt: due.at,
    warnAt: due.warnAt,
  };
  const { delegate } = seat;
  if (!delegate || delegate.answer) return [row];
  return [row, { ...row, id: `${seat.id}#delegate`, staff: delegate.staff }];
}

function copyRow(step: string, staff: string, due: Due | null): SeatRow | null {
  if (!due) return null;
  const nobody = { organisation: null, place: null, permission: 'case.read' };
  return {
    id: `${step}#copy#${staff}`,
    step,
    kind: 'copy',
    staff,
    ...nobody,
    dueAt: due.at,
    warnAt: due.warnAt,
  };
}

/** Counties of all organisations that the route names, or that these events add to it. */
export async function placeKeys(
  { neighbours }: Pick<CasesContext, 'neighbours'>,
  route: Route | null,
  events: readonly NewEvent[],
): Promise<ReadonlyMap<string, string>> {
  const added = events.flatMap((event) => {
    if (event.kind === 'route-opened') return event.payload.steps.flatMap((step) => step.seats);
    return event.kind === 'reviewer-added' || event.kind === 'consulted' ? [event.payload.seat] : [];
  });
  const seats = [...(route?.steps.flatMap((step) => step.seats) ?? []), ...added];
  const keys = new Map<string, string>();
  for (const { place } of seats) {
    if (!place || keys.has(place)) continue;
    const key = keyDivision(await neighbours.path(place));
    if (key) keys.set(place, key.code);
  }
  return keys;
}

export const linkRows = (events: readonly NewEvent[]): LinkRow[] =>
  events.flatMap((event) =>
    event.kind === 'link-issued' ? [{ id: event.payload.link, expires: event.payload.expires }] : [],
  );
