import Type, { type Static } from 'typebox';
import { CorrectionPoint } from './case-commands.ts';
import { VisitRecord } from './joint-visits.ts';
import { RouteView } from './review-views.ts';
import { dateTime, day, nullable } from './schema-parts.ts';

/** States of a case (办件状态); a draft is not a case yet. */
export const caseStates = {
  received: '待受理',
  'correction-requested': '待补正',
  escalated: '待定是否受理',
  accepted: '审查中',
  reviewed: '待决定',
  decided: '待出件',
  issued: '待送达',
  finished: '已办结',
  withdrawn: '已撤回',
  'not-accepted': '不予受理',
  voided: '已作废',
} as const;
export type CaseState = keyof typeof caseStates;

/** States in which nothing more happens to a case. */
export const closedStates = [
  'finished',
  'withdrawn',
  'not-accepted',
  'voided',
] as const satisfies CaseState[];
export const isClosed = (state: string): boolean => (closedStates as readonly string[]).includes(state);

/** Why an application may not be accepted (行政许可法 art. 32 para. 1 nos. 1 and 2); there is no third reason. */
export const refusalGrounds = {
  'not-required': '依法不需要取得行政许可',
  'not-competent': '依法不属于本行政机关职权范围',
} as const;
export type RefusalGround = keyof typeof refusalGrounds;

const text = (max: number) => Type.String({ minLength: 1, maxLength: max });

/** A clock as people read it: `light` carries the colour, always shown with words. */
export const ClockView = Type.Object({
  /** While it stands still there is no last day: since when, why, by which article, until when as far as is known. */
  stopped: nullable(
    Type.Object({
      since: dateTime,
      cause: Type.String({ description: 'special-step, or a key of suspensionCauses' }),
      step: nullable(Type.String({ description: 'the special step, as the item names it' })),
      article: nullable(Type.String()),
      expectedEnd: nullable(day),
    }),
  ),
  /** What the limit was extended by (art. 42). */
  extended: nullable(Type.Object({ value: Type.Number(), unit: Type.String() })),
  kind: Type.Union([Type.Literal('acceptance'), Type.Literal('decision'), Type.Literal('delivery')]),
  light: Type.Union([Type.Literal('ok'), Type.Literal('warn'), Type.Literal('bad'), Type.Literal('idle')]),
  due: nullable(day),
  dueInstant: nullable(dateTime),
  unit: Type.String(),
  limit: Type.Number(),
  used: Type.Number(),
  remaining: Type.Number({ description: 'negative: over the limit by so many' }),
  official: Type.Boolean({
    description: 'false: a year whose holidays are not announced yet lies in between',
  }),
});
export type ClockView = Static<typeof ClockView>;

export const CaseRow = Type.Object({
  id: Type.String(),
  number: Type.String(),
  divisionCode: Type.String(),
  divisionName: Type.String({
    description: 'of the place whose item it is, with what it lies in below the province',
  }),
  itemCode: Type.String(),
  itemName: Type.String(),
  applicantName: Type.String(),
  organisationName: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  handler: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  submittedAt: dateTime,
  clock: nullable(ClockView),
});
export type CaseRow = Static<typeof CaseRow>;

/** Queues of the workbench; counts come first, rows after. */
export const queues = [
  'mine',
  'steps',
  'receive',
  'correct',
  'review',
  'decide',
  'finish',
  'done',
  'all',
] as const;
export type Queue = (typeof queues)[number];

/** `stopped`: the clock stands still by law; `idle`: there is none. */
export const lights = ['ok', 'warn', 'bad', 'idle', 'stopped'] as const;
export type Light = (typeof lights)[number];

/** What a list may be narrowed to, beside queue and text; dates are local days of submission, both included. */
const listFilter = {
  divisionCode: Type.Optional(Type.String({ pattern: '^\\d{6}(\\d{3}){0,2}$' })),
  organisationId: Type.Optional(Type.String({ maxLength: 100 })),
  itemCode: Type.Optional(Type.String({ maxLength: 100 })),
  /** Only what one of the officer's own roles may act on. */
  role: Type.Optional(Type.String({ maxLength: 40 })),
  light: Type.Optional(Type.Unsafe<Light>({ type: 'string', enum: [...lights] })),
  from: Type.Optional(day),
  to: Type.Optional(day),
};

