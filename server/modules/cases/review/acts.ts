import type { OpinionKind } from '../../../../contracts/review-routes.ts';
import type { StepCommandName } from '../../../../contracts/step-commands.ts';
import type { NewEvent } from '../events/kinds.ts';
import type { SealedRef } from '../events/refs.ts';
import { art, type Ground } from '../law.ts';
import { findStep, isOpen, isVoice, type Route, type Seat, type Step, statusOf } from './route.ts';
import type { SeatRef } from './steps.ts';

type AtSeat = { step: string; seat: string };
/** What each command brings along, texts already sealed. */
export type StepBodies = {
  'give-opinion': AtSeat & { opinion: OpinionKind; text: SealedRef };
  'add-reviewer': { step: string; seat: SeatRef };
  'drop-reviewer': AtSeat;
  'pass-on': AtSeat & { staff: string };
  delegate: AtSeat & { staff: string };
  /** `from`: the step of who returns it; null for the decider. */
  'return-to-step': { step: string | null; to: string; text: SealedRef };
  'copy-step': { step: string; staff: string };
  'urge-step': { step: string };
  consult: { step: string; seat: SeatRef };
  'issue-link': AtSeat & { link: string; expires: string };
  /** `due` of the seat, `at` the present: rules do not ask the machine for it. */
  'close-unanswered': AtSeat & { due: string; at: string };
  'answer-by-link': AtSeat & { opinion: OpinionKind; text: SealedRef; at: string };
};

/** Who acts, as the route sees him: what he may do on the case, and the seats that are his to fill. */
export type ReviewActor =
  | {
      kind: 'staff';
      staffId: string;
      permissions: ReadonlySet<string>;
      /** With the absent colleague whose seat it is (A/B 岗); null: her own. */
      seats?: ReadonlyMap<string, string | null>;
      standsFor?: readonly { staffId: string; permissions: ReadonlySet<string> }[];
    }
  | { kind: 'outside'; linkId: string }
  | { kind: 'applicant' }
  | { kind: 'system' };

/** Why not; the words are `error.not-allowed-now.<reason>`. */
export type StepReason =
  | 'no-route'
  | 'no-such-step'
  | 'step-not-running'
  | 'not-your-step'
  | 'has-spoken'
  | 'two-officers'
  | 'seated-already'
  | 'prescribed'
  | 'delegated-already'
  | 'not-earlier'
  | 'copied-already'
  | 'nobody-to-urge'
  | 'only-outside'
  | 'not-late'
  | 'link-used'
  | 'take-first';

export type Target = { route: Route; step: Step; seat: Seat | null };
/** Seats whose last day is over, told by the caller; absent where no time plays a part. */
export type Late = ReadonlySet<string>;
export type StepRule<C extends StepCommandName> = {
  /** What it is aimed at. */
  per: 'seat' | 'step';
  /** Whether it may be aimed there by this actor, whatever else the body says. */
  may: (target: Target, actor: ReviewActor, late?: Late) => StepReason | null;
  /** What the body adds to the question. */
  body?: (target: Target, actor: ReviewActor, body: StepBodies[C]) => StepReason | null;
  make: (target: Target, actor: ReviewActor, body: StepBodies[C]) => NewEvent;
  needs: readonly string[];
  primary: boolean;
  ground: Ground;
};

const holds = (actor: ReviewActor, permission: string): boolean =>
  actor.kind === 'staff' &&
  [actor, ...(actor.standsFor ?? [])].some((one) => one.permissions.has(permission));
const isOfCase = (actor: ReviewActor): boolean => holds(actor, 'case.review');
const sitsAt = (actor: ReviewActor, seat: Seat): boolean =>
  actor.kind === 'staff' && (actor.seats?.has(seat.id) ?? false);
/** Who speaks at this seat: she, and the absent colleague whose seat it is. */
const voicesAt = (actor: ReviewActor, seat: Seat | null): string[] =>
  actor.kind === 'staff' ? [actor.staffId, ...(seat ? (actor.seats?.get(seat.id) ?? []) : [])].flat() : [];
const isDelegate = (actor: ReviewActor, seat: Seat): boolean =>
  seat.delegate?.staff !== undefined && voicesAt(actor, seat).at(-1) === seat.delegate.staff;
/** Has a seat of this step that waits for her own opinion. */
const takesPart = ({ step }: Target, actor: ReviewActor): boolean =>
  step.seats.some((seat) => isOpen(seat) && sitsAt(actor, seat) && !isDelegate(actor, seat));

