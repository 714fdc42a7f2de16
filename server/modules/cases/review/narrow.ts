import type { CaseView } from '../../../../contracts/cases.ts';
import type { CaseEvent } from '../events/kinds.ts';

const known: ReadonlySet<string> = new Set(['submitted', 'resubmitted', 'accepted', 'deemed-accepted']);

/** What an officer hears of whom only some steps are: that it was accepted, and what happened in these steps. */
export function isVisible(event: CaseEvent, steps: ReadonlySet<string> | null): boolean {
  if (!steps || known.has(event.kind)) return true;
  return 'step' in event.payload && typeof event.payload.step === 'string' && steps.has(event.payload.step);
}

/** A case for an officer of another organisation whom a step names: the application itself, and her steps. */
export function narrowed(
  view: CaseView,
  events: readonly CaseEvent[],
  steps: ReadonlySet<string> | null,
): CaseView {
  if (!steps) return view;
  const seen = new Set(events.filter((event) => isVisible(event, steps)).map((event) => event.seq));
  return {
    ...view,
    documents: [],
    timeline: view.timeline.filter((entry) => seen.has(entry.seq)),
    corrections: [],
    opinion: null,
    decision: null,
    escalation: null,
    returned: null,
    refusal: null,
  };
}
