import type { CaseState, TimelineEntry } from '../../../contracts/cases.ts';

export const stepNames = ['apply', 'accept', 'review', 'decide', 'issue'] as const;
export type StepName = (typeof stepNames)[number];
/** `entry`: the event that ended the step. */
export type StepView = {
  name: StepName;
  status: 'done' | 'now' | 'yours' | 'todo';
  entry: TimelineEntry | null;
};

/** The step that a case in this state is at; beyond the last one when it is finished. */
const at: Record<CaseState, number> = {
  received: 1,
  'correction-requested': 1,
  accepted: 2,
  reviewed: 3,
  decided: 4,
  finished: 5,
};

const endedBy: Record<StepName, string[]> = {
  apply: ['resubmitted', 'submitted'],
  accept: ['accepted'],
  review: ['reviewed'],
  decide: ['decided'],
  issue: ['finished'],
};

/** The five steps every case goes through, from its state and its events; no step is made up. */
export function stepsOf(state: string, timeline: readonly TimelineEntry[]): StepView[] {
  const now = at[state as CaseState] ?? 0;
  return stepNames.map((name, index) => {
    if (index > now) return { name, status: 'todo', entry: null };
    if (index === now)
      return { name, status: state === 'correction-requested' ? 'yours' : 'now', entry: null };
    const entry = timeline.findLast((one) => endedBy[name].includes(kindOf(one)));
    return { name, status: 'done', entry: entry ?? null };
  });
}

/** Event kinds are stored with a version: submitted@1. */
const kindOf = (entry: TimelineEntry): string => entry.kind.split('@')[0] ?? entry.kind;
