import Type, { type Static, type TSchema } from 'typebox';
import { ChoiceGroup, Limit } from './catalogue.ts';
import { itemTypes, media, necessities, originals } from './catalogue-codes.ts';
import { FieldOption, FormPage } from './forms.ts';
import { subjectKinds } from './identity.ts';
import { keys, nullable } from './schema-parts.ts';

/** null means 未填报, as in the catalogue: the source did not say. */
const may = <T extends TSchema>(schema: T) => Type.Optional(schema);
const text = nullable(Type.String());
const feel = nullable(Type.String({ description: 'FEEL over answers; null: always' }));

/** 依赖关系: what the later sub-item waits for. */
export const dependencyKinds = {
  'result-licence': '要前项发的证或文书',
  'held-licence': '要前项核验的、申请人已有的证照',
  data: '要前项产生的数据',
  state: '要前项办完',
} as const;
export type DependencyKind = keyof typeof dependencyKinds;

/** Where a material can come from; a line of the plan has exactly one. The order is that of preference. */
export const materialWays = {
  'earlier-result': '前一件的结果',
  'held-licence': '已有证照',
  share: '数据共享',
  'network-check': '网上核验',
  'system-form': '系统用表单生成',
  commitment: '告知承诺',
  deferrable: '容缺后补',
  upload: '申请人上传',
} as const;
export type MaterialWay = keyof typeof materialWays;

/** A question of the guide. What it decides is written in the conditions that name its `id`. */
export const PackageQuestion = Type.Object({
  id: Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,59}$', description: 'the answer’s name; a FEEL name' }),
  order: Type.Integer(),
  text: Type.String({ description: 'never empty in what is published' }),
  hint: text,
  kind: Type.Union([Type.Literal('boolean'), Type.Literal('radio'), Type.Literal('number')]),
  options: Type.Array(FieldOption, { description: 'of a radio question; empty for the others' }),
  unit: text,
  when: feel,
  about: Type.Union(
    [Type.Literal('circumstances'), Type.Literal('wish'), Type.Literal('choice'), Type.Literal('way')],
    {
      description:
        'wish: whether an optional item is wanted; choice: which of a group; way: how to handle something',
    },
  ),
  askedOf: Type.Union([Type.Literal('applicant'), Type.Literal('staff')]),
  published: Type.Array(Type.String()),
  derived: Type.Boolean({ description: 'true: worded by a general pattern, not by an editor' }),
});
export type PackageQuestion = Static<typeof PackageQuestion>;

/** Sub-items of which exactly one is handled (at most one where not required). */
export const ItemGroup = Type.Object({
  id: Type.String(),
  question: Type.String({ description: 'radio question whose options are keys of its sub-items, or "none"' }),
  required: Type.Boolean(),
});
export type ItemGroup = Static<typeof ItemGroup>;

export const PackageMaterial = Type.Object({
  id: Type.String({ description: 'stable within the sub-item (m1, m2 …)' }),
  name: Type.String({ description: 'never empty in what is published' }),
  necessity: keys(necessities),
  submitter: Type.Union([Type.Literal('applicant'), Type.Literal('staff')]),
  role: Type.Union([
    Type.Literal('application-form'),
    Type.Literal('mandate'),
    Type.Literal('agent-id'),
    Type.Literal('other'),
  ]),
  when: feel,
  group: text,
  licenceTypeId: text,
  holder: Type.String({ description: 'whose paper: subject, agent, legal-representative, parents …' }),
  standardCode: text,
  same: nullable(Type.String({ description: 'two materials with the same word are one paper' })),
  exempt: nullable(
    Type.Union([Type.Literal('network-check'), Type.Literal('held-licence'), Type.Literal('system-form')], {
      description: 'how its publication says it need not be submitted (免提交方式)',
    }),
  ),
  exemptPublished: text,
  commitment: Type.Boolean({
    description: 'a signed commitment may stand in for it 告知承诺 (国办发〔2020〕42号)',
  }),
  ways: nullable(
    Type.Array(keys(materialWays), {
      description: 'the only sources it may have; null: any, at last upload',
    }),
  ),
  originalOrCopy: nullable(keys(originals)),
  medium: nullable(keys(media)),
  copies: nullable(Type.Integer({ minimum: 0 })),
  instructions: text,
  sampleForm: text,
  notes: Type.Array(Type.String()),
  assumed: Type.Boolean(),
});
export type PackageMaterial = Static<typeof PackageMaterial>;

