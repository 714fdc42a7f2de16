import Type, { type Static } from 'typebox';
import { dateTime, day, keys, nullable } from './schema-parts.ts';

/** What is studied: bad ratings 差评, corrections 补正. */
export const studyNames = ['bad-rating', 'correction'] as const;
export type Study = (typeof studyNames)[number];

/** By what cases and counter services are told apart. */
export const dimensions = [
  'item',
  'version',
  'organisation',
  'place',
  'window',
  'channel',
  'subject',
  'step',
  'material',
  'field',
  'reason',
  'flaw',
  'tag',
] as const;
export type Dimension = (typeof dimensions)[number];

const oneOf = <T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values] });
const month = Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])$' });
const count = Type.Integer({ minimum: 0 });
const share = nullable(Type.Number({ minimum: 0, maximum: 1 }));

const asked = {
  study: oneOf(studyNames),
  divisionCode: Type.String({ maxLength: 20 }),
  organisationId: Type.Optional(Type.String({ maxLength: 100 })),
  from: month,
  to: month,
};
/** GET /api/attribution: months, both included. */
export const AttributionQuery = Type.Object(asked);
export type AttributionQuery = Static<typeof AttributionQuery>;

/**
 * A rate: `hits` of `base` things, with the Wilson interval. `hits` is null where it is so small that a rater might be
 * recognised; a rate is null with it, where the base is not known, and where nothing was there.
 */
const rated = { hits: nullable(count), base: nullable(count), rate: share, low: share, high: share };
export const Rate = Type.Object(rated);
export type Rate = Static<typeof Rate>;

/** above, below: the whole interval lies on that side of the rate of all; few: too few to say. */
export const marks = {
  above: '明显偏高',
  below: '明显偏低',
  usual: '与总体相近',
  few: '太少，不下结论',
} as const;
export type Mark = keyof typeof marks;
/** Against the period before: intervals that do not touch. */
export const changes = { up: '明显上升', down: '明显下降', same: '没有明显变化' } as const;
export type Change = keyof typeof changes;

const value = { value: Type.String(), name: Type.String() };
export const Cell = Type.Object({
  ...value,
  ...rated,
  share,
  mark: nullable(keys(marks)),
  before: nullable(Rate),
  change: nullable(keys(changes)),
  /** Of a field or version: the item that it is of. */
  itemCode: nullable(Type.String()),
});
export type Cell = Static<typeof Cell>;

const side = Type.Object({ dimension: oneOf(dimensions), ...value, rate: share });
/** Two traits that come together more often than either explains. */
export const Pair = Type.Object({ a: side, b: side, ...rated });
export type Pair = Static<typeof Pair>;

export const Attribution = Type.Object({
  asOf: nullable(dateTime),
  whole: Type.Boolean({ description: 'false: still being counted from the beginning' }),
  before: Type.Object({ from: month, to: month }),
  all: Type.Object({ ...rated, before: nullable(Rate), change: nullable(keys(changes)) }),
  dimensions: Type.Array(
    Type.Object({
      dimension: oneOf(dimensions),
      cells: Type.Array(Cell),
      more: Type.Integer({ description: 'further values that are not shown' }),
    }),
  ),
  pairs: Type.Array(Pair),
  rules: Type.Object({
    z: Type.Number(),
    leastBase: Type.Integer(),
    leastHits: Type.Integer(),
    protect: Type.Integer(),
  }),
  mayLook: Type.Boolean({ description: 'the tickets or cases behind a number may be listed' }),
});
export type Attribution = Static<typeof Attribution>;

const trait = Type.String({ pattern: `^(${dimensions.join('|')}):.{1,300}$` });
/** What a list behind a number is asked with: the hits of one trait, or of two. */
export const linesAsked = { ...asked, a: Type.Optional(trait), b: Type.Optional(trait) };
/** GET /api/attribution/lines: the tickets or cases behind a number. */
export const LinesQuery = Type.Object({
  ...linesAsked,
  after: Type.Optional(Type.String({ maxLength: 100 })),
});
export type LinesQuery = Static<typeof LinesQuery>;

export const AttributionLine = Type.Object({
  kind: keys({ ticket: '差评工单', case: '办件' }),
  id: Type.String(),
  /** Of a case its number; a ticket names no case. */
  number: nullable(Type.String()),
  item: Type.String(),
  organisation: Type.String(),
  organisationId: Type.String(),
  day,
  state: Type.String(),
  level: nullable(Type.Integer()),
  /** Labels of the rating, or names of what the notice named. */
  said: Type.Array(Type.String()),
});
export type AttributionLine = Static<typeof AttributionLine>;
export const AttributionLines = Type.Object({
  names: Type.Array(Type.Object({ dimension: oneOf(dimensions), ...value })),
  /** How many hits there are in all, and of how many things. */
  counted: Rate,
  protect: Type.Integer({ description: 'smaller numbers of bad ratings are told to nobody else' }),
  /** The items that most of the hits are of. */
  items: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), hits: count })),
  lines: Type.Array(AttributionLine),
  next: nullable(Type.String()),
});
export type AttributionLines = Static<typeof AttributionLines>;
