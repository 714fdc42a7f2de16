import Type, { type Static } from 'typebox';
import { Missing } from './indicators.ts';
import { dateTime, day, keys, nullable } from './schema-parts.ts';

/** What a programme 工作方案 sets: a number to reach, a task with or without a day, a list, a figure reported as reached. */
export const targetKinds = {
  numeric: '量化目标',
  'dated-task': '限期任务',
  task: '任务',
  list: '清单',
  achieved: '已完成情况',
} as const;
export type TargetKind = keyof typeof targetKinds;

export const goalOps = {
  '=': '达到',
  '>=': '不低于',
  '<=': '不高于',
  '>': '高于',
  '<': '低于',
  '≈': '约',
  between: '在…之间',
} as const;
export type GoalOp = keyof typeof goalOps;

/** A number to reach; `high` only of «between». */
export const Goal = Type.Object({
  op: keys(goalOps),
  low: Type.Number(),
  high: nullable(Type.Number()),
  unit: Type.String(),
});
export type Goal = Static<typeof Goal>;

/** `differs`: neither reached nor missed by what the goal says («=» without a direction); a person has to look. */
export const goalResults = ['met', 'unmet', 'differs', 'unknown'] as const;
export type GoalResult = (typeof goalResults)[number];

export const taskStates = {
  open: '推进中',
  reported: '待核实',
  done: '已完成',
  achieved: '原文已报完成',
} as const;
export type TaskState = keyof typeof taskStates;

/** Light of a day to keep: green, yellow in its last days, red after it, none without a day or when done. */
export const dueLights = ['green', 'yellow', 'red', 'none'] as const;
export type DueLight = (typeof dueLights)[number];

const text = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' });
const seen = { version: Type.Integer({ minimum: 1 }) };
const units = {
  leadId: nullable(text(80)),
  jointIds: Type.Array(text(80), { maxItems: 100, uniqueItems: true }),
};

/** Bodies of what may be done with a task; each names the version it saw (HTTP: header idempotency-key). */
export const taskBodies = {
  assign: Type.Object({ ...seen, ...units }),
  report: Type.Object({
    ...seen,
    text: text(4000),
    value: Type.Optional(Type.Number({ description: 'as reached, in the unit of the goal' })),
    complete: Type.Boolean({ description: 'the unit holds the task done' }),
    evidence: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 10 })),
  }),
  accept: Type.Object({ ...seen, text: Type.String({ maxLength: 1000 }) }),
  return: Type.Object({ ...seen, text: text(1000) }),
  reopen: Type.Object({ ...seen, text: text(1000) }),
} as const;
export type TaskCommand = keyof typeof taskBodies;

const Unit = Type.Object({ id: Type.String(), name: Type.String() });
const Action = Type.Object({
  command: Type.String(),
  needs: Type.Array(Type.String()),
  primary: Type.Boolean(),
});

const taskRow = {
  id: Type.String(),
  programmeId: Type.String(),
  targetId: Type.String(),
  section: Type.String(),
  kind: keys(targetKinds),
  summary: Type.String(),
  state: keys(taskStates),
  version: Type.Integer(),
  deadline: nullable(day),
  deadlineWords: nullable(Type.String({ description: 'where the programme names no day: 持续推进' })),
  light: Type.Unsafe<DueLight>({ type: 'string', enum: [...dueLights] }),
  goal: nullable(Goal),
  value: nullable(Type.Number()),
  result: Type.Unsafe<GoalResult>({ type: 'string', enum: [...goalResults] }),
  leadName: nullable(Type.String()),
};
export const TaskRow = Type.Object(taskRow);
export type TaskRow = Static<typeof TaskRow>;

export const Evidence = Type.Object({ id: Type.String(), name: Type.String(), size: Type.Integer() });
export const TaskStep = Type.Object({
  seq: Type.Integer(),
  kind: Type.String(),
  at: dateTime,
  by: Type.String(),
  say: nullable(Type.String()),
  value: nullable(Type.Number()),
  complete: nullable(Type.Boolean()),
  evidence: Type.Array(Evidence),
});
export type TaskStep = Static<typeof TaskStep>;

export const TaskView = Type.Object({
  ...taskRow,
  programmeTitle: Type.String(),
  scope: nullable(Type.String()),
  note: nullable(Type.String()),
  responsible: nullable(Type.String({ description: 'who is to do it, in the programme’s own words' })),
  lead: nullable(Unit),
  joint: Type.Array(Unit),
  /** The indicator the value comes from, of this year up to today, and why it has none. */
  reading: nullable(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      unit: Type.String(),
      from: day,
      to: day,
      numerator: nullable(Type.Number()),
      denominator: nullable(Type.Number()),
      missing: Type.Array(Missing),
    }),
  ),
  valueAt: nullable(Type.String({ format: 'date-time', description: 'when a unit reported the value' })),
  steps: Type.Array(TaskStep),
  actions: Type.Array(Action),
  organisations: Type.Array(Unit),
});
export type TaskView = Static<typeof TaskView>;

const Counts = Type.Object({
  tasks: Type.Integer(),
  done: Type.Integer(),
  reported: Type.Integer(),
  late: Type.Integer(),
  soon: Type.Integer(),
  unassigned: Type.Integer(),
});
export const ProgrammeRow = Type.Object({
  id: Type.String(),
  divisionCode: Type.String(),
  title: Type.String(),
  number: nullable(Type.String()),
  issuer: nullable(Type.String()),
  issuedOn: nullable(day),
  version: Type.Integer(),
  counts: Counts,
});
export type ProgrammeRow = Static<typeof ProgrammeRow>;
export const ProgrammeList = Type.Object({ rows: Type.Array(ProgrammeRow) });
export type ProgrammeList = Static<typeof ProgrammeList>;

export const ProgrammeView = Type.Object({ ...ProgrammeRow.properties, tasks: Type.Array(TaskRow) });
export type ProgrammeView = Static<typeof ProgrammeView>;
