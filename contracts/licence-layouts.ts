import Type, { type Static } from 'typebox';

/** Lengths are millimetres from the upper left corner of the page, sizes of letters too (GB/T 33190). */
const length = Type.Number({ minimum: 0, maximum: 1000 });
const colour = Type.String({ pattern: '^#[0-9a-f]{6}$' });
const font = Type.Union([Type.Literal('serif'), Type.Literal('serif-bold'), Type.Literal('sans')]);
const box = { x: length, y: length, width: length, height: length };

/** Rules of several widths, one within the other. */
const Frame = Type.Object({
  part: Type.Literal('frame'),
  ...box,
  colour,
  lines: Type.Array(Type.Object({ inset: length, width: length })),
});
/** Fine waves in a light colour behind the text. */
const Waves = Type.Object({
  part: Type.Literal('waves'),
  ...box,
  colour,
  rows: Type.Integer({ minimum: 1, maximum: 80 }),
  swing: length,
});
const Paper = Type.Object({ part: Type.Literal('paper'), colour });
const Line = Type.Object({
  part: Type.Literal('line'),
  x: length,
  y: length,
  width: length,
  colour,
  thickness: length,
});
/** `text` may hold {names} of values; a line whose values are all empty is left out. */
const Text = Type.Object({
  part: Type.Literal('text'),
  x: length,
  y: length,
  /** Wider text shrinks to fit. */
  width: length,
  align: Type.Union([Type.Literal('left'), Type.Literal('centre'), Type.Literal('right')]),
  size: length,
  font,
  colour,
  /** Between letters. */
  spacing: Type.Optional(length),
  text: Type.String(),
});
/** The fields of the type with their labels, flowing down; size shrinks to `least` before a licence is refused. */
const Fields = Type.Object({
  part: Type.Literal('fields'),
  ...box,
  labelWidth: length,
  size: length,
  least: length,
  /** Height of a line, as a multiple of the size. */
  leading: Type.Number({ minimum: 1, maximum: 3 }),
  /** Between fields. */
  gap: length,
  labelColour: colour,
  colour,
  /** Which fields, in this order; absent: all that no other part names. */
  keys: Type.Optional(Type.Array(Type.String())),
});
/** The fields in a ruled table, labels beside values, one or two fields a row; shrinks like `fields`. */
const Table = Type.Object({
  part: Type.Literal('table'),
  ...box,
  columns: Type.Union([Type.Literal(1), Type.Literal(2)]),
  labelWidth: length,
  size: length,
  least: length,
  leading: Type.Number({ minimum: 1, maximum: 3 }),
  labelColour: colour,
  colour,
  lineColour: colour,
  keys: Type.Optional(Type.Array(Type.String())),
});
const Qr = Type.Object({
  part: Type.Literal('qr'),
  x: length,
  y: length,
  size: Type.Number({ minimum: 20, maximum: 60 }),
});
/** Centre of the seal. */
const Seal = Type.Object({ part: Type.Literal('seal'), x: length, y: length });

/**
 * The holder's photograph, whole and in its proportions: the first picture of a material of the case whose name has the
 * words `material`. `absent`: without one no licence is made, or its frame stays empty.
 */
const Photo = Type.Object({
  part: Type.Literal('photo'),
  ...box,
  colour,
  material: Type.String({ minLength: 1, maxLength: 40 }),
  absent: Type.Union([Type.Literal('refuse'), Type.Literal('frame')]),
});

export const LayoutPart = Type.Union([Paper, Frame, Waves, Line, Text, Fields, Table, Qr, Photo, Seal]);
export type LayoutPart = Static<typeof LayoutPart>;
export type FieldsPart = Static<typeof Fields>;
export type TablePart = Static<typeof Table>;
export type TextPart = Static<typeof Text>;
export type PhotoPart = Static<typeof Photo>;

/** Face 照面 of a licence: a published version is never changed. */
export const LicenceLayout = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
  version: Type.Integer({ minimum: 1 }),
  about: Type.String(),
  page: Type.Object({ width: length, height: length }),
  parts: Type.Array(LayoutPart),
});
export type LicenceLayout = Static<typeof LicenceLayout>;

/** One element of the face 照面要素 of a type, with an invented value for samples. */
export const LicenceField = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-zA-Z0-9]*$' }),
  label: Type.String({ minLength: 1 }),
  sample: Type.String({ minLength: 1 }),
  /** The field that names the holder, or carries its code: both go into the metadata. */
  is: Type.Optional(Type.Union([Type.Literal('holder-name'), Type.Literal('holder-code')])),
  /**
   * Where the value of an issued licence comes from: text with {names}, or several of which the first is taken whose
   * names all have a value. Absent: the answer to the field of the form with the same label; an empty list: an officer.
   */
  from: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
  /** Of a person: shown to others only where the holder ticks it. */
  personal: Type.Optional(Type.Boolean()),
  /** Letters that the longest value may have: the layout is tried with as many. */
  longest: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
  /** Left out where nothing is known of it, instead of asking an officer. */
  optional: Type.Optional(Type.Boolean()),
});
export type LicenceField = Static<typeof LicenceField>;

/** How long a licence is valid from its issue; null: no end. */
export const LicenceTerm = Type.Union([
  Type.Null(),
  Type.Object({
    value: Type.Integer({ minimum: 1, maximum: 100_000 }),
    unit: Type.Union([Type.Literal('year'), Type.Literal('month'), Type.Literal('day')]),
  }),
]);
export type LicenceTerm = Static<typeof LicenceTerm>;

/** How the number 证照编号 of a type is made; sequences are gapless per division and type, and per year where it is named. */
export const LicenceNumber = Type.Object({
  /** {division} {year} {seq:width} {check} {face.<key>} and names of `codes`. */
  format: Type.String({ minLength: 1 }),
  /** An answer as the digit that stands for it. */
  codes: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Object({ answer: Type.String(), values: Type.Record(Type.String(), Type.String()) }),
    ),
  ),
  /** Over the digits before it (ISO 7064). */
  check: Type.Optional(Type.Literal('mod-11-10')),
});
export type LicenceNumber = Static<typeof LicenceNumber>;
