import Type, { type Static } from 'typebox';
import { dateTime, day, keys, nullable } from './schema-parts.ts';

/** What supervision has to settle with an officer or a unit 督查事项. */
export const matterSorts = { card: '黄牌、红牌', finding: '检查发现' } as const;
export type MatterSort = keyof typeof matterSorts;

/** Colours of cards 牌: yellow where a limit comes near, red where it is over. */
export const cardColours = { yellow: '黄牌', red: '红牌' } as const;
export type CardColour = keyof typeof cardColours;

/** Compliance checks 合规检查; their parameters are data/supervision.json. */
export const checks = {
  'materials-beyond-guide': '超出指南要材料',
  'outside-hours': '非工作时间办理',
  'impossible-order': '时间先后不可能',
  'typed-in-later': '线下办完再补录',
  'limit-changed': '办理中放宽期限',
  'deadline-moved': '没有依据移动截止日',
  'decided-in-seconds': '几秒内人工决定',
} as const;
export type CheckId = keyof typeof checks;

export type MatterWhat = CardColour | CheckId;
export const matterWhats = { ...cardColours, ...checks } as const;

/** What a matter waits for. A final one and a withdrawn one are ended. */
export const matterStates = {
  opened: '待说明',
  explained: '待认定',
  upheld: '已认定，可申诉',
  appealed: '待复核',
  final: '已生效',
  withdrawn: '已撤销',
} as const;
export type MatterState = keyof typeof matterStates;

/** What an upheld finding leads to. */
export const findingOutcomes = { yellow: '发黄牌', red: '发红牌', ledger: '列入整改台账' } as const;
export type FindingOutcome = keyof typeof findingOutcomes;

const text = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });
const seen = { version: Type.Integer({ minimum: 1 }), text };

/** Bodies of the commands; each names the version it saw (HTTP: header idempotency-key). */
export const matterBodies = {
  explain: Type.Object(seen),
  uphold: Type.Object({
    ...seen,
    outcome: Type.Optional(keys(findingOutcomes)),
  }),
  withdraw: Type.Object(seen),
  appeal: Type.Object(seen),
  judge: Type.Object({ ...seen, upheld: Type.Boolean() }),
} as const;
export type MatterCommand = keyof typeof matterBodies;

/** A time that did not count, as the evidence keeps it. */
export const EvidenceStop = Type.Object({
  from: dateTime,
  to: nullable(dateTime),
  cause: Type.String(),
  article: nullable(Type.String()),
});
/** The clock that a card is about, as it stood when the card was issued. */
export const EvidenceClock = Type.Object({
  kind: Type.String({ description: 'acceptance, decision, delivery or step' }),
  step: nullable(Type.String()),
  from: dateTime,
  limit: Type.Object({ value: Type.Number(), unit: Type.String() }),
  extension: nullable(Type.Object({ value: Type.Number(), unit: Type.String() })),
  stops: Type.Array(EvidenceStop),
  due: day,
  turnedAt: dateTime,
});
/** Events of the case by number and SM3: what was looked at can be found again and was not exchanged. */
export const EvidenceEvent = Type.Object({
  seq: Type.Integer(),
  kind: Type.String(),
  at: dateTime,
  by: Type.String({ description: 'reference of who acted; shown as a name' }),
  hash: Type.String(),
});
export const Evidence = Type.Object({
  clock: nullable(EvidenceClock),
  events: Type.Array(EvidenceEvent),
  /** What the check compared: codes, days, numbers, names of papers. Nobody's data. */
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});
export type Evidence = Static<typeof Evidence>;

const rowFields = {
  id: Type.String(),
  sort: keys(matterSorts),
  what: keys(matterWhats),
  state: keys(matterStates),
  version: Type.Integer(),
  caseNumber: Type.String(),
  itemName: Type.String(),
  organisationName: Type.String(),
  officerName: nullable(Type.String({ description: 'null: the unit as a whole' })),
  openedAt: dateTime,
  due: nullable(Type.String({ format: 'date', description: 'last day of the step that runs' })),
  late: Type.Boolean(),
};
export const MatterRow = Type.Object(rowFields);
export type MatterRow = Static<typeof MatterRow>;

export const matterQueues = ['mine', 'open', 'ended'] as const;
export type MatterQueue = (typeof matterQueues)[number];

/** GET /api/supervision */
export const MatterQuery = Type.Object({
  queue: Type.Optional(Type.Unsafe<MatterQueue>({ type: 'string', enum: [...matterQueues] })),
  own: Type.Optional(Type.Boolean({ description: 'only what is about this officer herself' })),
  what: Type.Optional(keys(matterWhats)),
  organisation: Type.Optional(Type.String({ maxLength: 80 })),
  text: Type.Optional(Type.String({ maxLength: 100, description: 'part of a case’s number or item' })),
  after: Type.Optional(Type.String({ maxLength: 80 })),
});
export type MatterQuery = Static<typeof MatterQuery>;
export const MatterList = Type.Object({
  counts: Type.Record(Type.String(), Type.Integer()),
  /** Of the queue that is shown, before it is narrowed by what or by organisation. */
  whats: Type.Array(Type.Object({ what: keys(matterWhats), n: Type.Integer() })),
  organisations: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), n: Type.Integer() })),
  rows: Type.Array(MatterRow),
  next: nullable(Type.String({ description: 'ask again with after=…' })),
});
export type MatterList = Static<typeof MatterList>;

export const MatterStep = Type.Object({
  seq: Type.Integer(),
  kind: Type.String(),
  at: dateTime,
  by: Type.String({ description: 'name of the officer; empty: the platform' }),
  say: nullable(Type.String()),
  detail: nullable(Type.String({ description: 'outcome, «upheld»/«refused», or why it lapsed' })),
});
export type MatterStep = Static<typeof MatterStep>;

export const MatterView = Type.Object({
  ...rowFields,
  caseId: Type.String(),
  evidence: Type.Object({
    ...Evidence.properties,
    events: Type.Array(
      Type.Object({
        seq: Type.Integer(),
        at: dateTime,
        by: Type.String(),
        say: Type.String({ description: 'what happened, in words' }),
        hash: Type.String(),
      }),
    ),
  }),
  /** The finding that a card came from, and the card that a finding led to. */
  fromId: nullable(Type.String()),
  cardId: nullable(Type.String()),
  steps: Type.Array(MatterStep),
  actions: Type.Array(
    Type.Object({
      command: Type.String(),
      needs: Type.Array(Type.String(), { description: 'outcome, upheld, text' }),
      primary: Type.Boolean(),
    }),
  ),
});
export type MatterView = Static<typeof MatterView>;
