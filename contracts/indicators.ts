import Type, { type Static } from 'typebox';
import { day, nullable } from './schema-parts.ts';

/** 指标: what a figure counts, written as data. A term is a sum over facts; a ratio is terms over terms. */
const name = (max: number) => Type.String({ minLength: 1, maxLength: max });
const id = Type.String({ pattern: '^[a-z][a-z0-9_]{1,59}$' });
const scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);
const bound = Type.Number();

/** Of a field: equal to this, one of these, within bounds, or known at all. */
export const FieldTest = Type.Union([
  scalar,
  Type.Array(scalar, { minItems: 1 }),
  Type.Object(
    {
      gt: Type.Optional(bound),
      gte: Type.Optional(bound),
      lt: Type.Optional(bound),
      lte: Type.Optional(bound),
      known: Type.Optional(Type.Boolean({ description: 'true: there is a value; false: there is none' })),
    },
    { additionalProperties: false, minProperties: 1 },
  ),
]);
export type FieldTest = Static<typeof FieldTest>;
/** All of these hold. What a fact does not know is equal to nothing and within no bounds. */
export const Condition = Type.Record(Type.String(), FieldTest);
export type Condition = Static<typeof Condition>;

const weighed = { times: Type.Optional(Type.Number({ description: '1 where absent; -1 subtracts' })) };
const counted = {
  where: Type.Optional(Condition),
  sum: Type.Optional(Type.String({ description: 'a field of numbers; absent: facts are counted' })),
  ...weighed,
};
/** Facts of a flow, each on the day that its field `on` names. */
export const FlowTerm = Type.Object(
  { fact: Type.String(), on: Type.String(), ...counted },
  { additionalProperties: false },
);
export type FlowTerm = Static<typeof FlowTerm>;
/** Things that are there at the end of the last day. */
export const StockTerm = Type.Object({ stock: Type.String(), ...counted }, { additionalProperties: false });
export type StockTerm = Static<typeof StockTerm>;
/** What people enter. */
export const EnteredTerm = Type.Object({ entered: id, ...weighed }, { additionalProperties: false });
export type EnteredTerm = Static<typeof EnteredTerm>;
export const Term = Type.Union([FlowTerm, StockTerm, EnteredTerm]);
export type Term = Static<typeof Term>;

const terms = Type.Array(Term, { minItems: 1 });
export const Ratio = Type.Object(
  {
    name: Type.Optional(name(60)),
    numerator: terms,
    denominator: Type.Optional(
      Type.Array(Term, { minItems: 1, description: 'absent: the numerator is the figure' }),
    ),
    scale: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, description: '100 for per cent; 1 where absent' }),
    ),
  },
  { additionalProperties: false },
);
export type Ratio = Static<typeof Ratio>;

export const indicatorKinds = { flow: '过程', stock: '存量', entered: '填报' } as const;
export type IndicatorKind = keyof typeof indicatorKinds;

export const IndicatorTarget = Type.Object(
  {
    id: name(40),
    op: Type.Union([Type.Literal('>='), Type.Literal('<='), Type.Literal('='), Type.Literal('≈')]),
    value: Type.Number(),
    deadline: nullable(Type.String()),
    scope: nullable(Type.String()),
    divisionCode: nullable(Type.String({ description: 'null: a place that is not served here' })),
  },
  { additionalProperties: false },
);
export type IndicatorTarget = Static<typeof IndicatorTarget>;

export const IndicatorDefinition = Type.Object(
  {
    id,
    version: Type.Integer({ minimum: 1 }),
    name: name(60),
    kind: Type.Unsafe<IndicatorKind>({ type: 'string', enum: Object.keys(indicatorKinds) }),
    unit: name(10),
    direction: Type.Union([Type.Literal('up'), Type.Literal('down')], { description: 'up: more is better' }),
    base: name(20),
    text: Type.Object(
      {
        formula: name(200),
        numerator: name(300),
        denominator: nullable(name(300)),
        excluded: nullable(name(300)),
      },
      { additionalProperties: false },
    ),
    /** More than one: each is shown; `combine` says how they make the figure. */
    ratios: Type.Array(Ratio, { minItems: 1 }),
    combine: Type.Optional(Type.Union([Type.Literal('mean'), Type.Literal('lowest')])),
    /** The other average: each case or item for itself. Absent: the mean of the organisations. */
    mean: Type.Optional(Ratio),
    /** What is in neither part, to be looked at; `unknown`: what is not filled in and counts as not reached. */
    excluded: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: name(60),
            term: Type.Union([FlowTerm, StockTerm]),
            unknown: Type.Optional(Type.Boolean()),
          },
          { additionalProperties: false },
        ),
      ),
    ),
    dimensions: Type.Array(Type.String()),
    source: name(300),
    traps: Type.Array(name(300)),
    /** What plans set for it: where, and by when; a deadline may be words. */
    targets: Type.Array(IndicatorTarget),
  },
  { additionalProperties: false },
);
export type IndicatorDefinition = Static<typeof IndicatorDefinition>;

export const Quantity = Type.Object(
  {
    id,
    name: name(60),
    unit: name(10),
    per: Type.Union([Type.Literal('day'), Type.Literal('month')], {
      description: 'day: as it stood on a day, until a newer one; month: what happened in it',
    }),
  },
  { additionalProperties: false },
);
export type Quantity = Static<typeof Quantity>;

export const IndicatorsFile = Type.Object({
  quantities: Type.Array(Quantity),
  indicators: Type.Array(IndicatorDefinition, { minItems: 1 }),
});
export type IndicatorsFile = Static<typeof IndicatorsFile>;

