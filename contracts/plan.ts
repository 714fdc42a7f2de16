import Type, { type Static } from 'typebox';
import { Limit } from './catalogue.ts';
import { FormDefinition, FormField } from './forms.ts';
import { dependencyKinds, type Measure, materialWays, measures, PackageQuestion } from './packages.ts';
import { planRules, termOps } from './plan-rules.ts';
import { keys, nullable } from './schema-parts.ts';

const date = Type.String({ format: 'date' });
const value = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.String()),
  Type.Null(),
]);

/** What the applicant says. */
export const PlanAnswers = Type.Object({
  on: Type.String({
    format: 'date',
    description: 'submitted and accepted on this day, which is not counted',
  }),
  values: Type.Record(Type.String(), value, {
    description: 'question or field → answer; null: not answered',
  }),
  leaveOut: Type.Array(Type.String(), { description: 'sub-items that shall not be handled here' }),
});
export type PlanAnswers = Static<typeof PlanAnswers>;

/** What the platform has or can get without asking. Empty lists plan for somebody unknown. */
export const Holdings = Type.Object({
  licences: Type.Array(
    Type.Object({
      typeId: Type.String(),
      holder: Type.String({ description: 'subject, agent …: as in PackageMaterial' }),
      number: nullable(Type.String()),
      validUntil: nullable(date),
      numberOnly: Type.Optional(
        Type.Boolean({
          description: 'an officer wrote the number down from the original: no copy of it is held',
        }),
      ),
    }),
  ),
  shared: Type.Array(Type.String(), { description: 'licence types or names that another unit shares' }),
  checked: Type.Array(Type.String(), { description: 'licence types or names that can be checked online' }),
  states: Type.Array(Type.String(), {
    description: 'what is known to be done: words of a dependency of state',
  }),
  data: Type.Record(Type.String(), Type.Object({ value, source: Type.String() }), {
    description: 'by field name, prefill or data element',
  }),
  own: Type.Optional(
    Type.Array(Type.Object({ name: Type.String(), on: date }), {
      description:
        'papers that the applicant keeps for herself, since that day: offered to her, never counted as had',
    }),
  ),
});
export type Holdings = Static<typeof Holdings>;

export const emptyHoldings: Holdings = { licences: [], shared: [], checked: [], states: [], data: {} };

/** An answer that a rule rests on: the question as asked, and the answers by their labels; `depends`: in some way. */
export const RuleTerm = Type.Object({
  question: Type.String(),
  op: keys(termOps),
  answers: Type.Array(Type.Union([Type.String(), Type.Boolean()])),
});
export type RuleTerm = Static<typeof RuleTerm>;

/** Which rule gave a line; the sentence is in ui/words, key `plan.<code>`. */
export const Rule = Type.Object({
  code: keys(planRules),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  when: Type.Optional(
    Type.Array(Type.Array(RuleTerm), {
      description: 'what {condition} says: one of these lists, of which all hold',
    }),
  ),
});
export type Rule = Static<typeof Rule>;

export const PlanItem = Type.Object({
  key: Type.String(),
  name: Type.String(),
  department: nullable(Type.String()),
  itemId: nullable(Type.String()),
  result: nullable(Type.String()),
  rule: Rule,
  notes: Type.Array(Type.String()),
});
export type PlanItem = Static<typeof PlanItem>;

export const SkippedItem = Type.Object({ key: Type.String(), name: Type.String(), rule: Rule });
export type SkippedItem = Static<typeof SkippedItem>;

/** A question still open, with what it decides. */
export const OpenQuestion = Type.Object({
  question: PackageQuestion,
  decides: Type.Array(Type.String(), { description: 'names of sub-items, materials or fields' }),
  rule: Rule,
});
export type OpenQuestion = Static<typeof OpenQuestion>;

export const PlanField = Type.Object({
  field: FormField,
  page: Type.String(),
  usedBy: Type.Array(Type.String()),
  state: Type.Union([
    Type.Literal('ask'),
    Type.Literal('maybe'),
    Type.Literal('known'),
    Type.Literal('produced'),
  ]),
  value: Type.Optional(value),
  from: Type.Optional(Type.Array(Type.String(), { description: 'keys of the sub-items that produce it' })),
  rule: Rule,
});
export type PlanField = Static<typeof PlanField>;

