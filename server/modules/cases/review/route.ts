import type { OpinionKind } from '../../../../contracts/review-routes.ts';
import { staffIdOf, stoodFor } from '../actor-refs.ts';
import type { SealedRef } from '../events/refs.ts';
import type { RouteEvent } from '../events/route.ts';
import type { SeatRef, StepRef } from './steps.ts';

/** An opinion as given; `by` is the actor of its event, `forStaff` the absent colleague in whose stead (A/B 岗). */
export type Opinion = {
  opinion: OpinionKind;
  text: SealedRef;
  by: string;
  forStaff: string | null;
  at: string;
};
export type Seat = SeatRef & {
  added: boolean;
  since: string | null;
  opinion: Opinion | null;
  /** Who was asked to prepare the opinion, and what came back; the delegator signs. */
  delegate: { staff: string; at: string; answer: Opinion | null } | null;
  link: { id: string; expires: string } | null;
  /** Closed without an answer after its deadline. */
  unanswered: { by: string; at: string } | null;
};
/** An opinion that a return made void: it stays in the evidence and counts no more. */
export type Voided = Opinion & { seat: string; advisory: boolean; round: number };
export type Step = Omit<StepRef, 'seats'> & {
  /** 1, and one more each time it was returned. */
  round: number;
  since: string | null;
  doneAt: string | null;
  seats: Seat[];
  voided: Voided[];
  urged: { by: string; at: string }[];
  /** Why it is done again; null once it is. */
  returned: { text: SealedRef; by: string; at: string; from: string | null } | null;
};
/** The route of a case as its events say. */
export type Route = {
  item: { code: string; version: number };
  steps: Step[];
  copies: { staff: string; step: string; by: string; at: string }[];
};

export type StepStatus = 'skipped' | 'waiting' | 'running' | 'done';
export function statusOf(step: Step): StepStatus {
  if (!step.applies) return 'skipped';
  return step.doneAt ? 'done' : step.since ? 'running' : 'waiting';
}

export const isOpen = (seat: Seat): boolean => !seat.opinion && !seat.unanswered;

/** Nothing of the route applies: the case is reviewed as any other. */
export const isEmpty = (route: Route): boolean => !route.steps.some((step) => step.applies);
export const isFinished = (route: Route): boolean =>
  !isEmpty(route) && route.steps.every((step) => !step.applies || step.doneAt !== null);

/** Whether this officer gave it, herself or by her substitute. */
export const isVoice = (said: Opinion | null, staffId: string): boolean =>
  said !== null && (said.by === `staff:${staffId}` || said.forStaff === staffId);

/** Whoever gave an opinion, also one that a return made void, has reviewed the case. */
export const hasSpoken = (route: Route, staffId: string): boolean =>
  route.steps.some((step) =>
    [...step.voided, ...step.seats.flatMap((seat) => seat.opinion ?? seat.delegate?.answer ?? [])].some(
      (said) => isVoice(said, staffId),
    ),
  );

export const findStep = (route: Route, id: string): Step | undefined =>
  route.steps.find((step) => step.id === id);

/** The step and all that come after it, by whatever way. */
export function followers(route: Pick<Route, 'steps'>, id: string): Set<string> {
  const found = new Set([id]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const step of route.steps) if (step.after.some((before) => found.has(before))) found.add(step.id);
  }
  return found;
}

/** The route after one of its events; other events leave it as it is. */
export function evolveRoute(before: Route | null, event: RouteEvent): Route | null {
  if (event.kind === 'route-opened') {
    const { item, steps } = event.payload;
    return settle({ item, steps: carriedOver(before, steps), copies: [] }, event.at);
  }
  return before && settle(apply(before, event), event.at);
}

/**
 * Where a case goes to another organisation, its route is opened anew: what a third one has said of the same step stands,
 * with all that it rested on; every other opinion is void and stays in the evidence.
 */
function carriedOver(before: Route | null, steps: readonly StepRef[]): Step[] {
  const kept = new Set<string>();
  const result = new Map<string, Step>();
  const known = (id: string) => before && findStep(before, id);
  const take = (ref: StepRef): void => {
    const old = known(ref.id);
    const fresh = begin(ref);
    if (!old) result.set(ref.id, fresh);
    else if (old.doneAt && ref.applies && ref.after.every((id) => kept.has(id)) && sameSeats(old, ref)) {
      kept.add(ref.id);
      result.set(ref.id, { ...old, ...ref, seats: old.seats });
    } else {
      const round = old.since ? old.round + 1 : old.round;
      result.set(ref.id, { ...fresh, round, voided: [...old.voided, ...saidAt(old)] });
    }
  };
  // Steps come after those that they follow, in whatever order the route names them.
  let left = [...steps];
  while (left.length) {
    const ready = left.filter((step) => step.after.every((id) => result.has(id)));
    const next = ready.length ? ready : left; // no published route runs in a circle
    for (const step of next) take(step);
    left = left.filter((step) => !next.includes(step));
  }
  return steps.map((step) => result.get(step.id) as Step);
}

