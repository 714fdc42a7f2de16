import type { NewEvent, Payloads } from '../events/kinds.ts';
import type { LimitRef, SealedRef } from '../events/refs.ts';
import { awaited, lackingMaterials, open } from '../later.ts';
import { art } from '../law.ts';
import { type Guard, noClock, type Rules } from './rules.ts';
import { atWindow, type WindowPart } from './window.ts';

/** What comes along with a round of materials: a commitment just signed, and what is to come later. */
export type LaterBody = {
  commitment: { materials: string[]; text: SealedRef } | null;
  deferrals: { id: string; limit: LimitRef }[];
};

/** Events that follow a submission or a correction. */
export function laterEvents(later: LaterBody | undefined): NewEvent[] {
  const { commitment, deferrals = [] } = later ?? {};
  return [
    ...(commitment ? [{ kind: 'committed' as const, payload: { ...commitment, documents: [] } }] : []),
    ...(deferrals.length ? [{ kind: 'deferred' as const, payload: { materials: deferrals } }] : []),
  ];
}

export type LaterBodies = {
  supply: Payloads['supplied'] & { window?: WindowPart };
  'remind-supply': Payloads['supply-reminded'];
  /** `staffId`: the clerk who scanned the code. */
  'take-licence': Payloads['licence-taken'] & { staffId: string };
  /** `at` is the present: rules do not ask the machine for it. */
  'lapse-supply': { due: string; at: string; materials: string[] };
  'record-breach': { what: 'commitment' | 'deferral'; text: SealedRef };
  /** 秒批: what was found, and the reason that the decision prints. */
  'grant-instantly': { judged: Payloads['instant-judged']; text: SealedRef };
  'pass-to-people': Payloads['instant-judged'];
};

const somethingAwaited: Guard = (state) =>
  awaited(state.later).length ? null : { reason: 'nothing-awaited', ground: art(31) };

/** A licence stands for a material that is not there, or is to come later. */
const materialLacking: Guard<LaterBodies['take-licence']> = (state, _actor, body) => {
  const lacking = lackingMaterials(state);
  const fits = body ? lacking.includes(body.material) : lacking.length > 0;
  return fits ? null : { reason: 'nothing-awaited', ground: art(31) };
};

const somethingOpen: Guard = (state) =>
  open(state.later).length ? null : { reason: 'nothing-awaited', ground: art(31) };

const notReminded: Guard = (state) =>
  state.later.reminded ? { reason: 'nothing-awaited', ground: art(31) } : null;

const dayGone: Guard<LaterBodies['lapse-supply']> = (_state, _actor, body) =>
  body && body.at < body.due ? { reason: 'not-due', ground: art(31) } : null;

/** A breach is one of what was promised: a commitment that was signed, or a paper that was to come. */
const promised: Guard<LaterBodies['record-breach']> = (state, _actor, body) => {
  const { commitment, deferrals } = state.later;
  const made = { commitment: commitment !== null, deferral: deferrals.length > 0 };
  const fits = body ? made[body.what] : made.commitment || made.deferral;
  return fits ? null : { reason: 'nothing-promised', ground: art(31) };
};

/** A rule speaks once, of what was handed in first; afterwards people have the case. */
const notJudged: Guard = (state) =>
  state.instant ||
  state.correction ||
  state.handler ||
  (state.acceptedAt && state.acceptedAt !== state.submittedAt)
    ? { reason: 'state', ground: art(34, 2) }
    : null;

/** It grants only where every condition is met; it has no way to refuse. */
const allMet: Guard<LaterBodies['grant-instantly']> = (_state, _actor, body) =>
  body?.judged.unmet.length ? { reason: 'not-instant', ground: art(34, 2) } : null;

const breached = (payload: Payloads['commitment-breached']): NewEvent => ({
  kind: 'commitment-breached',
  payload,
});

const afterAcceptance = (party: 'applicant' | 'system') =>
  ({ accepted: party, reviewed: party, decided: party, issued: party, finished: party }) as const;

export const laterRules = {
  supply: {
    from: afterAcceptance('applicant'),
    custody: 'any',
    guards: [somethingAwaited],
    event: 'supplied',
    make: ({ window, ...payload }) => [{ kind: 'supplied' as const, payload }, ...atWindow(window)],
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(31)],
    needs: ['files'],
    primary: true,
    whileStopped: true,
  },
  'take-licence': {
    from: {
      received: 'system',
      escalated: 'system',
      'correction-requested': 'system',
      ...afterAcceptance('system'),
    },
    custody: 'any',
    guards: [materialLacking],
    event: 'licence-taken',
    make: ({ staffId, ...payload }) => ({ kind: 'licence-taken', payload, by: `staff:${staffId}` }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(31)],
    needs: [],
    primary: false,
    whileStopped: true,
  },
  'remind-supply': {
    from: afterAcceptance('system'),
    custody: 'any',
    guards: [somethingOpen, notReminded],
    event: 'supply-reminded',
    make: (body) => ({ kind: 'supply-reminded', payload: body }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(31)],
    needs: [],
    primary: false,
    whileStopped: true,
  },
  'lapse-supply': {
    from: afterAcceptance('system'),
    custody: 'any',
    guards: [somethingOpen, dayGone],
    event: 'commitment-breached',
    make: ({ due, materials }) => breached({ what: 'deferral', materials, due, text: null }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(31)],
    needs: [],
    primary: false,
    whileStopped: true,
  },
  'record-breach': {
    from: {
      accepted: 'case.review',
      reviewed: 'case.decide',
      decided: 'case.decide',
      issued: 'case.decide',
      finished: 'case.decide',
    },
    custody: 'any',
    guards: [promised],
    event: 'commitment-breached',
    make: ({ what, text }, state) => {
      const { commitment, deferrals } = state?.later ?? {};
      const materials =
        what === 'commitment' ? (commitment?.materials ?? []) : (deferrals ?? []).map((one) => one.id);
      return breached({ what, materials, due: null, text });
    },
    papers: [],
    to: null,
    clock: noClock,
    // Supervision after the decision; what follows is revocation under art. 69.
    ground: [art(61), art(69)],
    needs: ['breach', 'reason'],
    primary: false,
    whileStopped: true,
  },
  'grant-instantly': {
    from: { received: 'system', accepted: 'system' },
    custody: 'any',
    guards: [notJudged, allMet],
    event: 'decided',
    make: ({ judged, text }, state) => [
      { kind: 'instant-judged', payload: judged },
      ...(state?.acceptedAt ? [] : [{ kind: 'accepted' as const, payload: { documents: [] } }]),
      { kind: 'decided', payload: { decision: 'grant', text, documents: [] } },
    ],
    papers: ['acceptance-notice', 'decision'],
    to: 'decided',
    clock: { ends: 'any', starts: 'delivery' },
    ground: [art(34, 2), art(38, 1)],
    needs: [],
    primary: false,
  },
  'pass-to-people': {
    from: { received: 'system', accepted: 'system' },
    custody: 'any',
    guards: [notJudged],
    event: 'instant-judged',
    make: (body) => ({ kind: 'instant-judged', payload: body }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(34, 1)],
    needs: [],
    primary: false,
  },
} as const satisfies Rules<LaterBodies>;
