import Type, { type Static } from 'typebox';

/** A licence that a ministry's system issued, as its holder states it or as an officer reads it from the original. */
export const RecordedLicence = Type.Object({
  typeId: Type.String({ minLength: 1, maxLength: 60, description: 'of a type with issuedBy external' }),
  number: Type.String({ minLength: 1, maxLength: 80 }),
  issuedOn: Type.Optional(Type.String({ maxLength: 10, description: 'YYYY-MM-DD; empty: not said' })),
  validUntil: Type.Optional(Type.String({ maxLength: 10, description: 'YYYY-MM-DD; empty: no end' })),
});
export type RecordedLicence = Static<typeof RecordedLicence>;

/** GET /api/window/:attendance/:subject/licences: what is on record of who stands here, and what may be put on it. */
export const WindowLicences = Type.Object({
  types: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      numberRule: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  recorded: Type.Array(
    Type.Object({
      typeId: Type.String(),
      typeName: Type.String(),
      number: Type.String({
        description: 'masked, unless she stated it herself and the original is to be compared',
      }),
      issuedOn: Type.Union([Type.String(), Type.Null()]),
      validUntil: Type.Union([Type.String(), Type.Null()]),
      proof: Type.String({ description: 'a licenceProofs: register, seen or stated' }),
    }),
  ),
});
export type WindowLicences = Static<typeof WindowLicences>;
