import Type, { type Static } from 'typebox';
import { commandBodies, type OfficerCommand } from './case-commands.ts';

/** Commands whose meaning is the same for each of many cases; a decision or a correction is each case's own. */
export const batchCommands = [
  'take',
  'release',
  'accept',
  'hand-over',
  'assign',
  'reassign',
  'review',
  'finish',
] as const satisfies OfficerCommand[];
export type BatchCommand = (typeof batchCommands)[number];
export const batchLimit = 500;

const cases = Type.Array(
  Type.Object({ id: Type.String({ format: 'uuid' }), version: Type.Integer({ minimum: 1 }) }),
  {
    minItems: 1,
    maxItems: batchLimit,
    description: 'each with the version that was seen',
  },
);
const of = <C extends BatchCommand>(command: C) => ({ command: Type.Literal(command), cases });

/** POST /api/batches (header idempotency-key): `input` is the command's body without the version. */
export const NewBatch = Type.Union([
  Type.Object({ ...of('take'), input: Type.Object({}) }),
  Type.Object({ ...of('release'), input: Type.Object({}) }),
  Type.Object({ ...of('accept'), input: Type.Object({}) }),
  Type.Object({ ...of('hand-over'), input: Type.Omit(commandBodies['hand-over'], ['version']) }),
  Type.Object({ ...of('assign'), input: Type.Omit(commandBodies.assign, ['version']) }),
  /** A leader takes the cases of one who is away off her desk. */
  Type.Object({ ...of('reassign'), input: Type.Omit(commandBodies.reassign, ['version']) }),
  Type.Object({ ...of('review'), input: Type.Omit(commandBodies.review, ['version']) }),
  Type.Object({ ...of('finish'), input: Type.Omit(commandBodies.finish, ['version']) }),
]);
export type NewBatch = Static<typeof NewBatch>;

const Counts = {
  id: Type.String(),
  command: Type.String(),
  total: Type.Integer(),
  done: Type.Integer(),
  refused: Type.Integer(),
  at: Type.String({ format: 'date-time' }),
  finishedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
};
export const BatchSummary = Type.Object(Counts);
export type BatchSummary = Static<typeof BatchSummary>;
export const BatchList = Type.Object({ batches: Type.Array(BatchSummary) });

export const BatchCase = Type.Object({
  caseId: Type.String(),
  number: Type.String(),
  itemName: Type.String(),
  outcome: Type.Union([Type.Literal('open'), Type.Literal('done'), Type.Literal('refused')]),
  say: Type.Union([Type.String(), Type.Null()], {
    description: 'why it was refused, in the reader’s language',
  }),
});
export type BatchCase = Static<typeof BatchCase>;
export const BatchView = Type.Object({ ...Counts, cases: Type.Array(BatchCase) });
export type BatchView = Static<typeof BatchView>;
