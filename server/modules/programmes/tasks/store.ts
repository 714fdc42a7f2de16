import type { Goal, TargetKind, TaskState } from '../../../../contracts/programmes.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';
import type { NewTaskEvent, Task, TaskEvent } from './task.ts';

/** A task as it stands in its row. */
export type TaskRecord = {
  id: string;
  programmeId: string;
  targetId: string;
  divisionCode: string;
  section: string;
  kind: TargetKind;
  summary: string;
  scope: string | null;
  note: string | null;
  responsible: string | null;
  indicator: string | null;
  ratio: string | null;
  deadline: string | null;
  deadlineWords: string | null;
  goal: Goal | null;
  leadId: string | null;
  jointIds: string[];
  state: TaskState;
  version: number;
  value: number | null;
  valueAt: Date | null;
};

export const taskColumns = sql`t.id, t.programme_id as "programmeId", t.target_id as "targetId",
  t.division_code as "divisionCode", t.section, t.kind, t.summary, t.scope, t.note, t.responsible, t.indicator, t.ratio,
  t.deadline::text, t.deadline_words as "deadlineWords", t.goal, t.lead_id as "leadId", t.joint_ids as "jointIds",
  t.state, t.version, t.value::float8, t.value_at as "valueAt"`;

/** The steps of a task, oldest first, with what was written at each. */
export async function taskSteps(
  db: Executor,
  taskId: string,
): Promise<(TaskEvent & { say: string | null })[]> {
  const { rows } = await sql<TaskEvent & { say: string | null }>`
    select seq, kind, payload, say, actor, at from programmes.task_event
    where task_id = ${taskId} order by seq`.execute(db);
  return rows;
}

/** The version that a command with this key made; undefined: the key is new. */
export async function taskVersionOfKey(
  db: Executor,
  taskId: string,
  key: string,
): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number }>`
    select seq from programmes.task_event where task_id = ${taskId} and key = ${key}`.execute(db);
  return rows[0]?.seq;
}

export type TaskWrite = {
  event: NewTaskEvent;
  after: Task;
  say: string | null;
  actor: string;
  at: Date;
  key: string;
};

/** Writes one step over the version it was decided on; false where somebody was first. */
export async function writeTaskStep(tx: Tx, id: string, write: TaskWrite): Promise<boolean> {
  const { after } = write;
  const { numAffectedRows } = await sql`
    update programmes.task set state = ${after.state}, version = ${after.version}, lead_id = ${after.leadId},
      joint_ids = ${after.jointIds}::text[], value = ${after.value}, value_at = ${after.valueAt},
      done_on = (${after.doneAt}::timestamptz at time zone 'Asia/Shanghai')::date, dropped = ${after.dropped}
    where id = ${id} and version = ${after.version - 1}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await insertTaskEvent(tx, id, write);
  return true;
}

export async function insertTaskEvent(tx: Tx, id: string, write: TaskWrite): Promise<void> {
  const { event, after, say, actor, at, key } = write;
  await sql`
    insert into programmes.task_event (task_id, seq, kind, payload, say, actor, at, key)
    values (${id}, ${after.version}, ${event.kind}, ${JSON.stringify(event.payload)}, ${say}, ${actor}, ${at}, ${key})`.execute(
    tx,
  );
}
