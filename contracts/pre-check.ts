import Type, { type Static } from 'typebox';
import { CorrectionPoint } from './case-commands.ts';
import { AnswerView } from './cases.ts';
import { dateTime, day, keys, nullable } from './schema-parts.ts';

/**
 * 预审: an officer looks at an application before it is handed in, because the applicant asked for it. It binds nobody:
 * no clock of the law runs, nothing is refused, and it may be handed in at any time without it.
 */
export const preCheckStates = {
  asked: '待答复',
  answered: '已答复',
  withdrawn: '已收回',
  closed: '已结束',
} as const;
export type PreCheckState = keyof typeof preCheckStates;

/** What the officer says: nothing to mend was seen, or these points. There is no third: a pre-check refuses nothing. */
export const preCheckResults = { ready: '可以提交', mend: '需要完善' } as const;
export type PreCheckResult = keyof typeof preCheckResults;

export const preCheckCommandNames = ['ask', 'answer', 'withdraw', 'close'] as const;
export type PreCheckCommand = (typeof preCheckCommandNames)[number];

export const preCheckQueues = ['open', 'answered'] as const;
export type PreCheckQueue = (typeof preCheckQueues)[number];

/** GET /api/pre-checks */
export const PreCheckQuery = Type.Object({
  queue: Type.Optional(
    Type.Unsafe<PreCheckQueue>({ type: 'string', enum: [...preCheckQueues], default: 'open' }),
  ),
  after: Type.Optional(Type.String({ maxLength: 100 })),
});
export type PreCheckQuery = Static<typeof PreCheckQuery>;

export const PreCheckRow = Type.Object({
  id: Type.String(),
  itemName: Type.String(),
  applicantName: Type.String({ description: 'of a person masked' }),
  state: keys(preCheckStates),
  result: nullable(keys(preCheckResults)),
  round: Type.Integer({ description: '1, then one more each time it was asked again' }),
  askedAt: dateTime,
  due: day,
  light: Type.String({ description: 'green, yellow, red; idle once answered' }),
});
export type PreCheckRow = Static<typeof PreCheckRow>;
export const PreCheckList = Type.Object({
  counts: Type.Object({ open: Type.Integer(), answered: Type.Integer() }),
  rows: Type.Array(PreCheckRow),
  next: nullable(Type.String()),
});
export type PreCheckList = Static<typeof PreCheckList>;

/** Told to the applicant, with what it is about by name. */
export const PreCheckPoint = Type.Object({ ...CorrectionPoint.properties, name: Type.String() });
export type PreCheckPoint = Static<typeof PreCheckPoint>;

/** GET /api/pre-checks/:id: the application as it stood when it was shown. */
export const PreCheckView = Type.Object({
  ...PreCheckRow.properties,
  version: Type.Integer(),
  gone: Type.Boolean({ description: 'handed in, or given up: there is nothing to look at any more' }),
  answers: Type.Array(AnswerView),
  materials: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      required: Type.Boolean(),
      source: Type.String(),
      licence: nullable(Type.String({ description: 'kind and number' })),
      files: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), size: Type.Integer() })),
    }),
  ),
  lacking: Type.Array(Type.String(), { description: 'what the platform itself finds still missing' }),
  points: Type.Array(PreCheckPoint),
  answeredBy: nullable(Type.String()),
  actions: Type.Array(
    Type.Object({
      command: Type.String(),
      needs: Type.Array(Type.String()),
      primary: Type.Boolean(),
    }),
  ),
});
export type PreCheckView = Static<typeof PreCheckView>;

/** POST /api/pre-checks/:id/commands/answer */
export const PreCheckAnswer = Type.Object({
  version: Type.Integer({ minimum: 1, description: 'the version this was written against' }),
  result: keys(preCheckResults),
  points: Type.Array(CorrectionPoint, {
    maxItems: 60,
    description: 'with «mend» one at least, with «ready» none',
  }),
});
export type PreCheckAnswer = Static<typeof PreCheckAnswer>;