const running = ({ step }: Target): StepReason | null =>
  statusOf(step) === 'running' ? null : 'step-not-running';
const open = ({ seat }: Target): StepReason | null =>
  seat && isOpen(seat) ? null : seat ? 'has-spoken' : 'no-such-step';
const inside = ({ seat }: Target): StepReason | null => (seat?.body ? 'only-outside' : null);
const own = ({ seat }: Target, actor: ReviewActor): StepReason | null =>
  seat && sitsAt(actor, seat) ? null : 'not-your-step';
const part = (target: Target, actor: ReviewActor): StepReason | null =>
  takesPart(target, actor) || isOfCase(actor) ? null : 'not-your-step';

const saidBy = (staff: string) => (seat: Seat) =>
  isVoice(seat.opinion, staff) || isVoice(seat.delegate?.answer ?? null, staff);
/**
 * Art. 34 para. 3: on site two officers look, so each opinion of a step is another person's. One in an absent
 * colleague's stead counts for both of them.
 */
const oneVoice = ({ step, seat }: Target, actor: ReviewActor): StepReason | null =>
  voicesAt(actor, seat).some((staff) => step.seats.some((one) => one.id !== seat?.id && saidBy(staff)(one)))
    ? 'two-officers'
    : null;

/** The absent colleague in whose stead (A/B 岗) this is done here: whose seat it is, else whose case. Null: she for herself. */
export function inWhoseStead({ step, seat }: Target, actor: ReviewActor): string | null {
  if (actor.kind !== 'staff') return null;
  const seats = seat && actor.seats?.has(seat.id) ? [seat] : step.seats.filter(isOpen);
  const mine = seats.flatMap((one) => {
    const whose = actor.seats?.get(one.id);
    return whose === undefined ? [] : [whose];
  });
  if (mine.length) return mine.includes(null) ? null : (mine[0] ?? null);
  const may = (one: { permissions: ReadonlySet<string> }) => one.permissions.has('case.review');
  return may(actor) ? null : (actor.standsFor?.find(may)?.staffId ?? null);
}
const notSeated = ({ step, seat }: Target, staff: string): StepReason | null =>
  step.seats.some(
    (one) =>
      one.id !== seat?.id && (one.staff === staff || one.delegate?.staff === staff || saidBy(staff)(one)),
  ) || seat?.staff === staff
    ? 'seated-already'
    : null;

const overdue = ({ seat }: Target, _actor: ReviewActor, late?: Late): StepReason | null =>
  !late || (seat && late.has(seat.id)) ? null : 'not-late';

type Check = (target: Target, actor: ReviewActor, late?: Late) => StepReason | null;
const all =
  (...checks: Check[]): Check =>
  (target, actor, late) => {
    for (const check of checks) {
      const reason = check(target, actor, late);
      if (reason) return reason;
    }
    return null;
  };

