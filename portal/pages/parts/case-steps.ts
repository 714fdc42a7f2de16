import type { CaseState, TimelineEntry } from '../../../contracts/cases.ts';

export const stepNames = ['apply', 'accept', 'review', 'decide', 'issue'] as const;
export type StepName = (typeof stepNames)[number];
/** `entry`: the event that ended the step. */
export type StepView = {
  name: StepName;
  status: 'done' | 'now' | 'yours' | 'todo' | 'stopped';
  entry: TimelineEntry | null;
};

/** The step that a case in this state is at; beyond the last one when it is finished. null: it ended on the way. */
const at: Record<CaseState, number | null> = {
  received: 1,
  'correction-requested': 1,
  escalated: 1,
  accepted: 2,
  reviewed: 3,
  decided: 4,
  issued: 4,
  finished: 5,
  withdrawn: null,
  'not-accepted': null,
  voided: null,
};

const endedBy: Record<StepName, string[]> = {
  apply: ['resubmitted', 'submitted'],
  accept: ['accepted', 'deemed-accepted'],
  review: ['reviewed', 'route-finished'],
  decide: ['decided'],
  issue: ['finished'],
};

/** The five steps every case goes through, from its state and its events; no step is made up. */
export function stepsOf(state: string, timeline: readonly TimelineEntry[]): StepView[] {
  const ended = at[state as CaseState] === null;
  const now = at[state as CaseState] ?? reached(timeline);
  return stepNames.map((name, index) => {
    if (index > now) return { name, status: 'todo', entry: null };
    if (index === now && ended) return { name, status: 'stopped', entry: timeline.at(-1) ?? null };
    if (index === now)
      return { name, status: state === 'correction-requested' ? 'yours' : 'now', entry: null };
    const entry = timeline.findLast((one) => endedBy[name].includes(kindOf(one)));
    return { name, status: 'done', entry: entry ?? null };
  });
}

/** The first step that no event has ended. */
function reached(timeline: readonly TimelineEntry[]): number {
  const done = (name: StepName) => timeline.some((one) => endedBy[name].includes(kindOf(one)));
  return Math.max(
    stepNames.findIndex((name) => !done(name)),
    0,
  );
}

/** Event kinds are stored with a version: submitted@1. */
const kindOf = (entry: TimelineEntry): string => entry.kind.split('@')[0] ?? entry.kind;
