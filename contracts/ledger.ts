import Type, { type Static } from 'typebox';
import { type DueLight, dueLights } from './programmes.ts';
import { dateTime, day, keys, nullable } from './schema-parts.ts';

/** States of a problem in the ledger 整改台账. */
export const entryStates = { mending: '整改中', mended: '待核实', closed: '已销号' } as const;
export type EntryState = keyof typeof entryStates;

/** Where a problem came to light. */
export const entrySources = {
  evaluation: '评估反馈',
  bulletin: '通报',
  inspection: '检查',
  programme: '任务逾期',
  analysis: '归因分析',
  other: '其他',
} as const;
export type EntrySource = keyof typeof entrySources;

const text = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' });
const seen = { version: Type.Integer({ minimum: 1 }) };

/** POST /api/ledger. Without `due` the limit of data/programme-limits.json counts from today. */
export const NewEntry = Type.Object({
  divisionCode: Type.String(),
  organisationId: text(80),
  taskId: Type.Optional(Type.String({ format: 'uuid' })),
  source: keys(entrySources),
  problem: text(2000),
  due: Type.Optional(day),
});
export type NewEntry = Static<typeof NewEntry>;

export const entryBodies = {
  mend: Type.Object({ ...seen, text: text(4000) }),
  pass: Type.Object({ ...seen, text: text(1000) }),
  return: Type.Object({ ...seen, text: text(1000), due: day }),
  extend: Type.Object({ ...seen, text: text(1000), due: day }),
} as const;
export type EntryCommand = keyof typeof entryBodies;

const row = {
  id: Type.String(),
  state: keys(entryStates),
  version: Type.Integer(),
  source: keys(entrySources),
  problem: Type.String(),
  organisationName: Type.String(),
  due: day,
  light: Type.Unsafe<DueLight>({ type: 'string', enum: [...dueLights] }),
  round: Type.Integer({ description: '1, then one more each time mending was sent back' }),
  openedAt: dateTime,
};
export const EntryRow = Type.Object(row);
export type EntryRow = Static<typeof EntryRow>;

export const entryQueues = ['mine', 'open', 'closed'] as const;
export type EntryQueue = (typeof entryQueues)[number];
export const EntryList = Type.Object({
  counts: Type.Record(Type.String(), Type.Integer()),
  rows: Type.Array(EntryRow),
  next: nullable(Type.String({ description: 'ask again with after=…' })),
  /** Where this officer may enter a problem, with the organisations there. */
  places: Type.Array(
    Type.Object({
      divisionCode: Type.String(),
      organisations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    }),
  ),
});
export type EntryList = Static<typeof EntryList>;

export const EntryView = Type.Object({
  ...row,
  task: nullable(Type.Object({ id: Type.String(), summary: Type.String() })),
  steps: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      kind: Type.String(),
      at: dateTime,
      by: Type.String(),
      say: nullable(Type.String()),
      due: nullable(day),
    }),
  ),
  actions: Type.Array(
    Type.Object({ command: Type.String(), needs: Type.Array(Type.String()), primary: Type.Boolean() }),
  ),
});
export type EntryView = Static<typeof EntryView>;