export const CaseListQuery = Type.Object({
  queue: Type.Optional(Type.Unsafe<Queue>({ type: 'string', enum: [...queues] })),
  text: Type.Optional(Type.String({ maxLength: 100 })),
  ...listFilter,
  cursor: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});
/** GET /api/cases/divisions: what `divisionCode` of a list may be, by names. */
export const ListDivision = Type.Object({
  code: Type.String(),
  name: Type.String({ description: 'with what it lies in, where several counties are listed' }),
  level: Type.Integer(),
});
export type ListDivision = Static<typeof ListDivision>;

export const CaseList = Type.Object({
  counts: Type.Record(Type.String(), Type.Integer()),
  lights: Type.Object({
    ok: Type.Integer(),
    warn: Type.Integer(),
    bad: Type.Integer(),
    idle: Type.Integer(),
    stopped: Type.Integer(),
  }),
  rows: Type.Array(CaseRow),
  next: nullable(Type.String()),
});
export type CaseList = Static<typeof CaseList>;

/** A list as an officer keeps it. */
export const FilterQuery = Type.Object({
  queue: Type.Optional(Type.Unsafe<Queue>({ type: 'string', enum: [...queues] })),
  text: Type.Optional(Type.String({ maxLength: 100 })),
  ...listFilter,
});
export type FilterQuery = Static<typeof FilterQuery>;
export const SavedFilter = Type.Object({
  id: Type.String(),
  name: Type.String(),
  query: FilterQuery,
  first: Type.Boolean({ description: 'the work list opens with it' }),
  count: nullable(Type.Integer({ description: 'counted up to 1,000; null where a text is searched for' })),
});
export type SavedFilter = Static<typeof SavedFilter>;
/** PUT /api/case-filters: replaces the one of the same name. */
export const NewFilter = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 40 }),
  query: FilterQuery,
  first: Type.Boolean(),
});
export type NewFilter = Static<typeof NewFilter>;
/** GET /api/cases/export */
export const ExportQuery = Type.Object({
  ...FilterQuery.properties,
  format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]),
});

/** One event as both a layman and a lawyer read it. */
export const TimelineEntry = Type.Object({
  seq: Type.Integer(),
  kind: Type.String(),
  at: dateTime,
  actor: Type.String(),
  onBehalfOf: nullable(Type.String()),
  plain: Type.String(),
  legal: Type.String({ description: 'the act in law, with its article' }),
  hash: Type.String(),
});
export type TimelineEntry = Static<typeof TimelineEntry>;

export const MaterialView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  required: Type.Boolean(),
  source: Type.Union([
    Type.Literal('upload'),
    Type.Literal('held-licence'),
    Type.Literal('form'),
    Type.Literal('absent'),
    Type.Literal('paper'),
    Type.Literal('earlier-result'),
    Type.Literal('share'),
    Type.Literal('network-check'),
    Type.Literal('commitment'),
  ]),
  licence: nullable(
    Type.Object({
      typeName: Type.String(),
      number: Type.String(),
      checkedAt: dateTime,
      elements: Type.Optional(
        Type.Array(Type.Object({ label: Type.String(), value: Type.String() }), {
          description: 'what the holder let be passed on beside the number',
        }),
      ),
      taken: Type.Optional(
        Type.Literal(true, { description: 'a clerk took it from the code its holder showed' }),
      ),
      withdrawn: Type.Optional(
        Type.Literal(true, {
          description: 'the holder took the consent back: nothing of it is told any more',
        }),
      ),
      state: Type.Optional(Type.String({ description: 'of one issued here, now: a key of licenceStates' })),
    }),
  ),
  files: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      size: Type.Integer(),
      mediaType: Type.String(),
      addedAt: dateTime,
    }),
  ),
});
export type MaterialView = Static<typeof MaterialView>;

/** What was signed on paper at the window; without files it could not be scanned, and the paper itself is kept. */
export const SignedPaper = Type.Object({
  act: Type.String({ description: 'submit, resubmit, supply, withdraw' }),
  mark: nullable(Type.String({ description: 'on the print, while there is no scan of it' })),
  at: dateTime,
  by: Type.String({ description: 'who signed' }),
  clerk: Type.String({ description: 'who typed it' }),
  files: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), size: Type.Integer() })),
});
export type SignedPaper = Static<typeof SignedPaper>;