/** What is not there: a part without a figure, or things that say nothing of what is counted. */
export const Missing = Type.Object({
  reason: Type.Union([
    Type.Literal('not-entered'),
    Type.Literal('no-snapshot'),
    Type.Literal('being-counted'),
    Type.Literal('not-filled'),
  ]),
  /** Of what people enter: which quantity, and of a monthly one which month (YYYY-MM). */
  quantity: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  month: Type.Optional(Type.String()),
  /** Of what is not filled in: how many; they count as not reached, and the figure is there. */
  count: Type.Optional(Type.Number()),
});
export type Missing = Static<typeof Missing>;

export const RatioReading = Type.Object({
  name: nullable(Type.String()),
  value: nullable(Type.Number()),
  numerator: nullable(Type.Number()),
  denominator: nullable(Type.Number({ description: 'null: missing, or the ratio has none' })),
});
export type RatioReading = Static<typeof RatioReading>;

/** An indicator of a place and a period. `value` null: nothing to divide by, or something is `missing`. */
export const IndicatorReading = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  kind: Type.String(),
  unit: Type.String(),
  direction: Type.String(),
  from: day,
  to: day,
  value: nullable(Type.Number()),
  numerator: nullable(Type.Number()),
  denominator: nullable(Type.Number()),
  ratios: Type.Array(RatioReading),
  /** The other average, where it is not the same. */
  mean: nullable(Type.Object({ name: nullable(Type.String()), value: Type.Number() })),
  missing: Type.Array(Missing),
  /** What a plan sets for this place, and by how much the figure falls short of it (0: reached), in its unit. */
  target: nullable(IndicatorTarget),
  short: nullable(Type.Number()),
  /** A stock: the day of the snapshot that was read. */
  snapshot: nullable(day),
});
export type IndicatorReading = Static<typeof IndicatorReading>;

export const historyGrains = ['day', 'week', 'month', 'year'] as const;
export type HistoryGrain = (typeof historyGrains)[number];

const place = {
  divisionCode: Type.String({ maxLength: 20 }),
  organisationId: Type.Optional(Type.String({ maxLength: 100 })),
};
const period = { from: day, to: day };
export const DashboardQuery = Type.Object({ ...place, ...period });
export type DashboardQuery = Static<typeof DashboardQuery>;

/** GET /api/indicators */
export const Dashboard = Type.Object({
  /** When all that happened had been counted; null: never yet. */
  asOf: nullable(Type.String({ format: 'date-time' })),
  /** False while everything is counted from the beginning. */
  whole: Type.Boolean(),
  readings: Type.Array(IndicatorReading),
});
export type Dashboard = Static<typeof Dashboard>;

export const IndicatorPlaces = Type.Object({
  places: Type.Array(
    Type.Object({
      divisionCode: Type.String(),
      name: Type.String(),
      whole: Type.Boolean(),
      organisations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    }),
  ),
});
export type IndicatorPlaces = Static<typeof IndicatorPlaces>;

/** GET /api/indicators/:id */
export const IndicatorPage = Type.Object({
  definition: IndicatorDefinition,
  reading: IndicatorReading,
  asOf: nullable(Type.String({ format: 'date-time' })),
  history: Type.Array(
    Type.Object({ from: day, to: day, value: nullable(Type.Number()), missing: Type.Boolean() }),
  ),
  organisations: Type.Array(
    Type.Object({
      organisationId: Type.String(),
      name: Type.String(),
      value: nullable(Type.Number()),
      numerator: nullable(Type.Number()),
      denominator: nullable(Type.Number()),
    }),
  ),
});
export type IndicatorPage = Static<typeof IndicatorPage>;

/** Lists behind a figure: the parts of its nth ratio, what is in the denominator only, and those left out (`excluded-0`). */
export const FactsQuery = Type.Object({
  ...place,
  ...period,
  part: Type.String({ pattern: '^(numerator|denominator|missed|excluded)-\\d{1,2}$' }),
  after: Type.Optional(Type.String({ maxLength: 600 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
export type FactsQuery = Static<typeof FactsQuery>;

/** A line: a case, rating, ticket, call or thing, or what was entered. */
export const FactLine = Type.Object({
  kind: Type.String(),
  id: Type.String(),
  day: nullable(day),
  organisation: Type.String(),
  item: Type.String(),
  /** The case behind it, with its number; null where there is none or it is nobody's business here. */
  caseId: nullable(Type.String()),
  number: nullable(Type.String()),
  applicant: nullable(Type.String({ description: 'masked' })),
  state: nullable(Type.String()),
  amount: nullable(Type.Number({ description: 'what it adds, where fields are summed' })),
  note: nullable(Type.String()),
});
export type FactLine = Static<typeof FactLine>;
export const FactList = Type.Object({ lines: Type.Array(FactLine), next: nullable(Type.String()) });
export type FactList = Static<typeof FactList>;

/** POST /api/indicators/entered */
export const NewEntry = Type.Object({
  quantity: Type.String({ maxLength: 60 }),
  divisionCode: Type.String({ maxLength: 20 }),
  organisationId: Type.Optional(nullable(Type.String({ maxLength: 100 }))),
  day,
  value: Type.Number({ minimum: 0, maximum: 1e12 }),
  source: Type.String({ minLength: 2, maxLength: 300, pattern: '\\S' }),
});
export type NewEntry = Static<typeof NewEntry>;

/** What is to be entered for a place, and what was entered last. */
export const EntryList = Type.Object({
  rows: Type.Array(
    Type.Object({
      quantity: Type.String(),
      name: Type.String(),
      unit: Type.String(),
      per: Type.String(),
      latest: nullable(
        Type.Object({
          day,
          value: Type.Number(),
          source: Type.String(),
          by: Type.String(),
          at: Type.String({ format: 'date-time' }),
        }),
      ),
    }),
  ),
});
export type EntryList = Static<typeof EntryList>;