export const Result = Type.Object({
  name: Type.String(),
  licenceTypeId: text,
  holder: Type.String(),
});
export type Result = Static<typeof Result>;

export const Fee = Type.Object({
  charged: nullable(Type.Boolean()),
  fen: nullable(Type.Integer({ minimum: 0, description: 'null: not a fixed sum' })),
  standard: text,
  basis: text,
});
export type Fee = Static<typeof Fee>;

export const SubItem = Type.Object({
  key: Type.String({ pattern: '^[^\\s./]{1,80}$' }),
  order: Type.Integer(),
  name: Type.String({ description: 'never empty in what is published' }),
  department: text,
  item: nullable(
    Type.Object({
      id: Type.String(),
      by: Type.Union([Type.Literal('id'), Type.Literal('name')], { description: 'how it was found' }),
    }),
  ),
  itemType: nullable(keys(itemTypes)),
  limit: nullable(Limit),
  inPackageLimit: nullable(Limit),
  limitVariants: Type.Array(Type.Object({ when: Type.String(), limit: Limit }), {
    description: 'the first that is met wins (告知承诺方式 1 个工作日)',
  }),
  result: nullable(Result),
  creates: Type.Array(Type.String(), { description: 'names of fields whose value it brings about (data)' }),
  optional: Type.Boolean(),
  when: feel,
  group: text,
  form: nullable(Type.Array(FormPage, { description: 'its part of the merged form; null: none known' })),
  materials: nullable(Type.Array(PackageMaterial)),
  groups: Type.Array(ChoiceGroup),
  visits: nullable(Type.Integer({ minimum: 0, description: 'visits of the applicant when handled alone' })),
  fee: Fee,
  notes: Type.Array(Type.String()),
});
export type SubItem = Static<typeof SubItem>;

export const Dependency = Type.Object({
  from: Type.String(),
  to: Type.String(),
  kind: keys(dependencyKinds),
  needs: Type.String({ description: 'what it brings, as published' }),
  licenceTypeId: text,
  fields: Type.Array(Type.String(), { description: 'fields of `to` that need not be asked (data)' }),
  hard: Type.Boolean({ description: 'false: waits for it where both are handled, can do without' }),
  confidence: text,
});
export type Dependency = Static<typeof Dependency>;

/** A published figure of a package as a whole: before and after 改革成效, with where it is published. */
export const Baseline = Type.Object({
  before: Type.Number({ minimum: 0 }),
  after: nullable(Type.Number({ minimum: 0 })),
  source: Type.String(),
});
export const measures = {
  steps: '环节',
  forms: '表单',
  materials: '材料',
  fields: '填写项',
  days: '工作日',
  visits: '跑动',
} as const;
export type Measure = keyof typeof measures;

/** 一件事, as one immutable version. Lists have no order of their own: `order`, then keys, decide what comes first. */
export const PackageDefinition = Type.Object({
  id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$' }),
  version: Type.Integer({ minimum: 1 }),
  code: text,
  name: Type.String({ description: 'never empty in what is published' }),
  subjectKinds: Type.Array(keys(subjectKinds)),
  subjectPublished: text,
  lead: text,
  cooperating: Type.Array(Type.String()),
  joint: Type.Boolean({
    description: 'false: there is no joint application, the package is shown as a guide',
  }),
  issue: Type.Union([Type.Literal('together'), Type.Literal('as-ready')], {
    description: '全部准予才统一出证，或者先办好的先出证',
  }),
  promise: nullable(Limit),
  questions: Type.Array(PackageQuestion),
  itemGroups: Type.Array(ItemGroup),
  subItems: Type.Array(SubItem),
  dependencies: Type.Array(Dependency),
  materials: Type.Array(PackageMaterial, {
    description: 'of the package as a whole, no sub-item named by the source',
  }),
  combined: nullable(
    Type.Object({
      name: Type.String(),
      licenceTypeId: text,
      of: Type.Array(Type.String(), { description: 'sub-items whose results become its parts (一业一证)' }),
      source: text,
    }),
  ),
  visits: nullable(
    Type.Integer({ minimum: 0, description: 'visits for the whole package, where published' }),
  ),
  baseline: Type.Object({
    steps: may(Baseline),
    forms: may(Baseline),
    materials: may(Baseline),
    fields: may(Baseline),
    days: may(Baseline),
    visits: may(Baseline),
  }),
  rules: Type.Array(Type.String()),
  batch: text,
  source: text,
  confidence: text,
});
export type PackageDefinition = Static<typeof PackageDefinition>;
