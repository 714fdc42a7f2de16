import Type, { type Static } from 'typebox';
import {
  type CatalogueStandard,
  catalogueStandards,
  channels,
  crossRegionScopes,
  handleKinds,
  itemStates,
  itemTypes,
  limitUnits,
  materialSources,
  media,
  necessities,
  originals,
  resultKinds,
  severities,
  specialKinds,
} from './catalogue-codes.ts';
import { CommitmentTerms } from './commitment.ts';
import { findingCodes } from './finding-codes.ts';
import { subjectKinds } from './identity.ts';
import { InstantRule } from './instant.ts';
import { keys, nullable } from './schema-parts.ts';

/** null everywhere means 未填报: the source did not say. It is never a synonym of "none" (an empty list) or "no". */
const text = nullable(Type.String());
const texts = nullable(Type.Array(Type.String()));
const yes = nullable(Type.Boolean());

export const Limit = Type.Object({
  value: Type.Number({ minimum: 0 }),
  unit: keys(limitUnits),
  unitBasis: Type.Union([Type.Literal('stated'), Type.Literal('assumed')], {
    description: 'assumed: the source gave a bare number, read as workdays (行政许可法 art. 82)',
  }),
});
export type Limit = Static<typeof Limit>;

/** A yes/no question asked once for all materials that depend on it. The answer's name is `id`. */
export const Question = Type.Object({
  id: Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,59}$' }),
  text: Type.String({ description: 'the question as people read it' }),
  published: Type.Array(Type.String(), { description: 'the words of the source that became this question' }),
  askedOf: Type.Union([Type.Literal('applicant'), Type.Literal('staff')], {
    description: 'staff: only the authority can answer; the applicant is told, not asked',
  }),
  derived: Type.Boolean({ description: 'true: worded by a general pattern, not by an editor' }),
});
export type Question = Static<typeof Question>;

/** Materials of which one is enough (三选一). */
export const ChoiceGroup = Type.Object({
  id: Type.String(),
  pick: Type.Integer({ minimum: 1 }),
  published: Type.String({ description: 'the material as the source names it' }),
});
export type ChoiceGroup = Static<typeof ChoiceGroup>;

export const Material = Type.Object({
  id: Type.String({
    description: 'stable within the item: m1, m2 … in the source order; options m5a, m5b …',
  }),
  name: Type.String(),
  necessity: keys(necessities),
  source: nullable(keys(materialSources)),
  sourceNote: text,
  issuedBy: text,
  originalOrCopy: nullable(keys(originals)),
  medium: nullable(keys(media)),
  copies: nullable(Type.Integer({ minimum: 0 })),
  paperSize: text,
  submitter: Type.Union([Type.Literal('applicant'), Type.Literal('staff')], {
    description: 'staff: written by officials themselves, never asked of the applicant',
  }),
  role: Type.Union(
    [
      Type.Literal('application-form'),
      Type.Literal('mandate'),
      Type.Literal('agent-id'),
      Type.Literal('other'),
    ],
    {
      description: 'application-form: made by the platform from the answers and signed there',
    },
  ),
  question: text,
  group: text,
  licenceTypeId: text,
  licenceFields: Type.Optional(
    Type.Array(Type.String(), {
      description: 'elements of the licence that the office needs beside its number, by label; absent: none',
    }),
  ),
  exemptBy: text,
  committable: Type.Optional(Type.Boolean({ description: '可以告知承诺: a commitment may stand for it' })),
  deferral: Type.Optional(Limit),
  standardCode: text,
  instructions: text,
  acceptanceStandard: text,
  basis: text,
  blankForm: text,
  sampleForm: text,
  notes: Type.Array(Type.String(), {
    description: 'published words that are no condition: a size, a time to hand in later',
  }),
});
export type Material = Static<typeof Material>;

export const Step = Type.Object({
  name: Type.String(),
  order: Type.Integer({ minimum: 1 }),
  limit: nullable(Limit),
  standard: text,
  post: text,
  outcome: text,
});
export type Step = Static<typeof Step>;

export const SpecialProcedure = Type.Object({
  name: Type.String(),
  kind: keys(specialKinds),
  limit: nullable(Limit),
  stopsClock: nullable(Type.Boolean()),
  basis: text,
});
export type SpecialProcedure = Static<typeof SpecialProcedure>;

export const OrganisationRef = Type.Object({
  id: Type.String(),
  name: Type.String(),
  uscc: text,
  level: Type.Integer(),
});