/** The same organisations and bodies are asked, so that nobody new would have to speak. */
function sameSeats(old: Step, now: StepRef): boolean {
  const asked = (seats: readonly SeatRef[]) =>
    seats
      .filter((seat) => !seat.advisory)
      .map(({ organisation, body, instead }) => (instead ? null : (organisation ?? body)));
  const before = asked(old.seats.filter((seat) => !seat.added));
  return (
    [before, asked(now.seats)].every((some) => !some.includes(null)) && `${before}` === `${asked(now.seats)}`
  );
}

const saidAt = (step: Step): Voided[] =>
  step.seats.flatMap(({ id, advisory, opinion }) =>
    opinion ? [{ ...opinion, seat: id, advisory, round: step.round }] : [],
  );

const begin = (step: StepRef): Step => ({
  ...step,
  round: 1,
  since: null,
  doneAt: null,
  seats: step.seats.map((seat) => sit(seat, false)),
  voided: [],
  urged: [],
  returned: null,
});

function sit(seat: SeatRef, added: boolean, since: string | null = null): Seat {
  return { ...seat, added, since, opinion: null, delegate: null, link: null, unanswered: null };
}

function apply(route: Route, event: Exclude<RouteEvent, { kind: 'route-opened' }>): Route {
  const { actor: by, at } = event;
  const forStaff = stoodFor(event.onBehalfOf);
  const onStep = (id: string, change: (step: Step) => Step): Route => ({
    ...route,
    steps: route.steps.map((step) => (step.id === id ? change(step) : step)),
  });
  const onSeat = (where: { step: string; seat: string }, change: (seat: Seat) => Partial<Seat>): Route =>
    onStep(where.step, (step) => ({
      ...step,
      seats: step.seats.map((seat) => (seat.id === where.seat ? { ...seat, ...change(seat) } : seat)),
    }));
  switch (event.kind) {
    case 'opinion-given': {
      const { opinion, text } = event.payload;
      return onSeat(event.payload, () => ({ opinion: { opinion, text, by, forStaff, at }, link: null }));
    }
    case 'delegate-answered': {
      const { opinion, text } = event.payload;
      return onSeat(event.payload, ({ delegate }) => ({
        delegate: delegate && { ...delegate, answer: { opinion, text, by, forStaff, at } },
      }));
    }
    case 'reviewer-added':
    case 'consulted': {
      const { step: id, seat } = event.payload;
      return onStep(id, (step) => ({ ...step, seats: [...step.seats, sit(seat, true, step.since && at)] }));
    }
    case 'reviewer-dropped': {
      const { step: id, seat } = event.payload;
      return onStep(id, (step) => ({ ...step, seats: step.seats.filter((one) => one.id !== seat) }));
    }
    case 'seat-passed-on':
      return onSeat(event.payload, () => ({ staff: event.payload.staff, delegate: null }));
    case 'seat-delegated': {
      const { staff } = event.payload;
      // Who delegates keeps the seat: it is hers to sign.
      return onSeat(event.payload, () => ({
        staff: forStaff ?? staffIdOf(by),
        delegate: { staff, at, answer: null },
      }));
    }
    case 'route-returned':
      return returned(route, event.payload.to, {
        text: event.payload.text,
        by,
        at,
        from: event.payload.from,
      });
    case 'step-copied':
      return { ...route, copies: [...route.copies, { ...event.payload, by, at }] };
    case 'step-urged':
      return onStep(event.payload.step, (step) => ({ ...step, urged: [...step.urged, { by, at }] }));
    case 'link-issued':
      return onSeat(event.payload, () => ({
        link: { id: event.payload.link, expires: event.payload.expires },
      }));
    case 'closed-unanswered':
      return onSeat(event.payload, () => ({ unanswered: { by, at }, link: null }));
    case 'route-finished':
      return route;
  }
}

/** The step named and what follows it are to be done again; what runs beside them goes on. */
function returned(route: Route, to: string, why: NonNullable<Step['returned']>): Route {
  const again = followers(route, to);
  const steps = route.steps.map((step) => {
    if (!again.has(step.id)) return step;
    return {
      ...step,
      round: step.since ? step.round + 1 : step.round,
      since: null,
      doneAt: null,
      seats: step.seats.filter((seat) => !seat.advisory).map((seat) => sit(seat, seat.added)),
      voided: [...step.voided, ...saidAt(step)],
      returned: step.id === to ? why : null,
    };
  });
  return { ...route, steps };
}

/** Begins and ends what is ready, until nothing more changes. */
function settle(route: Route, at: string): Route {
  let steps = route.steps;
  for (;;) {
    const done = new Set(steps.filter((step) => step.doneAt).map((step) => step.id));
    const next = steps.map((step) => {
      if (!step.applies || step.doneAt) return step;
      if (step.since) return isSaid(step) ? { ...step, doneAt: at, returned: null } : step;
      if (!step.after.every((id) => done.has(id))) return step;
      return { ...step, since: at, seats: step.seats.map((seat) => ({ ...seat, since: at })) };
    });
    if (next.every((step, index) => step === steps[index])) return { ...route, steps };
    steps = next;
  }
}

/** 或签: one opinion is enough. Otherwise every seat has spoken; advice is not waited for. */
function isSaid(step: Step): boolean {
  const seats = step.seats.filter((seat) => !seat.advisory);
  if (step.mode === 'any' && seats.some((seat) => seat.opinion)) return true;
  return seats.every((seat) => !isOpen(seat));
}
