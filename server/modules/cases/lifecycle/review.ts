import type { Payloads } from '../events/kinds.ts';
import { art } from '../law.ts';
import { isEmpty } from '../review/route.ts';
import { stepsEnded } from './clock.ts';
import { type Guard, noClock, type Rules } from './rules.ts';

/** What the review brings along. */
export type ReviewBodies = {
  review: Payloads['reviewed'];
};

/** Where the item has a route, the case is reviewed step by step. */
const withoutRoute: Guard = (state) =>
  state.route && !isEmpty(state.route) ? { reason: 'has-route', ground: art(34, 1) } : null;

export const reviewRules = {
  review: {
    from: { accepted: 'case.review' },
    custody: 'holder',
    guards: [withoutRoute, stepsEnded],
    event: 'reviewed',
    make: (body) => ({ kind: 'reviewed', payload: body }),
    papers: [],
    to: 'reviewed',
    clock: noClock,
    ground: [art(34, 1)],
    needs: ['opinion', 'reason'],
    primary: true,
  },
} as const satisfies Rules<ReviewBodies>;
