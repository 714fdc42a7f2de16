import type { CaseState } from '../../../../contracts/cases.ts';
import type { Permission } from '../../../../contracts/identity.ts';
import type { Case } from '../case.ts';
import type { Payloads } from '../events/kinds.ts';
import { art } from '../law.ts';
import { fourEyes, notTheWindow } from './persons.ts';
import { type CaseActor, type Guard, noClock, type Rules } from './rules.ts';

/** To whom, with what she may do on this case. */
type Recipient = { recipient: CaseActor };

/** Who has a case. */
export type CustodyBodies = {
  take: Record<string, never>;
  release: Record<string, never>;
  'hand-over': Payloads['handed-over'] & Recipient;
  assign: Payloads['assigned'] & Recipient;
  reassign: Payloads['reassigned'] & Recipient;
};

/** Which permission a step asks of the officer who has the case. */
const handlers = {
  received: 'case.receive',
  escalated: 'case.decide',
  accepted: 'case.review',
  reviewed: 'case.decide',
  decided: 'case.finish',
  issued: 'case.finish',
} as const satisfies Partial<Record<CaseState, Permission>>;

/** Whoever gets a case must be able to go on with it: the step's right, four eyes, and not already hers. */
export function couldTake(state: Case, recipient: CaseActor): boolean {
  const right = (handlers as Partial<Record<CaseState, Permission>>)[state.state];
  if (!right || recipient.kind !== 'staff' || state.handler?.staffId === recipient.staffId) return false;
  const lender = recipient.permissions.has(right)
    ? null
    : recipient.standsFor?.find((one) => one.permissions.has(right))?.staffId;
  if (lender === undefined) return false;
  const acting = { ...recipient, actsFor: lender };
  return !fourEyes(state, acting) && !notTheWindow(state, acting);
}

const recipientCould: Guard<Recipient> = (state, _actor, body) =>
  !body || couldTake(state, body.recipient) ? null : { reason: 'not-for-colleague', ground: art(34, 1) };

/** A case is taken out of an officer's hands only while she is away; else she hands it over herself. */
const holderIsAway: Guard = (state, actor) => {
  if (!state.handler) return { reason: 'nobody-has-it', ground: art(34, 1) };
  const away = actor.kind === 'staff' && actor.holderAway;
  return away ? null : { reason: 'holder-present', ground: art(34, 1) };
};

const leaders = {
  received: 'case.decide',
  escalated: 'case.decide',
  accepted: 'case.decide',
  reviewed: 'case.decide',
  decided: 'case.decide',
  issued: 'case.decide',
} as const satisfies Record<keyof typeof handlers, Permission>;

export const custodyRules = {
  take: {
    from: handlers,
    whileStopped: true,
    custody: 'free',
    guards: [fourEyes, notTheWindow],
    event: 'taken',
    make: () => ({ kind: 'taken', payload: {} }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(34, 1)],
    needs: [],
    primary: true,
  },
  release: {
    from: handlers,
    whileStopped: true,
    custody: 'holder',
    guards: [],
    event: 'released',
    make: () => ({ kind: 'released', payload: {} }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(34, 1)],
    needs: [],
    primary: false,
  },
  'hand-over': {
    from: handlers,
    whileStopped: true,
    custody: 'holder',
    guards: [recipientCould],
    event: 'handed-over',
    make: ({ to, instead, text }) => ({ kind: 'handed-over', payload: { to, instead, text } }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(34, 1)],
    needs: ['colleague', 'reason'],
    primary: false,
  },
  assign: {
    from: leaders,
    whileStopped: true,
    custody: 'free',
    guards: [recipientCould],
    event: 'assigned',
    make: ({ to, instead, text }) => ({ kind: 'assigned', payload: { to, instead, text } }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(34, 1)],
    needs: ['colleague', 'reason'],
    primary: false,
  },
  reassign: {
    from: leaders,
    whileStopped: true,
    custody: 'any',
    guards: [holderIsAway, recipientCould],
    event: 'reassigned',
    make: ({ from, to, instead, text }) => ({ kind: 'reassigned', payload: { from, to, instead, text } }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(34, 1)],
    needs: ['colleague', 'reason'],
    primary: false,
  },
} as const satisfies Rules<CustodyBodies>;
