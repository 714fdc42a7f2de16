import type { IndicatorReading } from '../../../../contracts/indicators.ts';
import type { GoalResult, TaskRow } from '../../../../contracts/programmes.ts';
import { localDate } from '../../../platform/clock.ts';
import { readIndicators } from '../../indicators/index.ts';
import type { ProgrammesContext } from '../context.ts';
import { resultOf } from '../goal.ts';
import { taskLight } from '../limits.ts';
import type { TaskRecord } from './store.ts';

/** What a task stands at: from its indicator where the platform measures it, else from the last accepted report. */
export type Standing = { value: number | null; result: GoalResult; reading: IndicatorReading | null };

/** Readings of this year up to today, by indicator; nothing is read where no task names one. */
export async function readingsOf(
  ctx: ProgrammesContext,
  divisionCode: string,
  tasks: readonly Pick<TaskRecord, 'indicator'>[],
): Promise<Map<string, IndicatorReading>> {
  if (!tasks.some(({ indicator }) => indicator)) return new Map();
  const to = localDate(ctx.clock.now());
  const readings = await readIndicators(ctx, { divisionCode, from: `${to.slice(0, 4)}-01-01`, to });
  return new Map(readings.map((reading) => [reading.id, reading]));
}

export function standingOf(task: TaskRecord, readings: ReadonlyMap<string, IndicatorReading>): Standing {
  const { goal, indicator, ratio, value } = task;
  const read = (indicator && readings.get(indicator)) || null;
  const reading = read && ratio ? ofRatio(read, ratio) : read;
  const direction = reading && (reading.direction === 'down' ? 'down' : 'up');
  const reached = reading ? reading.value : value;
  return { value: reached, reading, result: goal ? resultOf(goal, reached, direction) : 'unknown' };
}

/** One of several ratios as if it were the figure; one that the definition no longer has is not known. */
function ofRatio(reading: IndicatorReading, name: string): IndicatorReading {
  const found = reading.ratios.find((ratio) => ratio.name === name);
  const { value = null, numerator = null, denominator = null } = found ?? {};
  return { ...reading, name: `${reading.name}（${name}）`, value, numerator, denominator };
}

export function presentTask(
  ctx: ProgrammesContext,
  task: TaskRecord,
  { value, result }: Standing,
  names: ReadonlyMap<string, string>,
): TaskRow {
  const { id, programmeId, targetId, section, kind, summary, state, version, deadline, goal } = task;
  return {
    id,
    programmeId,
    targetId,
    section,
    kind,
    summary,
    state,
    version,
    deadline,
    deadlineWords: task.deadlineWords,
    light: taskLight(task, localDate(ctx.clock.now()), ctx.calendar),
    goal,
    value,
    result,
    leadName: task.leadId && (names.get(task.leadId) ?? task.leadId),
  };
}
