import Type, { type Static } from 'typebox';
import { day } from './schema-parts.ts';
import { stepCommandNames } from './step-commands.ts';

/** Commands on a case; `decide` of the lifecycle answers each of them from every state. */
export const commandNames = [
  'submit',
  'take',
  'release',
  'hand-over',
  'assign',
  'reassign',
  'request-correction',
  'resubmit',
  'accept',
  'escalate',
  'refuse-acceptance',
  'send-back',
  'withdraw',
  'deem-accepted',
  'grant-at-once',
  'review',
  'suspend',
  'resume',
  'begin-special-step',
  'ask-special-step',
  'end-special-step',
  'extend',
  'transfer',
  'recompute-deadline',
  'decide',
  'issue',
  'deliver',
  'finish',
  'collect',
  ...stepCommandNames,
  'void',
  'supply',
  'remind-supply',
  'lapse-supply',
  'take-licence',
  'add-scan',
  'record-breach',
  'grant-instantly',
  'pass-to-people',
  'release-result',
  'record-visit',
] as const;
export type CommandName = (typeof commandNames)[number];

const text = (max: number) => Type.String({ minLength: 1, maxLength: max });

const pointKind = Type.Union([Type.Literal('material'), Type.Literal('field')]);

export const CorrectionPoint = Type.Object({
  kind: pointKind,
  ref: text(100), // material id or field name
  say: text(500), // what is to be mended, in the officer's words
  reason: Type.Optional(Type.String({ maxLength: 40, description: 'a code of /api/correction-reasons' })),
});
export type CorrectionPoint = Static<typeof CorrectionPoint>;

/** GET /api/correction-reasons: what can be wrong with a material or a field (data/correction-reasons.json). */
export const CorrectionReason = Type.Object({
  code: Type.String(),
  name: Type.String(),
  of: Type.Array(pointKind),
  phrase: Type.String({ description: 'words that the officer starts from; empty: none' }),
});
export type CorrectionReason = Static<typeof CorrectionReason>;

/** Why a clock may be stopped outside the special steps of 行政许可法 art. 45; `article` where the law itself names it. */
export const suspensionCauses = {
  'force-majeure': { zh: '不可抗力', article: '《中华人民共和国民法典》第一百八十条' },
  'other-authority': { zh: '等待其他机关的认定、决定或者裁判', article: null },
  'applicant-request': { zh: '申请人书面申请中止', article: null },
  'item-rule': { zh: '本事项的规定', article: null },
} as const;
export type SuspensionCause = keyof typeof suspensionCauses;

/** How a step ends that told people of a right (听证告知, 行政许可法 art. 47): by silence only once its days are over. */
export const askingOutcomes = {
  asked: '有人提出',
  waived: '都表示不要求',
  unasked: '期满没有人提出',
} as const;
export type AskingOutcome = keyof typeof askingOutcomes;

export const decisions = { grant: '准予', refuse: '不予', partly: '准予部分' } as const;
export type DecisionKind = keyof typeof decisions;

/** Why a case is voided: the first two before its decision, the others revoke a decision (行政许可法 art. 69). */
export const voidGrounds = {
  'made-in-error': '误建',
  duplicate: '重复',
  'beyond-power': '超越职权或者滥用职权、玩忽职守作出',
  'wrong-procedure': '违反法定程序作出',
  'not-qualified': '申请人不具备资格或者不符合法定条件',
  fraud: '以欺骗、贿赂等不正当手段取得',
  'commitment-breached': '承诺不实或者未按期补交材料',
} as const;
export type VoidGround = keyof typeof voidGrounds;

const keysOf = <T extends object>(table: T) =>
  Type.Unsafe<keyof T & string>({ type: 'string', enum: Object.keys(table) });
const delivery = Type.Union([Type.Literal('counter'), Type.Literal('post'), Type.Literal('online')]);

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
  /** By a leader, a case that nobody has. */
  assign: Type.Object({ ...seen, to: staffId, reason: text(2000) }),
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
  /** 即办件: accepted and granted in one act; what was found true on the spot is the reason. */
  'grant-at-once': Type.Object({ ...seen, reason: text(2000) }),
  suspend: Type.Object({
    ...seen,
    cause: keysOf(suspensionCauses),
    /** The provision that allows it, in full; force majeure has its own. */
    basis: Type.Optional(text(200)),
    reason: text(2000),
    expectedEnd: Type.Optional(day),
  }),
  resume: Type.Object({ ...seen, reason: text(2000) }),
  'begin-special-step': Type.Object({
    ...seen,
    step: text(100), // by its name among `specialSteps` of the case
    days: Type.Integer({
      minimum: 1,
      maximum: 400,
      description: 'working days it takes, told to the applicant',
    }),
    reason: text(2000),
    /** With `asks` (听证告知): the persons beside the applicant who are told. */
    parties: Type.Optional(text(500)),
    /** With `noticeDays` (听证): its day, and its hour and place. */
    heldOn: Type.Optional(day),
    venue: Type.Optional(text(200)),
  }),
  'end-special-step': Type.Object({
    ...seen,
    step: text(100),
    result: text(2000),
    /** With `asks`: whether anybody did. */
    outcome: Type.Optional(keysOf(askingOutcomes)),
  }),
  extend: Type.Object({ ...seen, reason: text(2000) }),
  transfer: Type.Object({ ...seen, organisationId: text(100), reason: text(2000) }),
  decide: Type.Object({
    ...seen,
    decision: keysOf(decisions),
    /** With «partly»: what is granted; the reason says why not the rest. */
    part: Type.Optional(text(500)),
    reason: text(2000),
  }),
  issue: Type.Object({ ...seen }),
  deliver: Type.Object({
    ...seen,
    delivery,
    /** At the counter: the name on the card of who takes it. */
    receiver: Type.Optional(text(60)),
    /** By post: the number of the consignment. */
    tracking: Type.Optional(text(60)),
  }),
  finish: Type.Object({ ...seen, delivery }),
  /** 违诺: of the commitment that was signed, or of what was to come later; the reason is what was found. */
  'record-breach': Type.Object({
    ...seen,
    breach: Type.Union([Type.Literal('commitment'), Type.Literal('deferral')]),
    reason: text(2000),
  }),
  void: Type.Object({ ...seen, voidGround: keysOf(voidGrounds), reason: text(2000) }),
} as const;
export type OfficerCommand = keyof typeof commandBodies;
