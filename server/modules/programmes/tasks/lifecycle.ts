import type { TaskCommand } from '../../../../contracts/programmes.ts';
import { actionsBy, decideBy, type Rules } from '../../../platform/lifecycle/index.ts';
import type { NewTaskEvent, Task, TaskPayloads } from './task.ts';

/** 'supervisor' holds programme.manage here; 'unit' programme.report for the lead or a joint unit of the task. */
export type ProgrammePart = 'supervisor' | 'unit';
export type ProgrammeActor = { ref: string; parts: ReadonlySet<ProgrammePart> };
export type TaskRefusal = 'second-person' | 'dropped';

export type TaskBodies = {
  assign: TaskPayloads['assigned'];
  report: TaskPayloads['reported'];
  accept: Record<string, never>;
  return: Record<string, never>;
  reopen: Record<string, never>;
};

type Guard = (task: Task, actor: ProgrammeActor) => TaskRefusal | null;
const inForce: Guard = (task) => (task.dropped ? 'dropped' : null);
const notWhoReported: Guard = (task, actor) => (task.reported?.by === actor.ref ? 'second-person' : null);

/** Units report, another person checks; what was reported as reached in the programme itself has nothing left to do. */
export const taskRules: Rules<TaskBodies, Task, ProgrammeActor, NewTaskEvent, TaskRefusal> = {
  report: {
    from: ['open'],
    by: 'unit',
    guards: [inForce],
    make: (payload) => ({ kind: 'reported', payload }),
    needs: ['text', 'value', 'complete', 'evidence'],
    primary: true,
  },
  accept: {
    from: ['reported'],
    by: 'supervisor',
    guards: [inForce, notWhoReported],
    make: () => ({ kind: 'accepted', payload: {} }),
    needs: ['remark'],
    primary: true,
  },
  return: {
    from: ['reported'],
    by: 'supervisor',
    guards: [inForce, notWhoReported],
    make: () => ({ kind: 'returned', payload: {} }),
    needs: ['text'],
    primary: false,
  },
  assign: {
    from: ['open', 'reported', 'done'],
    by: 'supervisor',
    guards: [inForce],
    make: (payload) => ({ kind: 'assigned', payload }),
    needs: ['lead', 'joint'],
    primary: false,
  },
  reopen: {
    from: ['done'],
    by: 'supervisor',
    guards: [inForce],
    make: () => ({ kind: 'reopened', payload: {} }),
    needs: ['text'],
    primary: false,
  },
};

/** Pure and total. */
export const decideTask = <C extends TaskCommand>(
  task: Task,
  command: C,
  body: TaskBodies[C],
  actor: ProgrammeActor,
) => decideBy(taskRules, task, command, body, actor);

export const taskActions = (task: Task, actor: ProgrammeActor) => actionsBy(taskRules, task, actor);
