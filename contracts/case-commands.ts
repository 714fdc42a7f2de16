import Type, { type Static } from 'typebox';
import { stepCommandNames } from './step-commands.ts';

/** Commands on a case; `decide` of the lifecycle answers each of them from every state. */
export const commandNames = [
  'submit',
  'take',
  'release',
  'hand-over',
  'reassign',
  'request-correction',
  'resubmit',
  'accept',
  'escalate',
  'refuse-acceptance',
  'send-back',
  'withdraw',
  'deem-accepted',
  'review',
  'decide',
  'finish',
  ...stepCommandNames,
] as const;
export type CommandName = (typeof commandNames)[number];

const text = (max: number) => Type.String({ minLength: 1, maxLength: max });

export const CorrectionPoint = Type.Object({
  kind: Type.Union([Type.Literal('material'), Type.Literal('field')]),
  ref: text(100), // material id or field name
  say: text(500), // what is to be mended, in the officer's words
});
export type CorrectionPoint = Static<typeof CorrectionPoint>;

/** Bodies of the commands an officer may send; every one names the version it saw (HTTP: header idempotency-key). */
const seen = {
  version: Type.Integer({ minimum: 1, description: 'the version this command was written against' }),
};
const staffId = Type.String({ format: 'uuid' });
export const commandBodies = {
  take: Type.Object({ ...seen }),
  release: Type.Object({ ...seen }),
  /** To a colleague who could act on this very case (GET /cases/:id/colleagues). */
  'hand-over': Type.Object({ ...seen, to: staffId, reason: text(2000) }),
  /** By a leader, while the officer who has it is away. */
  reassign: Type.Object({ ...seen, to: staffId, reason: text(2000) }),
  accept: Type.Object({ ...seen }),
  'request-correction': Type.Object({
    ...seen,
    points: Type.Array(CorrectionPoint, { minItems: 1, maxItems: 60 }),
  }),
  escalate: Type.Object({ ...seen, reason: text(2000) }),
  'refuse-acceptance': Type.Object({
    ...seen,
    ground: Type.Union([Type.Literal('not-required'), Type.Literal('not-competent')]),
    /** Which organ is competent: the applicant must be told where to go (art. 32 para. 1 no. 2). */
    competent: Type.Optional(text(80)),
    reason: text(2000),
  }),
  'send-back': Type.Object({ ...seen, reason: text(2000) }),
  review: Type.Object({
    ...seen,
    opinion: Type.Union([Type.Literal('grant'), Type.Literal('refuse')]),
    reason: text(2000),
  }),
  decide: Type.Object({
    ...seen,
    decision: Type.Union([Type.Literal('grant'), Type.Literal('refuse')]),
    reason: text(2000),
  }),
  finish: Type.Object({
    ...seen,
    delivery: Type.Union([Type.Literal('counter'), Type.Literal('post'), Type.Literal('online')]),
  }),
} as const;
export type OfficerCommand = keyof typeof commandBodies;