export const DocumentView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  number: Type.String(),
  title: Type.String(),
  at: dateTime,
  size: Type.Integer(),
});
export type DocumentView = Static<typeof DocumentView>;

/** What may be done now, by this actor; the same table guards the server. */
export const AvailableAction = Type.Object({
  command: Type.String(),
  needs: Type.Array(Type.String(), { description: 'parts of the body the person still writes' }),
  primary: Type.Boolean(),
  step: Type.Optional(Type.String({ description: 'of the review route: what it is aimed at' })),
  seat: Type.Optional(Type.String()),
});
export type AvailableAction = Static<typeof AvailableAction>;

export const AnswerView = Type.Object({
  name: Type.String(),
  label: Type.String(),
  page: Type.String(),
  value: Type.String({ description: 'as shown; masked where personal' }),
  masked: Type.Boolean(),
  changedFrom: nullable(Type.String()),
  source: nullable(Type.String()),
});

/** What an officer wrote with an act. */
const Said = Type.Object({ reason: Type.String(), by: Type.String(), at: dateTime });

/** 特别程序: hearing, test, expert review and the like; `begun` null: possible, not begun. */
export const SpecialStepView = Type.Object({
  name: Type.String(),
  stopsClock: Type.Boolean(),
  basis: nullable(Type.String()),
  maxDays: nullable(Type.Integer({ description: 'working days that the item allows for it' })),
  asks: nullable(Type.String({ description: 'the step that people are told they may ask for' })),
  askDays: nullable(Type.Integer({ description: 'working days in which they may' })),
  noticeDays: nullable(
    Type.Integer({ description: 'working days before it that its day and place are told' }),
  ),
  heldOn: nullable(day),
  venue: nullable(Type.String()),
  parties: nullable(Type.String()),
  outcome: nullable(Type.String({ description: 'asked, waived or unasked' })),
  begun: nullable(dateTime),
  expectedEnd: nullable(day),
  ended: nullable(dateTime),
  reason: nullable(Type.String()),
  result: nullable(Type.String()),
});
export type SpecialStepView = Static<typeof SpecialStepView>;

export const LaterView = Type.Object({
  commitment: nullable(
    Type.Object({ materials: Type.Array(Type.String()), signedName: Type.String(), at: dateTime }),
  ),
  deferrals: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      limit: Type.Object({ value: Type.Number(), unit: Type.String() }),
      due: nullable(day),
      suppliedAt: nullable(dateTime),
      breachedAt: nullable(dateTime),
    }),
  ),
  breaches: Type.Array(
    Type.Object({
      what: Type.String(),
      materials: Type.Array(Type.String()),
      reason: nullable(Type.String({ description: 'null: the date went by' })),
      by: Type.String(),
      at: dateTime,
    }),
  ),
});
export type LaterView = Static<typeof LaterView>;

export const InstantView = Type.Object({
  rule: Type.Object({ id: Type.String(), version: Type.Integer() }),
  at: dateTime,
  granted: Type.Boolean(),
  conditions: Type.Array(
    Type.Object({ id: Type.String(), say: Type.String(), feel: Type.String(), met: Type.Boolean() }),
  ),
  inputs: Type.Array(Type.Object({ name: Type.String(), label: Type.String(), value: Type.String() })),
});
export type InstantView = Static<typeof InstantView>;
/** How the result was made and reached the applicant, and who does what of the case for the organisation in charge. */
export const HandingView = Type.Object({
  entrusted: Type.Object({
    accepts: nullable(Type.String({ description: '委托受理: name of the organisation' })),
    prints: nullable(Type.String({ description: '委托制证、送达: name of the organisation' })),
  }),
  issued: nullable(Type.Object({ by: Type.String(), organisation: nullable(Type.String()), at: dateTime })),
  delivered: nullable(
    Type.Object({
      way: Type.String({ description: 'counter, post or online' }),
      by: Type.String(),
      organisation: nullable(
        Type.String({ description: 'where another than the one in charge handed it out' }),
      ),
      receiver: nullable(Type.String()),
      tracking: nullable(Type.String()),
      at: dateTime,
    }),
  ),
  collected: nullable(Type.Object({ at: dateTime })),
});
export type HandingView = Static<typeof HandingView>;