export const PlanMaterial = Type.Object({
  id: Type.String({ description: 'what paper it is; the same for all items that need it' }),
  name: Type.String(),
  otherNames: Type.Array(Type.String()),
  usedBy: Type.Array(Type.Object({ item: nullable(Type.String()), material: nullable(Type.String()) })),
  need: Type.Union([Type.Literal('required'), Type.Literal('later'), Type.Literal('optional')]),
  source: keys(materialWays),
  from: nullable(Type.String({ description: 'key of the sub-item that brings or checks it' })),
  options: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      serves: Type.Integer({ description: 'how many choices of this plan the one paper would settle' }),
    }),
    { description: 'where `pick` of several are enough, the most useful first; empty for a single paper' },
  ),
  pick: Type.Integer({ minimum: 1 }),
  instructions: nullable(Type.String()),
  sampleForm: nullable(Type.String()),
  notes: Type.Array(Type.String()),
  offered: Type.Optional(
    Type.Array(Type.Object({ name: Type.String(), on: date }), {
      description: 'what the applicant keeps under this name herself, since that day; hers to choose',
    }),
  ),
  rule: Rule,
});
export type PlanMaterial = Static<typeof PlanMaterial>;

export const PlanEdge = Type.Object({
  from: Type.String(),
  to: Type.String(),
  kind: keys(dependencyKinds),
  needs: Type.String(),
  hard: Type.Boolean(),
  rule: Rule,
});
export type PlanEdge = Static<typeof PlanEdge>;

export const PlanSlot = Type.Object({
  key: Type.String(),
  start: date,
  finish: date,
  workdays: Type.Integer({ description: 'working days from start (not counted) to finish' }),
  alone: nullable(Limit),
  critical: Type.Boolean(),
  handedOver: date,
  rule: Rule,
});
export type PlanSlot = Static<typeof PlanSlot>;

export const Schedule = Type.Object({
  start: date,
  finish: date,
  workdays: Type.Integer(),
  complete: Type.Boolean({ description: 'false: a limit is not stated, so that it may take longer' }),
  official: Type.Boolean({ description: 'false: lies in a year whose holidays are not announced yet' }),
  slots: Type.Array(PlanSlot),
  criticalPath: Type.Array(Type.String()),
  promise: nullable(Type.Object({ limit: Limit, due: date, rule: Rule })),
  jointLimit: nullable(
    Type.Object(
      { due: date, extendedDue: date, rule: Rule },
      { description: '行政许可法第26、42条: 45 + 15' },
    ),
  ),
});
export type Schedule = Static<typeof Schedule>;

export const Saving = Type.Object({
  measure: Type.Unsafe<Measure>({ type: 'string', enum: Object.keys(measures) }),
  alone: nullable(Type.Number()),
  together: nullable(Type.Number()),
  saved: nullable(Type.Number()),
  basis: Type.Union([Type.Literal('computed'), Type.Literal('published'), Type.Literal('missing')]),
  missing: Type.Array(Type.String(), { description: 'sub-items whose figure is not published' }),
  rule: Rule,
});
export type Saving = Static<typeof Saving>;

export const Plan = Type.Object({
  package: Type.Object({ id: Type.String(), version: Type.Integer(), name: Type.String() }),
  on: date,
  calendar: Type.String({ description: 'version of the calendar' }),
  complete: Type.Boolean({ description: 'no question is open' }),
  joint: Type.Boolean(),
  items: Type.Array(PlanItem),
  skipped: Type.Array(SkippedItem),
  questions: Type.Array(OpenQuestion),
  form: nullable(FormDefinition),
  fields: Type.Array(PlanField),
  materials: Type.Array(PlanMaterial),
  notNeeded: Type.Array(Type.Object({ name: Type.String(), item: nullable(Type.String()), rule: Rule })),
  edges: Type.Array(PlanEdge),
  lapsed: Type.Array(PlanEdge),
  schedule: Schedule,
  fees: Type.Object({
    fen: Type.Integer(),
    complete: Type.Boolean(),
    lines: Type.Array(
      Type.Object({
        item: Type.String(),
        fen: nullable(Type.Integer()),
        standard: nullable(Type.String()),
        rule: Rule,
      }),
    ),
  }),
  visits: Type.Object({ count: nullable(Type.Integer()), missing: Type.Array(Type.String()), rule: Rule }),
  combined: nullable(
    Type.Object({ name: Type.String(), parts: Type.Array(Type.String()), ready: date, rule: Rule }),
  ),
  savings: Type.Array(Saving),
});
export type Plan = Static<typeof Plan>;
