import type { Payloads } from '../events/kinds.ts';
import { art } from '../law.ts';
import { isFinished } from '../review/route.ts';
import { beforeSilence } from './acceptance.ts';
import { stepsEnded } from './clock.ts';
import { notHeld } from './joint.ts';
import { fourEyes } from './persons.ts';
import { type Guard, noClock, type Rules } from './rules.ts';
import { atWindow, type WindowPart } from './window.ts';

/** What ends a case brings along. */
export type ConclusionBodies = {
  decide: Omit<Payloads['decided'], 'documents'>;
  issue: Payloads['issued'];
  deliver: Omit<Payloads['delivered'], 'documents'>;
  collect: { document: string };
  finish: Payloads['finished'];
  withdraw: { window?: WindowPart };
  transfer: Omit<Payloads['transferred'], 'documents'>;
  void: Omit<Payloads['voided'], 'documents'>;
};

const opinionGiven: Guard = (state) =>
  state.opinion || (state.route && isFinished(state.route))
    ? null
    : { reason: 'no-opinion', ground: art(37) };

/** A decision is only revoked on the grounds of art. 69; before there is one, what was made wrongly is put away. */
const groundFits: Guard<ConclusionBodies['void']> = (state, _actor, body) => {
  const breached = state.later.breaches.length > 0;
  // What is out already is taken back for a breach only; everything else has its own supervision.
  const fits = body ? body.ground === 'commitment-breached' : state.state === 'finished';
  if ((state.state === 'finished' && !(breached && fits)) || (body && fits && !breached)) {
    return { reason: 'wrong-ground', ground: art(69) };
  }
  return body && (state.decision !== null) === ['made-in-error', 'duplicate'].includes(body.ground)
    ? { reason: 'wrong-ground', ground: art(69) }
    : null;
};

/** It reaches her once; what comes later is looking at it again. */
const notCollected: Guard<ConclusionBodies['collect']> = (state) =>
  state.collected ? { reason: 'collected', ground: art(44) } : null;

export const conclusionRules = {
  decide: {
    from: { reviewed: 'case.decide' },
    custody: 'holder',
    guards: [opinionGiven, stepsEnded, fourEyes],
    event: 'decided',
    make: (body) => ({ kind: 'decided', payload: { ...body, documents: [] } }),
    papers: ['decision'],
    to: 'decided',
    clock: { ends: 'decision', starts: 'delivery' },
    ground: [art(37), art(38)],
    needs: ['decision', 'reason'],
    primary: true,
  },
  issue: {
    from: { decided: 'case.finish' },
    custody: 'holder',
    guards: [notHeld],
    event: 'issued',
    make: (body) => ({ kind: 'issued', payload: body }),
    papers: [],
    to: 'issued',
    clock: noClock,
    ground: [art(39), art(44)],
    needs: [],
    primary: false,
  },
  deliver: {
    from: { decided: 'case.finish', issued: 'case.finish' },
    custody: 'holder',
    guards: [notHeld],
    event: 'finished',
    make: (body) => [
      { kind: 'delivered', payload: { ...body, documents: [] } },
      { kind: 'finished', payload: { delivery: body.delivery } },
    ],
    papers: ['delivery-receipt'],
    to: 'finished',
    clock: { ends: 'delivery', starts: null },
    ground: [art(44)],
    needs: ['delivery', 'receipt'],
    primary: false,
  },
  finish: {
    from: { decided: 'case.finish', issued: 'case.finish' },
    custody: 'holder',
    guards: [notHeld],
    event: 'finished',
    make: (body) => ({ kind: 'finished', payload: body }),
    papers: [],
    to: 'finished',
    clock: { ends: 'delivery', starts: null },
    ground: [art(44)],
    needs: ['delivery'],
    primary: true,
  },
  collect: {
    from: { decided: 'applicant', issued: 'applicant', finished: 'applicant' },
    custody: 'any',
    guards: [notCollected],
    event: 'collected',
    make: (body) => ({ kind: 'collected', payload: { ...body, documents: [] } }),
    papers: ['delivery-receipt'],
    to: null,
    clock: noClock,
    ground: [art(44)],
    needs: [],
    primary: false,
  },
  withdraw: {
    whileStopped: true,
    from: {
      received: 'applicant',
      'correction-requested': 'applicant',
      escalated: 'applicant',
      accepted: 'applicant',
      reviewed: 'applicant',
    },
    custody: 'any',
    guards: [],
    event: 'withdrawn',
    make: ({ window }) => [{ kind: 'withdrawn' as const, payload: {} }, ...atWindow(window)],
    papers: [],
    to: 'withdrawn',
    clock: { ends: 'any', starts: null },
    // The law has no article of its own: whoever may apply may take it back until it is decided.
    ground: [art(29)],
    needs: [],
    primary: false,
  },
  transfer: {
    // An organ's act, not the window's; whoever has it in hand is told by the timeline.
    from: {
      received: 'case.decide',
      escalated: 'case.decide',
      accepted: 'case.decide',
      reviewed: 'case.decide',
    },
    custody: 'any',
    guards: [stepsEnded, beforeSilence],
    event: 'transferred',
    make: (body) => ({ kind: 'transferred', payload: { ...body, documents: [] } }),
    papers: ['transfer-notice'],
    to: null,
    clock: noClock,
    ground: [art(32, 1, 2)],
    needs: ['organisation', 'reason'],
    primary: false,
  },
  void: {
    from: {
      received: 'case.void',
      'correction-requested': 'case.void',
      escalated: 'case.void',
      accepted: 'case.void',
      reviewed: 'case.void',
      decided: 'case.void',
      issued: 'case.void',
      finished: 'case.void',
    },
    whileStopped: true,
    custody: 'any',
    guards: [groundFits],
    event: 'voided',
    make: (body) => ({ kind: 'voided', payload: { ...body, documents: [] } }),
    papers: ['void-notice'],
    to: 'voided',
    clock: { ends: 'any', starts: null },
    ground: [art(69)],
    needs: ['voidGround', 'reason'],
    primary: false,
  },
} as const satisfies Rules<ConclusionBodies>;
