import type { TaskState } from '../../../../contracts/programmes.ts';

/** What a step of a task says besides its text. */
export type TaskPayloads = {
  defined: { state: TaskState };
  assigned: { leadId: string | null; jointIds: string[] };
  reported: { value: number | null; complete: boolean; evidence: string[] };
  accepted: Record<string, never>;
  returned: Record<string, never>;
  reopened: Record<string, never>;
  /** A newer version of the programme words it otherwise, or has it no longer. */
  redefined: { version: number; dropped: boolean };
};
export type TaskEventKind = keyof TaskPayloads;
export type NewTaskEvent = { [K in TaskEventKind]: { kind: K; payload: TaskPayloads[K] } }[TaskEventKind];
export type TaskEvent = NewTaskEvent & { seq: number; actor: string; at: Date };

type Report = { value: number | null; complete: boolean; by: string; at: Date };

/** A task as its steps say. */
export type Task = {
  version: number;
  state: TaskState;
  leadId: string | null;
  jointIds: string[];
  /** The report that waits to be checked; another person checks it. */
  reported: Report | null;
  /** As last accepted. */
  value: number | null;
  valueAt: Date | null;
  doneAt: Date | null;
  dropped: boolean;
};

export function foldTask(events: Iterable<TaskEvent>): Task | undefined {
  let task: Task | undefined;
  for (const event of events) task = evolveTask(task, event);
  return task;
}

export function evolveTask(before: Task | undefined, event: TaskEvent): Task {
  if (event.kind === 'defined') return { ...fresh, version: event.seq, state: event.payload.state };
  if (!before) throw new Error(`A task cannot begin with ${event.kind}.`);
  const same = { ...before, version: event.seq };
  switch (event.kind) {
    case 'assigned':
      return { ...same, ...event.payload };
    case 'reported': {
      const { value, complete } = event.payload;
      return { ...same, state: 'reported', reported: { value, complete, by: event.actor, at: event.at } };
    }
    case 'accepted':
      return accepted(same, before.reported);
    case 'returned':
      return { ...same, state: 'open', reported: null };
    case 'reopened':
      return { ...same, state: 'open', doneAt: null };
    case 'redefined':
      return { ...same, dropped: event.payload.dropped };
  }
}

/** Done on the day it was reported, not on the day somebody found time to check it. */
function accepted(task: Task, report: Report | null): Task {
  if (!report) throw new Error('Nothing was reported that could be accepted.');
  const measured = report.value === null ? {} : { value: report.value, valueAt: report.at };
  const ended = report.complete ? { state: 'done' as const, doneAt: report.at } : { state: 'open' as const };
  return { ...task, ...measured, ...ended, reported: null };
}

const fresh: Task = {
  version: 0,
  state: 'open',
  leadId: null,
  jointIds: [],
  reported: null,
  value: null,
  valueAt: null,
  doneAt: null,
  dropped: false,
};
