import Type, { type Static } from 'typebox';
import { CorrectionPoint } from './case-commands.ts';
import { ClockView } from './cases.ts';
import { FormField } from './forms.ts';
import { JointVisit } from './joint-visits.ts';
import { dependencyKinds } from './packages.ts';
import { dateTime, day, keys, nullable } from './schema-parts.ts';

const text = nullable(Type.String());

/** States of a joint case 联办件. */
export const jointStates = {
  running: '联办中',
  'lead-decides': '待牵头部门决定',
  decided: '待统一出件',
  finished: '已办结',
  withdrawn: '已撤回',
} as const;
export type JointState = keyof typeof jointStates;

/** States of a part: it waits for what comes before it, is a case of its department, or has ended in one of five ways. */
export const partStates = {
  waiting: '待前置',
  running: '办理中',
  granted: '已办成',
  refused: '未获准予',
  'not-accepted': '不予受理',
  withdrawn: '已撤回',
  dropped: '不再办理',
} as const;
export type PartState = keyof typeof partStates;

/** Commands on a joint case as a whole; what concerns one part is a command on its case. */
export const jointCommands = [
  'give-data',
  'go-on',
  'extend',
  'deliver',
  'call-visit',
  'hold-visit',
  'call-off-visit',
] as const;
export type JointCommand = (typeof jointCommands)[number];

/** What a part does by itself and takes nothing from what an officer decides on: it makes no command stale. */
export const quietJointEvents: ReadonlySet<string> = new Set([
  'part-begun',
  'part-accepted',
  'part-correction-requested',
  'part-resubmitted',
  'answers-mended',
  'part-delivered',
]);

const seen = { version: Type.Integer({ minimum: 1 }) };
export const jointBodies = {
  /** What a granted part brings about for others, by field: the number that a registration gave. */
  'give-data': Type.Object({
    ...seen,
    part: Type.String({ maxLength: 80 }),
    values: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 500 })),
  }),
  /** After a refusal: what depends on it is not handled any more, nor what `stop` names; all else goes on. */
  'go-on': Type.Object({
    ...seen,
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
    stop: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 200 })),
  }),
  /** 15 working days more, approved by the head of the government (行政许可法 art. 42). */
  extend: Type.Object({ ...seen, reason: Type.String({ minLength: 1, maxLength: 2000 }) }),
  /** One delivery of all results that are there. */
  deliver: Type.Object({
    ...seen,
    delivery: Type.Union([Type.Literal('counter'), Type.Literal('post'), Type.Literal('online')]),
  }),
  /** 联合踏勘: several departments look at the place together, once (行政许可法 art. 34 para. 3). */
  'call-visit': Type.Object({
    ...seen,
    on: day,
    time: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
    place: Type.String({ minLength: 1, maxLength: 200 }),
    inspectors: Type.Array(
      Type.Object({
        part: Type.String({ maxLength: 80 }),
        name: Type.String({ minLength: 1, maxLength: 60 }),
      }),
      { minItems: 1, maxItems: 50, description: 'at least one for each part that is looked at' },
    ),
  }),
  /** The one record; each case that was looked at gets it. */
  'hold-visit': Type.Object({
    ...seen,
    visit: Type.String({ maxLength: 60 }),
    found: Type.String({ minLength: 1, maxLength: 4000 }),
    passed: Type.Boolean(),
  }),
  'call-off-visit': Type.Object({
    ...seen,
    visit: Type.String({ maxLength: 60 }),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
  }),
} as const;

/** An answer or paper of a part, by its label, that was corrected in part `by` after this one had begun with the old one. */
export const OlderAnswer = Type.Object({ label: Type.String(), by: Type.String() });
export type OlderAnswer = Static<typeof OlderAnswer>;

