import type { MatterState } from '../../../../contracts/supervision.ts';
import { type Calendar, dueDate } from '../../../platform/calendar/index.ts';
import { endOfDay } from '../../../platform/clock.ts';
import { type SupervisionParameters, shippedParameters } from '../parameters.ts';
import type { Matter } from './matter.ts';

const limitOf: Partial<Record<MatterState, keyof SupervisionParameters['limits']>> = {
  opened: 'explain',
  explained: 'decide',
  upheld: 'appeal',
  appealed: 'judge',
};

/** When the step that runs is over: 24:00 of its last day; null for an ended matter. */
export function matterDue(
  { state, since }: Pick<Matter, 'state' | 'since'>,
  calendar: Calendar,
  { limits }: Pick<SupervisionParameters, 'limits'> = shippedParameters(),
): Date | null {
  const limit = limitOf[state];
  if (!limit) return null;
  const due = dueDate(calendar, since.toISOString(), limits[limit]);
  if (due.kind === 'date') return endOfDay(due.date);
  return due.kind === 'instant' ? new Date(due.at) : null;
}
