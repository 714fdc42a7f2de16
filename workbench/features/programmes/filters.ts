import type { TaskRow } from '../../../contracts/programmes.ts';

export const taskFilters = ['all', 'late', 'unmet', 'reported', 'unassigned'] as const;
export type TaskFilter = (typeof taskFilters)[number];

const running = ({ state }: TaskRow) => state === 'open' || state === 'reported';

/** Which tasks a filter shows. */
export const fits: Record<TaskFilter, (task: TaskRow) => boolean> = {
  all: () => true,
  late: ({ light }) => light === 'red',
  unmet: (task) => task.goal !== null && task.result !== 'met' && task.state !== 'achieved',
  reported: ({ state }) => state === 'reported',
  unassigned: (task) => running(task) && task.leadName === null,
};
