import type { Case } from './case.ts';
import { type CaseEvent, phaseAfter } from './events/kinds.ts';
import { acceptanceFolds } from './folding/acceptance.ts';
import { begin } from './folding/begin.ts';
import { clockFolds } from './folding/clock.ts';
import { conclusionFolds } from './folding/conclusion.ts';
import { custodyFolds } from './folding/custody.ts';
import type { Folds } from './folding/folds.ts';
import { jointFolds } from './folding/joint.ts';
import { laterFolds } from './folding/later.ts';
import { reviewFolds } from './folding/review.ts';
import { routeFolds } from './folding/route.ts';

const folds: Folds = {
  ...acceptanceFolds,
  ...custodyFolds,
  ...reviewFolds,
  ...routeFolds,
  ...clockFolds,
  ...laterFolds,
  ...jointFolds,
  ...conclusionFolds,
};

/** Folds a whole stream; undefined for none. Throws where it does not begin with its submission. */
export function fold(events: Iterable<CaseEvent>): Case | undefined {
  let state: Case | undefined;
  for (const event of events) state = evolve(state, event);
  return state;
}

export function evolve(before: Case | undefined, event: CaseEvent): Case {
  if (event.kind === 'submitted') return begin(event);
  if (!before) throw new Error(`A case cannot begin with ${event.kind}.`);
  const state = phaseAfter[event.kind];
  // A change of state hands the case on: nobody has it until the next officer takes it.
  const moved: Case =
    state && state !== before.state
      ? { ...before, version: event.seq, state, handler: null, escalation: null, returned: null }
      : { ...before, version: event.seq };
  const apply = folds[event.kind] as unknown as (state: Case, event: CaseEvent) => Case;
  return apply(moved, event);
}
