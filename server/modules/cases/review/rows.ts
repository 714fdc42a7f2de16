import type { Calendar } from '../../../platform/calendar/index.ts';
import type { Case } from '../case.ts';
import type { Span, SpanStop } from '../clock-spans.ts';
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
  kind: 'opinion' | 'copy' | 'outside';
  staff: string | null;
  organisation: string | null;
  place: string | null;
  permission: string;
  since: string;
  dueAt: Date | null;
  warnAt: Date | null;
  sortAt: Date;
};
export type LinkRow = { id: string; expires: string };

type Stops = readonly SpanStop[];

/** When a seat must have spoken: a clock of its own, which holds up no other; null before it begins and while it stands still. */
export function seatDue(seat: Pick<Seat, 'since' | 'limit'>, calendar: Calendar, stops: Stops): Due | null {
  return seat.since ? dueOf(spanOf(seat.since, seat.limit, null, stops), calendar) : null;
}

/** Open seats whose day is over at `at`; none is late while the clock stands still, nor before its step has begun. */
export function lateSeats(
  { route, stops }: Pick<Case, 'route' | 'stops'>,
  calendar: Calendar,
  at: Date,
): Set<string> {
  const late = (seat: Seat): boolean => {
    const due = isOpen(seat) ? seatDue(seat, calendar, stops) : null;
    return due !== null && due.at <= at;
  };
  return new Set((route?.steps ?? []).flatMap((step) => step.seats.filter(late).map((seat) => seat.id)));
}

/**
 * The clock of a step or seat: its own limit without the extension of the case's. What stops the clock of the law stops
 * this one too (行政许可法 45): nobody is late while the matter lies with an appraiser.
 */
export const spanOf = (from: string, limit: LimitRef, endedAt: string | null, stops: Stops): Span => ({
  kind: 'decision',
  from,
  limit,
  endedAt,
  stops: stops
    .filter((stop) => (!stop.to || stop.to > from) && (!endedAt || stop.from < endedAt))
    .map((stop) => ({
      ...stop,
      from: stop.from > from ? stop.from : from,
      to: endedAt && (!stop.to || stop.to > endedAt) ? endedAt : stop.to,
    })),
  extension: null,
});

/** Rows of the seats that are open now; `keyOf` leads from an organisation's place to its county. */
export function seatRows(
  state: Pick<Case, 'state' | 'route' | 'stops'>,
  calendar: Calendar,
  keyOf: ReadonlyMap<string, string>,
): SeatRow[] {
  const { route } = state;
  if (!route || state.state !== 'accepted') return [];
  return route.steps.flatMap((step) => {
    if (statusOf(step) !== 'running') return [];
    const times = (clock: Pick<Seat, 'since' | 'limit'>) => timesOf(clock, calendar, state.stops);
    const seats = step.seats.filter(isOpen).flatMap((seat) => rowsOfSeat(step.id, seat, times(seat), keyOf));
    const copies = route.copies
      .filter((copy) => copy.step === step.id)
      .flatMap(({ staff }) => copyRow(step.id, staff, times(step)));
    return [...seats, ...copies];
  });
}

type Times = Pick<SeatRow, 'since' | 'dueAt' | 'warnAt' | 'sortAt'>;

function timesOf(clock: Pick<Seat, 'since' | 'limit'>, calendar: Calendar, stops: Stops): Times | null {
  if (!clock.since) return null;
  const due = seatDue(clock, calendar, stops);
  const at = due?.at ?? null;
  return { since: clock.since, dueAt: at, warnAt: due?.warnAt ?? null, sortAt: at ?? new Date(clock.since) };
}

function rowsOfSeat(
  step: string,
  seat: Seat,
  times: Times | null,
  keyOf: ReadonlyMap<string, string>,
): SeatRow[] {
  if (!times) return [];
  const row: SeatRow = {
    id: seat.id,
    step,
    kind: seat.body ? 'outside' : 'opinion',
    staff: seat.staff,
    organisation: seat.organisation,
    place: seat.place && (keyOf.get(seat.place) ?? null),
    permission: seat.permission,
    ...times,
  };
  const { delegate } = seat;
  if (!delegate || delegate.answer) return [row];
  return [row, { ...row, id: `${seat.id}#delegate`, staff: delegate.staff }];
}

function copyRow(step: string, staff: string, times: Times | null): SeatRow[] {
  if (!times) return [];
  const nobody = { organisation: null, place: null, permission: 'case.read' };
  return [{ id: `${step}#copy#${staff}`, step, kind: 'copy', staff, ...nobody, ...times }];
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
