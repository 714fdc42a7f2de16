import type { Case } from '../case.ts';
import type { CaseEvent, EventKind } from '../events/kinds.ts';

/** Events that are a step of their own in how a case went, by a short code. */
const codes: Partial<Record<EventKind, string>> = {
  'correction-requested': 'corrected',
  'deemed-accepted': 'deemed',
  escalated: 'escalated',
  'handed-over': 'other-hands',
  reassigned: 'other-hands',
  'route-returned': 'returned',
  consulted: 'consulted',
  'step-urged': 'urged',
  suspended: 'suspended',
  extended: 'extended',
  committed: 'committed',
  deferred: 'deferred',
  'commitment-breached': 'breached',
  'instant-judged': 'instant',
  'result-held': 'held',
  'visit-recorded': 'visited',
  transferred: 'transferred',
};

/**
 * What a case went through besides receipt, review and decision, each once: codes of above, `special:` and `route:`
 * with the name of a special step or of a step of its review route that applied.
 */
export function stepsTaken(state: Case, events: readonly CaseEvent[]): string[] {
  const taken = new Set<string>();
  for (const { kind } of events) {
    const code = codes[kind];
    if (code) taken.add(code);
  }
  for (const { name } of state.steps) taken.add(`special:${name}`);
  for (const step of state.route?.steps ?? [])
    if (step.applies && step.since) taken.add(`route:${step.name}`);
  return [...taken].sort();
}
