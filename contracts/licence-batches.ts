import Type, { type Static } from 'typebox';

/** What is done with many licences in one go; each of them as if it were done by itself. */
export const licenceBatchActs = {
  /** The same content in the layout that is published now: the next version of each. */
  reissue: '换版',
  /** One more term after the old end of each. */
  renew: '延续',
  /** What granted cases still wait for, refused before. */
  retry: '重新制证',
} as const;
export type LicenceBatchAct = keyof typeof licenceBatchActs;

/** As many as one order may name: some half a minute of work. */
export const mostInBatch = 500;

const act = Type.Unsafe<LicenceBatchAct>({ type: 'string', enum: Object.keys(licenceBatchActs) });
const may = Type.Union([Type.String(), Type.Null()]);

/** POST /api/licence-batches: those named, or all of a type that the officer may act on and that need it. */
export const LicenceBatchOrder = Type.Object({
  act,
  reason: Type.String({ minLength: 2, maxLength: 1000 }),
  ids: Type.Optional(
    Type.Array(Type.String({ format: 'uuid' }), {
      minItems: 1,
      maxItems: mostInBatch,
      uniqueItems: true,
      description: 'licences; for retry, what granted cases wait for',
    }),
  ),
  typeId: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
});
export type LicenceBatchOrder = Static<typeof LicenceBatchOrder>;

export const LicenceBatchReply = Type.Object({
  id: Type.String(),
  total: Type.Integer(),
  left: Type.Integer({ description: 'of the type, beyond what one order takes' }),
});
export type LicenceBatchReply = Static<typeof LicenceBatchReply>;

export const LicenceBatchRow = Type.Object({
  id: Type.String(),
  act,
  typeName: may,
  reason: Type.String(),
  orderedAt: Type.String(),
  settledAt: may,
  total: Type.Integer(),
  done: Type.Integer(),
  refused: Type.Integer(),
  stopped: Type.Integer(),
});
export type LicenceBatchRow = Static<typeof LicenceBatchRow>;

/** GET /api/licence-batches: the officer's own, newest first. */
export const LicenceBatchList = Type.Object({
  batches: Type.Array(LicenceBatchRow),
  types: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      valid: Type.Integer({ description: 'licences in force that the officer may issue anew' }),
      refused: Type.Integer({ description: 'licences that granted cases still wait for, refused before' }),
    }),
  ),
});
export type LicenceBatchList = Static<typeof LicenceBatchList>;

/** GET /api/licence-batches/:id */
export const LicenceBatchView = Type.Object({
  ...LicenceBatchRow.properties,
  items: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      licenceId: may,
      issueId: may,
      typeName: Type.String(),
      /** Of the licence, or of the case that waits for one. */
      identifier: Type.String(),
      state: Type.Union(['waiting', 'done', 'refused', 'stopped'].map((one) => Type.Literal(one))),
      newId: may,
      problem: Type.Union([Type.Object({ title: Type.String(), detail: Type.String() }), Type.Null()]),
    }),
  ),
});
export type LicenceBatchView = Static<typeof LicenceBatchView>;
