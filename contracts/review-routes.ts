import Type, { type Static } from 'typebox';
import { limitUnits } from './catalogue-codes.ts';
import { keys } from './schema-parts.ts';

/** What is done in a step of a review route 审查流程. */
export const stepKinds = {
  review: '审查',
  inspection: '现场核查',
  consult: '征求意见',
  legal: '法制审核',
  check: '复核',
} as const;
export type StepKind = keyof typeof stepKinds;

/** How many of a step's parties must speak. */
export const stepModes = {
  one: '一方办理',
  any: '或签',
  all: '会签',
} as const;
export type StepMode = keyof typeof stepModes;

/** What an opinion proposes to who decides. */
export const opinionKinds = {
  grant: '同意',
  conditions: '有条件同意',
  refuse: '不同意',
} as const;
export type OpinionKind = keyof typeof opinionKinds;

const role = Type.Unsafe<'reviewer' | 'decider'>({ type: 'string', enum: ['reviewer', 'decider'] });
const line = (max: number) => Type.String({ minLength: 1, maxLength: max });

/** The organisation that handles the case. */
export const OwnParty = Type.Object({ at: Type.Literal('own'), role });
/** A department of the same division by its usual name (data/aliases/departments.json). */
export const DepartmentParty = Type.Object({ at: Type.Literal('department'), key: line(60), role });
/** The township of the place that the applicant gave in the answer `field` (a division). */
export const TownshipParty = Type.Object({ at: Type.Literal('township'), field: line(60), role });
/** A body without accounts here; it answers through a signed link and sees only the answers named in `shows`. */
export const OutsideParty = Type.Object({
  at: Type.Literal('outside'),
  name: line(60),
  contact: Type.String({ maxLength: 120 }),
  shows: Type.Array(line(60), { maxItems: 60 }),
});
export const Party = Type.Union([OwnParty, DepartmentParty, TownshipParty, OutsideParty]);
export type Party = Static<typeof Party>;

export const StepLimit = Type.Object({
  value: Type.Integer({ minimum: 1, maximum: 365 }),
  unit: keys(limitUnits),
});

export const RouteStep = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,29}$' }),
  name: line(40),
  nameEn: Type.Optional(line(80)),
  kind: keys(stepKinds),
  mode: keys(stepModes),
  who: Type.Array(Party, { minItems: 1, maxItems: 12 }),
  after: Type.Array(Type.String(), {
    maxItems: 30,
    description: 'steps that must be done before; none: at once',
  }),
  when: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'FEEL over the answers and facts; absent: always',
    }),
  ),
  limit: StepLimit,
  inspectors: Type.Optional(
    Type.Integer({
      minimum: 2,
      maximum: 6,
      description: 'officers of each party who sign (行政许可法 art. 34)',
    }),
  ),
  mayReturnTo: Type.Optional(
    Type.Array(Type.String(), {
      description: 'steps to which it may be returned; absent: every earlier one',
    }),
  ),
});
export type RouteStep = Static<typeof RouteStep>;

/** How a case of an item is reviewed, on the item's published version. Absent: one review, then one decision. */
export const ReviewRoute = Type.Object({ steps: Type.Array(RouteStep, { minItems: 1, maxItems: 30 }) });
export type ReviewRoute = Static<typeof ReviewRoute>;

/** What a condition may ask for beside the answers. */
export const routeFacts = ['itemCode', 'itemType', 'handleKind', 'subjectKind'] as const;
export type RouteFacts = Record<(typeof routeFacts)[number], string | null>;

/** Why a route is not published; sentences in ui/words, key `route.problem.<code>`. */
export const routeProblemCodes = [
  'duplicate-step', // {step}
  'unknown-step', // {step, named}
  'cycle', // {steps}
  'unreachable', // nothing would ever be reviewed
  'not-earlier', // {step, named}
  'condition', // {step, message}
  'condition-name', // {step, name}
  'unknown-field', // {step, field}
  'not-a-place', // {step, field}
  'no-organisation', // {step, key}
  'no-officer', // {step, party, needed}
  'one-party', // {step}
  'one-outside', // {step}
  'two-inspectors', // {step}
  'same-party', // {step}
] as const;
export type RouteProblemCode = (typeof routeProblemCodes)[number];
export const RouteProblem = Type.Object({
  code: Type.Unsafe<RouteProblemCode>({ type: 'string', enum: [...routeProblemCodes] }),
  path: Type.String({ description: 'where: steps.2.when' }),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});
export type RouteProblem = Static<typeof RouteProblem>;
