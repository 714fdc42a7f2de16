import { art } from '../law.ts';
import { fourEyes, notTheWindow } from './persons.ts';
import { noClock, type Rules } from './rules.ts';

/** Who has a case: nothing is brought along. */
export type CustodyBodies = {
  take: Record<string, never>;
  release: Record<string, never>;
};

export const custodyRules = {
  take: {
    from: {
      received: 'case.receive',
      escalated: 'case.decide',
      accepted: 'case.review',
      reviewed: 'case.decide',
      decided: 'case.finish',
    },
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
    from: {
      received: 'case.receive',
      escalated: 'case.decide',
      accepted: 'case.review',
      reviewed: 'case.decide',
      decided: 'case.finish',
    },
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
} as const satisfies Rules<CustodyBodies>;