/** One implementation list 实施清单: every element of GB/T 39554.2 that a guide may show. */
export const ItemDefinition = Type.Object({
  standard: Type.Unsafe<CatalogueStandard>({ type: 'string', enum: [...catalogueStandards] }),
  id: Type.String(),
  name: Type.String(),
  basic: Type.Object({
    baseCode: text,
    handleItemNo: text,
    implementationCode: text,
    handlingCode: text,
    localCode: text,
    itemType: keys(itemTypes),
    legalBasis: texts,
    levels: nullable(Type.Array(Type.Integer({ minimum: 1, maximum: 7 }))),
    powerDivision: text,
    exerciseContent: text,
    department: text,
    organisation: nullable(OrganisationRef),
    organisationNature: text,
    entrustingOrganisation: text,
    jointOrganisations: texts,
    handlingOrganisation: text,
    state: keys(itemStates),
    effectiveFrom: text,
    cancelledOn: text,
    powerSource: text,
  }),
  service: Type.Object({
    subjectKinds: nullable(Type.Array(keys(subjectKinds))),
    subjectsPublished: texts,
    acceptanceConditions: texts,
    handleKind: nullable(keys(handleKinds)),
    statutory: nullable(Limit),
    statutoryNote: text,
    promised: nullable(Limit),
    promisedNote: text,
    channels: nullable(Type.Array(keys(channels))),
    minVisits: nullable(Type.Integer({ minimum: 0 })),
    visitReason: text,
    crossRegion: nullable(keys(crossRegionScopes)),
    crossRegionNote: text,
    inHall: yes,
    kiosk: yes,
    appointment: yes,
    onlinePayment: yes,
    courier: yes,
    online: yes,
    onlineDepth: texts,
    onlineUrl: text,
    mobileUrl: text,
    singleSignOn: yes,
    place: text,
    hours: text,
    consultation: text,
    complaint: text,
    quota: text,
    intermediary: yes,
    systemLevel: text,
    personTopics: texts,
    enterpriseTopics: texts,
    faq: nullable(Type.Array(Type.Object({ question: Type.String(), answer: Type.String() }))),
    remedies: text,
  }),
  fee: Type.Object({ charged: yes, name: text, standard: text, basis: text, payment: text, reduction: text }),
  process: Type.Object({ steps: nullable(Type.Array(Step)), diagram: text }),
  specialProcedures: nullable(Type.Array(SpecialProcedure)),
  specialTotal: nullable(Limit),
  /** How it is handled where the general rule does not say so; absent: the general rule. */
  handling: Type.Optional(
    Type.Object({
      acceptOnReceipt: Type.Optional(Type.Boolean({ description: '收件即受理' })),
      silenceAccepts: Type.Optional(
        Type.Boolean({
          description: '视为受理 at the end of the fifth working day; by law for licences only',
        }),
      ),
      acceptedBy: Type.Optional(
        Type.String({ description: '委托受理: id of the organisation that accepts for this one' }),
      ),
      printedBy: Type.Optional(
        Type.String({ description: '委托制证: id of the organisation that prints the result for this one' }),
      ),
      preCheckWithin: Type.Optional(Limit), // 预审 is answered within; else data/pre-check.json
      deliverWithin: Type.Optional(Limit), // 颁发送达 after a grant; else the law's ten working days (许可法 44)
    }),
  ),
  result: Type.Object({
    name: text,
    kind: nullable(keys(resultKinds)),
    documents: Type.Array(Type.String(), {
      description: 'the papers a compound name stands for (…／…, …^…)',
    }),
    licenceTypeId: text,
    validity: text,
    sample: text,
    delivery: texts,
  }),
  materials: nullable(Type.Array(Material)),
  /** How long after acceptance what may come later 容缺后补 must be there; of one material `deferral` wins. */
  deferral: Type.Optional(Limit),
  commitment: Type.Optional(CommitmentTerms),
  instant: Type.Optional(InstantRule),
  groups: Type.Array(ChoiceGroup),
  questions: Type.Array(Question),
  rules: Type.Array(Type.String(), { description: 'sentences of the source that fit no element' }),
  note: text,
  source: text,
  confidence: text,
});
export type ItemDefinition = Static<typeof ItemDefinition>;

/** Something an editor must know of an item. The sentence is made from `code` and `params` by ui/words (`finding.<code>`). */
export const Finding = Type.Object({
  code: keys(findingCodes),
  severity: keys(severities),
  path: Type.String({ description: 'where: service.minVisits, materials.m3.question' }),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});
export type Finding = Static<typeof Finding>;

/** draft: not shown to the public, with the reason among the findings. */
export type PublicationState = 'published' | 'draft' | 'suspended' | 'withdrawn';

export const Completeness = Type.Object({
  filled: Type.Integer(),
  total: Type.Integer(),
  missing: Type.Array(Type.String(), { description: 'ids of elements 未填报' }),
});
export type Completeness = Static<typeof Completeness>;

/** An item as found by search and shown in lists. */
export const ItemSummary = Type.Object({
  itemCode: Type.String(),
  name: Type.String(),
  itemType: Type.String(),
  departmentName: text,
  handleKind: text,
  promised: nullable(Limit),
  minVisits: nullable(Type.Integer()),
  charged: yes,
  subjectKinds: nullable(Type.Array(Type.String())),
  resultName: text,
});
export type ItemSummary = Static<typeof ItemSummary>;

/** Why an entry of a file could not be read; sentences in ui/words, key `import.<problem>`. */
export const importProblems = {
  'not-json': 'the file is no JSON', // {line}
  'no-items': 'no list of items where one should be',
  'no-packages': 'no list of packages where one should be',
  'no-targets': 'no list of targets where one should be',
  missing: 'a required property is absent', // {property}
  type: 'a value of another type', // {expected, found}
  value: 'a value outside what is allowed', // {keyword, limit, found}
  'unknown-value': 'a word no table knows', // {found}
  'duplicate-id': 'an id used before in the file', // {id}
  'unknown-division': 'no such division is loaded', // {code}
} as const;
export type ImportProblem = keyof typeof importProblems;

/** What an import answers, per file. */
export const ImportReport = Type.Object({
  loaded: Type.Integer(),
  created: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  published: Type.Integer(),
  drafts: Type.Integer(),
  blocked: Type.Integer(),
  refused: Type.Array(
    Type.Object({
      path: Type.String({ description: 'items[3].statutory.value' }),
      name: text,
      problem: keys(importProblems),
      params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    }),
    { description: 'entries that could not be read; the others were' },
  ),
  held: Type.Array(
    Type.Object({ itemCode: Type.String(), name: Type.String(), findings: Type.Array(Finding) }),
    {
      description: 'read but not published, with the findings that stand in the way',
    },
  ),
  findings: Type.Record(Type.String(), Type.Integer(), { description: 'how often each finding code occurs' }),
  missingElements: Type.Integer({ description: '未填报 over all items' }),
  totalElements: Type.Integer(),
});
export type ImportReport = Static<typeof ImportReport>;
