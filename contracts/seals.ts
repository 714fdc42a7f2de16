import Type, { type Static } from 'typebox';

export const sealStates = {
  applied: '已申请',
  made: '已制作',
  filed: '已备案',
  'in-use': '使用中',
  suspended: '已停用',
  destroyed: '已销毁',
} as const;
export type SealState = keyof typeof sealStates;

/** What is done to a seal, in its order; `apply` begins one. */
export const sealActs = {
  make: { from: ['applied'], to: 'made' },
  file: { from: ['made'], to: 'filed' },
  authorise: { from: ['filed'], to: 'in-use' },
  suspend: { from: ['in-use'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'in-use' },
  destroy: { from: ['applied', 'made', 'filed', 'in-use', 'suspended'], to: 'destroyed' },
} as const satisfies Record<string, { from: readonly SealState[]; to: SealState }>;
export type SealAct = keyof typeof sealActs;

const may = Type.Union([Type.String(), Type.Null()]);
const reason = Type.String({ minLength: 2, maxLength: 500 });
const act = Type.Unsafe<SealAct>({ type: 'string', enum: Object.keys(sealActs) });

/** POST /api/seals: asks for a seal of an organisation that has none. */
export const SealApplication = Type.Object({ organisationId: Type.String({ maxLength: 100 }), reason });
export type SealApplication = Static<typeof SealApplication>;

/** POST /api/seals/:id/acts; `version` is the number of acts its writer saw. */
export const SealActBody = Type.Object({ act, version: Type.Integer({ minimum: 1 }), reason });
export type SealActBody = Static<typeof SealActBody>;

export const SealView = Type.Object({
  id: Type.String(),
  organisationId: Type.String(),
  name: Type.String(),
  state: Type.Unsafe<SealState>({ type: 'string', enum: Object.keys(sealStates) }),
  code: may,
  validUntil: may,
  version: Type.Integer(),
  uses: Type.Integer({ description: 'how often it was put on something' }),
  acts: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      kind: Type.String(),
      by: Type.String(),
      reason: Type.String(),
      at: Type.String(),
    }),
  ),
  actions: Type.Array(act),
});
export type SealView = Static<typeof SealView>;

/** GET /api/seals/:id: the whole life of one seal, its certificates, each use, and who may manage it. */
export const SealDetail = Type.Object({
  ...SealView.properties,
  uscc: Type.String(),
  picture: Type.Boolean({ description: 'there is one to be seen, at /picture' }),
  testOnly: Type.Boolean({ description: 'of the demonstration’s own authority: 仅供测试' }),
  certificates: Type.Array(
    Type.Object({
      of: Type.Union([Type.Literal('signer'), Type.Literal('maker')]),
      subject: Type.String(),
      serial: Type.String(),
      from: Type.String(),
      until: Type.String(),
      daysLeft: Type.Integer({ description: 'whole days; negative: it has ended' }),
    }),
  ),
  recent: Type.Array(
    Type.Object({
      licenceId: Type.String(),
      typeName: Type.String(),
      by: Type.String({ description: 'empty: the system' }),
      fileSm3: Type.String(),
      at: Type.String(),
    }),
    { description: 'the newest hundred uses' },
  ),
  managers: Type.Array(Type.Object({ name: Type.String(), title: Type.String() })),
});
export type SealDetail = Static<typeof SealDetail>;

/** GET /api/seals: seals of the administrator's places, and organisations that may apply for one. */
export const SealList = Type.Object({
  seals: Type.Array(SealView),
  without: Type.Array(Type.Object({ organisationId: Type.String(), name: Type.String() })),
  provider: Type.String({ description: 'local: the demonstration’s own, 仅供测试' }),
});
export type SealList = Static<typeof SealList>;
