import type { Payloads } from '../events/kinds.ts';
import { art } from '../law.ts';
import { type Guard, noClock, type Rules } from './rules.ts';

/** What the joint case that a case is a part of tells it. */
export type JointBodies = {
  'release-result': Record<string, never>;
  'record-visit': Payloads['visit-recorded'];
};

/** 统一出证: nothing of the result leaves before all parts of the joint case have theirs (行政许可法 art. 26). */
export const notHeld: Guard = (state) => (state.held ? { reason: 'held', ground: art(26) } : null);

const isHeld: Guard = (state) => (state.held ? null : { reason: 'state', ground: art(26) });

/** One record is kept once, however often it is told. */
const newVisit: Guard<JointBodies['record-visit']> = (state, _actor, body) =>
  body && state.visits.some(({ visit }) => visit === body.visit)
    ? { reason: 'exists', ground: art(34, 3) }
    : null;

export const jointRules = {
  'release-result': {
    from: { decided: 'system' },
    custody: 'any',
    guards: [isHeld],
    event: 'result-released',
    make: () => ({ kind: 'result-released', payload: {} }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(26)],
    needs: [],
    primary: false,
  },
  'record-visit': {
    from: {
      received: 'system',
      'correction-requested': 'system',
      escalated: 'system',
      accepted: 'system',
      reviewed: 'system',
      decided: 'system',
      issued: 'system',
    },
    whileStopped: true,
    custody: 'any',
    guards: [newVisit],
    event: 'visit-recorded',
    make: (body) => ({ kind: 'visit-recorded', payload: body }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(34, 3)],
    needs: [],
    primary: false,
  },
} as const satisfies Rules<JointBodies>;