/** Every act on a step: where it may be aimed, by whom, what it writes, and the law it rests on. */
export const stepRules: { [C in StepCommandName]: StepRule<C> } = {
  'give-opinion': {
    per: 'seat',
    may: all(running, open, inside, own, oneVoice, ({ seat }, actor) =>
      seat && isDelegate(actor, seat) && seat.delegate?.answer ? 'has-spoken' : null,
    ),
    make: ({ seat }, actor, { step, seat: id, opinion, text }) => ({
      kind: seat && isDelegate(actor, seat) ? 'delegate-answered' : 'opinion-given',
      payload: { step, seat: id, opinion, text },
    }),
    needs: ['opinion', 'reason'],
    primary: true,
    ground: art(34, 1),
  },
  'add-reviewer': {
    per: 'step',
    may: all(running, part),
    body: (target, _actor, { seat }) => (seat.staff ? notSeated(target, seat.staff) : null),
    make: (_target, _actor, body) => ({ kind: 'reviewer-added', payload: body }),
    needs: ['staffId'],
    primary: false,
    ground: art(34, 1),
  },
  'drop-reviewer': {
    per: 'seat',
    // What the published route asks for is not dropped by who happens to handle the case.
    may: all(running, open, ({ seat }) => (seat?.added ? null : 'prescribed'), part),
    make: (_target, _actor, { step, seat }) => ({ kind: 'reviewer-dropped', payload: { step, seat } }),
    needs: [],
    primary: false,
    ground: art(34, 1),
  },
  'pass-on': {
    per: 'seat',
    may: all(running, open, inside, (target, actor) => (own(target, actor) ? part(target, actor) : null)),
    body: (target, _actor, { staff }) => notSeated(target, staff),
    make: (_target, _actor, { step, seat, staff }) => ({
      kind: 'seat-passed-on',
      payload: { step, seat, staff },
    }),
    needs: ['staffId'],
    primary: false,
    ground: art(34, 1),
  },
  delegate: {
    per: 'seat',
    may: all(running, open, inside, own, ({ seat }) => (seat?.delegate ? 'delegated-already' : null)),
    body: (target, actor, { staff }) =>
      voicesAt(actor, target.seat).includes(staff) ? 'seated-already' : notSeated(target, staff),
    make: (_target, _actor, { step, seat, staff }) => ({
      kind: 'seat-delegated',
      payload: { step, seat, staff },
    }),
    needs: ['staffId'],
    primary: false,
    ground: art(34, 1),
  },
  'return-to-step': {
    per: 'step',
    may: all(
      running,
      ({ step }) => (step.returnTo.length ? null : 'not-earlier'),
      (target, actor) => (takesPart(target, actor) ? null : 'not-your-step'),
    ),
    body: ({ step }, _actor, { to }) => (step.returnTo.includes(to) ? null : 'not-earlier'),
    make: (_target, _actor, { step, to, text }) => ({
      kind: 'route-returned',
      payload: { from: step, to, text },
    }),
    needs: ['to', 'reason'],
    primary: false,
    ground: art(34, 1),
  },
  'copy-step': {
    per: 'step',
    may: all(running, part),
    body: ({ route, step }, _actor, { staff }) =>
      route.copies.some((copy) => copy.step === step.id && copy.staff === staff) ? 'copied-already' : null,
    make: (_target, _actor, body) => ({ kind: 'step-copied', payload: body }),
    needs: ['staffId'],
    primary: false,
    ground: art(34, 1),
  },
  'urge-step': {
    per: 'step',
    may: all(
      running,
      (target, actor) => (holds(actor, 'case.supervise') ? null : part(target, actor)),
      ({ step }, actor) =>
        step.seats.some((seat) => isOpen(seat) && !sitsAt(actor, seat)) ? null : 'nobody-to-urge',
    ),
    make: (_target, _actor, body) => ({ kind: 'step-urged', payload: body }),
    needs: [],
    primary: false,
    ground: art(42, 1),
  },
  consult: {
    per: 'step',
    may: all(running, part),
    body: (target, _actor, { seat }) => (seat.staff ? notSeated(target, seat.staff) : null),
    make: (_target, _actor, body) => ({ kind: 'consulted', payload: body }),
    needs: ['whom', 'question', 'limit'],
    primary: false,
    ground: art(34, 1),
  },
  'issue-link': {
    per: 'seat',
    may: all(running, open, ({ seat }) => (seat?.body ? null : 'only-outside'), part),
    make: (_target, _actor, body) => ({ kind: 'link-issued', payload: body }),
    needs: [],
    primary: true,
    ground: art(34, 1),
  },
  'close-unanswered': {
    per: 'seat',
    // Only who is no part of the state's own hands can be gone on without; an officer's opinion is owed.
    may: all(
      running,
      open,
      ({ seat }) => (seat?.body || seat?.advisory ? null : 'prescribed'),
      part,
      overdue,
    ),
    body: (_target, _actor, { due, at }) => (at < due ? 'not-late' : null),
    make: (_target, _actor, { step, seat }) => ({ kind: 'closed-unanswered', payload: { step, seat } }),
    needs: [],
    primary: false,
    ground: art(42, 1),
  },
  'answer-by-link': {
    per: 'seat',
    may: ({ seat }, actor) =>
      actor.kind === 'outside' && seat?.link?.id === actor.linkId && isOpen(seat) ? null : 'link-used',
    body: (target, _actor, { at }) =>
      running(target) ?? ((target.seat?.link?.expires ?? '') > at ? null : 'link-used'),
    make: (_target, _actor, { step, seat, opinion, text }) => ({
      kind: 'opinion-given',
      payload: { step, seat, opinion, text },
    }),
    needs: ['opinion', 'reason'],
    primary: true,
    ground: art(34, 1),
  },
};

export function targetOf(route: Route, stepId: string, seatId?: string): Target | undefined {
  const step = findStep(route, stepId);
  const seat = seatId === undefined ? null : step?.seats.find((one) => one.id === seatId);
  return step && seat !== undefined ? { route, step, seat } : undefined;
}