export const JointPart = Type.Object({
  key: Type.String(),
  name: Type.String(),
  organisationName: Type.String(),
  state: keys(partStates),
  caseId: text,
  caseNumber: text,
  caseState: text,
  clock: nullable(ClockView),
  /** From when to when: as it was where it is over, else as it looks now. */
  start: day,
  finish: day,
  /** As planned at submission. */
  planned: Type.Object({ start: day, finish: day }),
  critical: Type.Boolean(),
  waits: Type.Array(Type.Object({ from: Type.String(), name: Type.String(), needs: Type.String() }), {
    description: 'what it still waits for',
  }),
  corrections: Type.Array(CorrectionPoint),
  opinion: nullable(Type.Object({ opinion: Type.String(), reason: Type.String(), by: Type.String() })),
  decision: nullable(Type.Object({ decision: Type.String(), reason: Type.String() })),
  result: nullable(Type.Object({ name: Type.String(), number: text })),
  delivered: Type.Boolean(),
  delivering: Type.Boolean({ description: 'ordered to be handed over, under way' }),
  /** Data that others of the joint case wait for: given by its officers once it is granted. */
  gives: Type.Array(Type.Object({ field: FormField, for: Type.Array(Type.String()), given: Type.Boolean() })),
  older: Type.Array(OlderAnswer, {
    description: 'what it goes by that another part corrected after it began',
  }),
  /** Why it could not begin though nothing is missing; a code of ui/words `error.<code>`. */
  problem: text,
});
export type JointPart = Static<typeof JointPart>;

export const JointEdge = Type.Object({
  from: Type.String(),
  to: Type.String(),
  kind: keys(dependencyKinds),
  needs: Type.String(),
  hard: Type.Boolean(),
});
export type JointEdge = Static<typeof JointEdge>;

export const JointView = Type.Object({
  id: Type.String(),
  number: Type.String(),
  divisionCode: Type.String(),
  packageId: Type.String(),
  name: Type.String(),
  state: keys(jointStates),
  version: Type.Integer(),
  applicantName: Type.String(),
  leadName: Type.String(),
  issue: Type.Union([Type.Literal('together'), Type.Literal('as-ready')]),
  submittedAt: dateTime,
  acceptedAt: nullable(dateTime),
  finishedAt: nullable(dateTime),
  promiseDue: nullable(day),
  jointDue: nullable(day),
  extended: Type.Boolean(),
  /** 行政许可法 art. 26, 42: 45 working days, 15 more; null where the parts are no licences or none is accepted yet. */
  clock: nullable(ClockView),
  /** When all will be decided, as it looks now. */
  expected: day,
  visits: Type.Array(JointVisit),
  parts: Type.Array(JointPart),
  edges: Type.Array(JointEdge),
  papers: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      files: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    }),
    { description: 'papers of the package as a whole, which no part asks for' },
  ),
  timeline: Type.Array(
    Type.Object({ seq: Type.Integer(), kind: Type.String(), at: dateTime, plain: Type.String() }),
  ),
  actions: Type.Array(Type.Object({ command: Type.String(), needs: Type.Array(Type.String()) })),
});
export type JointView = Static<typeof JointView>;

/** Which joint case a case is a part of. */
export const JointRef = Type.Object({ id: Type.String(), number: Type.String(), name: Type.String() });
export type JointRef = Static<typeof JointRef>;
export const JointOfCase = Type.Object({ joint: nullable(JointRef), older: Type.Array(OlderAnswer) });
export type JointOfCase = Static<typeof JointOfCase>;

export const JointRow = Type.Object({
  id: Type.String(),
  number: Type.String(),
  name: Type.String(),
  state: keys(jointStates),
  applicantName: Type.String(),
  leadName: Type.String(),
  submittedAt: dateTime,
  due: nullable(day),
  parts: Type.Integer(),
  ended: Type.Integer(),
  mending: Type.Integer({ description: 'parts that wait for a correction' }),
});
export type JointRow = Static<typeof JointRow>;
export const JointList = Type.Object({ rows: Type.Array(JointRow) });
export type JointList = Static<typeof JointList>;
export const JointReply = Type.Object({ id: Type.String(), version: Type.Integer(), state: Type.String() });
export type JointReply = Static<typeof JointReply>;
