import type { DueLight, TaskState } from '../../../contracts/programmes.ts';
import file from '../../../data/programme-limits.json' with { type: 'json' };
import { type Calendar, dueDate } from '../../platform/calendar/index.ts';

type ProgrammeLimits = { taskYellow: number; entryYellow: number; entryDays: number };

/** Working days of data/programme-limits.json. */
export const programmeLimits = (): ProgrammeLimits => file;

/** The day that `days` working days from `today` lead to: what is due by then is shown yellow. */
export function workdaysOn(today: string, days: number, calendar: Calendar): string {
  const due = dueDate(calendar, today, { value: days, unit: 'workday' });
  return due.kind === 'date' ? due.date : today;
}

/** Light of a day to keep: red from the day after it, yellow within its last `yellow` working days. */
export function dueLight(due: string, today: string, yellow: number, calendar: Calendar): DueLight {
  if (today > due) return 'red';
  return due <= workdaysOn(today, yellow, calendar) ? 'yellow' : 'green';
}

/** A task without a day has no light, nor has one that is done. */
export function taskLight(
  task: { state: TaskState; deadline: string | null },
  today: string,
  calendar: Calendar,
): DueLight {
  if (!task.deadline || task.state === 'done' || task.state === 'achieved') return 'none';
  return dueLight(task.deadline, today, programmeLimits().taskYellow, calendar);
}

/** Last day to mend a problem that was entered on `today`, where nobody names another. */
export const entryDue = (today: string, calendar: Calendar): string =>
  workdaysOn(today, programmeLimits().entryDays, calendar);
