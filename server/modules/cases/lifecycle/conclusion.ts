import type { Payloads } from '../events/kinds.ts';
import { art } from '../law.ts';
import { isFinished } from '../review/route.ts';
import { fourEyes } from './persons.ts';
import { type Guard, noClock, type Rules } from './rules.ts';

/** What ends a case brings along. */
export type ConclusionBodies = {
  decide: Omit<Payloads['decided'], 'documents'>;
  finish: Payloads['finished'];
  withdraw: Record<string, never>;
};

const opinionGiven: Guard = (state) =>
  state.opinion || (state.route && isFinished(state.route))
    ? null
    : { reason: 'no-opinion', ground: art(37) };

export const conclusionRules = {
  decide: {
    from: { reviewed: 'case.decide' },
    custody: 'holder',
    guards: [opinionGiven, fourEyes],
    event: 'decided',
    make: (body) => ({ kind: 'decided', payload: { ...body, documents: [] } }),
    papers: ['decision'],
    to: 'decided',
    clock: { ends: 'decision', starts: null },
    ground: [art(37), art(38)],
    needs: ['decision', 'reason'],
    primary: true,
  },
  finish: {
    from: { decided: 'case.finish' },
    custody: 'holder',
    guards: [],
    event: 'finished',
    make: (body) => ({ kind: 'finished', payload: body }),
    papers: [],
    to: 'finished',
    clock: noClock,
    ground: [art(44)],
    needs: ['delivery'],
    primary: true,
  },
  withdraw: {
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
    make: () => ({ kind: 'withdrawn', payload: {} }),
    papers: [],
    to: 'withdrawn',
    clock: { ends: 'any', starts: null },
    // The law has no article of its own: whoever may apply may take it back until it is decided.
    ground: [art(29)],
    needs: [],
    primary: false,
  },
} as const satisfies Rules<ConclusionBodies>;
