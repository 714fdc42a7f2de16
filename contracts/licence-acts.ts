import Type, { type Static } from 'typebox';
import type { LicenceState } from './licences.ts';

/** What is done to an issued licence after its issue 证照生命周期, by officers and by time. */
export const licenceActs = {
  change: { zh: '变更', from: ['valid'], to: 'superseded', permission: 'licence.issue' },
  renew: { zh: '延续', from: ['valid'], to: 'superseded', permission: 'licence.issue' },
  suspend: { zh: '暂扣', from: ['valid'], to: 'suspended', permission: 'licence.decide' },
  resume: { zh: '暂扣发还', from: ['suspended'], to: 'valid', permission: 'licence.decide' },
  revoke: { zh: '撤销、吊销', from: ['valid', 'suspended'], to: 'revoked', permission: 'licence.decide' },
  cancel: {
    zh: '注销',
    from: ['valid', 'suspended', 'revoked', 'expired'],
    to: 'cancelled',
    permission: 'licence.decide',
  },
} as const satisfies Record<
  string,
  {
    zh: string;
    from: readonly LicenceState[];
    to: LicenceState;
    permission: 'licence.issue' | 'licence.decide';
  }
>;
export type LicenceActName = keyof typeof licenceActs;

/** On what each act rests (an act keeps `<act>.<ground>`); an officer names one, and says why in words. */
export const licenceGrounds = {
  change: {
    application: '持证人申请变更（行政许可法第四十九条）',
    correction: '更正证照上的错误',
    replacement: '证照遗失、损毁，持证人申请补发',
    layout: '换用新的照面，内容不变',
  },
  renew: { application: '持证人在届满前申请延续（行政许可法第五十条）' },
  suspend: {
    penalty: '暂扣许可证件的行政处罚（行政处罚法第九条第三项）',
    investigation: '法律、法规规定的其他暂扣情形',
  },
  resume: { 'term-over': '暂扣期满', 'cause-gone': '暂扣的原因消除' },
  revoke: {
    '69-1-1': '工作人员滥用职权、玩忽职守作出准予决定（行政许可法第六十九条第一款第一项）',
    '69-1-2': '超越法定职权作出准予决定（第六十九条第一款第二项）',
    '69-1-3': '违反法定程序作出准予决定（第六十九条第一款第三项）',
    '69-1-4': '申请人不具备资格或者不符合法定条件（第六十九条第一款第四项）',
    '69-1-5': '依法可以撤销的其他情形（第六十九条第一款第五项）',
    '69-2': '以欺骗、贿赂等不正当手段取得（第六十九条第二款）',
    penalty: '吊销许可证件的行政处罚（行政处罚法第九条第三项）',
  },
  cancel: {
    '70-1': '有效期届满未延续（行政许可法第七十条第一项）',
    '70-2': '赋予公民特定资格，该公民死亡或者丧失行为能力（第七十条第二项）',
    '70-3': '法人或者其他组织依法终止（第七十条第三项）',
    '70-4': '许可依法被撤销、撤回，或者证件被吊销（第七十条第四项）',
    '70-5': '因不可抗力，许可事项无法实施（第七十条第五项）',
    holder: '持证人申请注销（第七十条第六项）',
  },
} as const satisfies Record<LicenceActName, Record<string, string>>;

const Word = Type.String({ minLength: 1, maxLength: 40 });

/** POST /api/licences/:id/acts; `version` is the number of acts its writer saw. */
export const LicenceActBody = Type.Object({
  act: Type.Unsafe<LicenceActName>({ type: 'string', enum: Object.keys(licenceActs) }),
  version: Type.Integer({ minimum: 1 }),
  ground: Word,
  reason: Type.String({ minLength: 2, maxLength: 1000 }),
  /** A change: the elements of the face that become others, by key. */
  fields: Type.Optional(Type.Record(Word, Type.String({ minLength: 1, maxLength: 2000 }))),
});
export type LicenceActBody = Static<typeof LicenceActBody>;

export const LicenceActReply = Type.Object({
  id: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  newId: Type.Union([Type.String(), Type.Null()], {
    description: 'the version that came of a change or renewal',
  }),
});
export type LicenceActReply = Static<typeof LicenceActReply>;

const may = Type.Union([Type.String(), Type.Null()]);
const state = Type.String({ description: 'a key of licenceStates' });

/** GET /api/licences: issued licences in the reader's scope, newest first. */
export const LicenceListQuery = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 20 })),
  typeId: Type.Optional(Type.String({ maxLength: 60 })),
  text: Type.Optional(Type.String({ maxLength: 120 })),
  before: Type.Optional(
    Type.String({ format: 'uuid', description: 'id of the last row of the page before' }),
  ),
});
export type LicenceListQuery = Static<typeof LicenceListQuery>;

export const LicenceRow = Type.Object({
  id: Type.String(),
  identifier: Type.String(),
  typeName: Type.String(),
  number: Type.String({ description: 'masked where it is a person’s ID number' }),
  holder: Type.String({ description: 'a person masked' }),
  issuerName: Type.String(),
  state,
  issuedOn: Type.String(),
  validUntil: may,
  caseId: may,
  caseNumber: may,
  itemVersion: Type.Integer({ description: 'version of the licence' }),
});
export type LicenceRow = Static<typeof LicenceRow>;

/** A licence that a granted case waits for: not made yet, or refused with the reason. */
export const LicenceIssueRow = Type.Object({
  id: Type.String(),
  typeName: Type.String(),
  caseId: Type.String(),
  caseNumber: Type.String(),
  itemName: Type.String(),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('refused')]),
  attempts: Type.Integer(),
  wantedAt: Type.String(),
  problem: Type.Union([
    Type.Object({
      title: Type.String(),
      detail: Type.String(),
      fields: Type.Array(Type.Object({ key: Type.String(), label: Type.String() })),
      any: Type.Boolean({ description: 'one of the fields is enough' }),
    }),
    Type.Null(),
  ]),
  mayRetry: Type.Boolean(),
});
export type LicenceIssueRow = Static<typeof LicenceIssueRow>;

export const LicenceList = Type.Object({
  rows: Type.Array(LicenceRow),
  next: may,
  issues: Type.Array(LicenceIssueRow),
});
export type LicenceList = Static<typeof LicenceList>;

/** POST /api/licence-issues/:id/retry: what the application did not say, by element of the face. */
export const LicenceRetry = Type.Object({
  fields: Type.Optional(Type.Record(Word, Type.String({ minLength: 1, maxLength: 2000 }))),
});
export type LicenceRetry = Static<typeof LicenceRetry>;

/** GET /api/licences/:id */
export const LicenceView = Type.Object({
  ...LicenceRow.properties,
  version: Type.Integer({ description: 'number of acts: what a command names' }),
  validFrom: Type.String(),
  elements: Type.Array(
    Type.Object({ key: Type.String(), label: Type.String(), value: Type.String(), personal: Type.Boolean() }),
  ),
  files: Type.Object({ ofd: Type.Integer(), pdf: Type.Integer() }),
  acts: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      kind: Type.String(),
      ground: may,
      reason: may,
      by: Type.String(),
      at: Type.String(),
      otherId: may,
    }),
  ),
  versions: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer(), state })),
  relied: Type.Array(
    Type.Object({ caseId: Type.String(), itemCode: Type.String(), at: Type.String(), toldAt: may }),
  ),
  actions: Type.Array(
    Type.Object({
      act: Type.Unsafe<LicenceActName>({ type: 'string', enum: Object.keys(licenceActs) }),
      name: Type.String(),
      grounds: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
    }),
  ),
});
export type LicenceView = Static<typeof LicenceView>;