export const CaseView = Type.Object({
  ...CaseRow.properties,
  stateName: Type.String(),
  applicant: Type.Object({
    kind: Type.String(),
    name: Type.String(),
    idNumber: Type.String(),
    agent: nullable(Type.String()),
  }),
  answers: Type.Array(AnswerView),
  materials: Type.Array(MaterialView),
  documents: Type.Array(DocumentView),
  signedPapers: Type.Array(SignedPaper),
  timeline: Type.Array(TimelineEntry),
  corrections: Type.Array(CorrectionPoint),
  opinion: nullable(
    Type.Object({ opinion: Type.String(), reason: Type.String(), by: Type.String(), at: dateTime }),
  ),
  decision: nullable(
    Type.Object({
      decision: Type.String(),
      part: nullable(Type.String()),
      reason: Type.String(),
      by: Type.String(),
      at: dateTime,
    }),
  ),
  /** Officers only: why the window would not accept, and why the case was given back to an earlier step. */
  escalation: nullable(Said),
  returned: nullable(Said),
  refusal: nullable(
    Type.Object({ ...Said.properties, ground: Type.String(), competent: nullable(Type.String()) }),
  ),
  /** Whom to turn to against a refusal, of a part too, or a revocation; null: there is none. */
  remedies: nullable(
    Type.Object({
      reviewBody: Type.String(),
      court: Type.String(),
      reviewDays: Type.Integer(),
      courtMonths: Type.Integer(),
    }),
  ),
  /** Special steps of the item that may be begun now, and those of this case. */
  specialSteps: Type.Array(SpecialStepView),
  suspension: nullable(
    Type.Object({ ...Said.properties, cause: Type.String(), basis: nullable(Type.String()) }),
  ),
  extension: nullable(Said),
  voiding: nullable(Type.Object({ ...Said.properties, ground: Type.String() })),
  /** Organisations that the case may be transferred to, where this actor may do that. */
  transferTo: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  /** 告知承诺, 容缺后补: what was signed, what is still to come, what was breached; null: neither. */
  later: nullable(LaterView),
  /** Officers only. 秒批: what the item's rule found. */
  handing: HandingView,
  instant: nullable(InstantView),
  held: Type.Boolean({ description: '统一出证: the result waits for the other parts of its joint case' }),
  visits: Type.Array(VisitRecord, { description: 'joint visits 联合踏勘 that this case was looked at in' }),
  deemed: Type.Boolean({ description: 'at the end of the running clock silence accepts it (art. 32)' }),
  clocks: Type.Array(ClockView),
  route: nullable(RouteView),
  actions: Type.Array(AvailableAction),
  chainWhole: Type.Boolean(),
});
export type CaseView = Static<typeof CaseView>;

/** A colleague who could go on with a case; `instead` is who gets it while she is away. */
export const CaseColleague = Type.Object({
  id: Type.String(),
  name: Type.String(),
  title: Type.String(),
  absent: Type.Boolean(),
  instead: nullable(Type.String()),
});
export type CaseColleague = Static<typeof CaseColleague>;

/** What happened since the version a command was written against (in the 409's params.changes). */
export const Change = Type.Object({
  seq: Type.Integer(),
  kind: Type.String(),
  plain: Type.String(),
  actor: Type.String(),
  at: dateTime,
});
export type Change = Static<typeof Change>;

export const CommandReply = Type.Object({
  id: Type.String(),
  number: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  documents: Type.Array(DocumentView),
});
export type CommandReply = Static<typeof CommandReply>;

/**
 * Routes of the workbench's API (all under /api, JSON, session cookie + x-csrf header on writes):
 * POST /session · DELETE /session · GET /me · GET /cases · GET /cases/:id · POST /cases/:id/commands/:command (idempotency-key)
 * · POST /cases/:id/unmask {field, reason} → {value} · GET /cases/:id/files/:fileId · GET /cases/:id/documents/:documentId
 * · GET /catalogue/items · GET /catalogue/items/:itemCode (findings, completeness)
 */
export const Unmask = Type.Object({ field: text(100), reason: text(200) });
