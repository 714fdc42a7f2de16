import type { Payloads } from '../events/kinds.ts';
import { art } from '../law.ts';
import { noClock, type Rules } from './rules.ts';

/** What the review brings along. */
export type ReviewBodies = {
  review: Payloads['reviewed'];
};

export const reviewRules = {
  review: {
    from: { accepted: 'case.review' },
    custody: 'holder',
    guards: [],
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
