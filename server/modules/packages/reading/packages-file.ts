import { readFileSync } from 'node:fs';
import Type, { type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { ChoiceGroup } from '../../../../contracts/catalogue.ts';
import { FormPage } from '../../../../contracts/forms.ts';
import { subjectKinds } from '../../../../contracts/identity.ts';
import { Baseline, ItemGroup, PackageMaterial, PackageQuestion } from '../../../../contracts/packages.ts';
import { keys } from '../../../../contracts/schema-parts.ts';
import { type Entries, readEntries } from '../../../platform/json-entries.ts';

const may = <T extends TSchema>(schema: T) => Type.Optional(schema);
const text = Type.String();
const name = Type.String({ minLength: 1, maxLength: 200 });
const texts = Type.Array(Type.String());
const yes = Type.Boolean();
/** No limit of any law is longer; what is, is a slip of the pen. */
const days = Type.Number({ minimum: 0, maximum: 20_000 });
const limit = Type.Object({ value: days, unit: may(text), unitBasis: may(text) });
const { role, standardCode, exempt, originalOrCopy, medium } = PackageMaterial.properties;

const feel = may(Type.String({ minLength: 1 }));

/** A material by its name alone (with a remark in brackets), or written out. `condition`: published words; `feel`: decided. */
export const RawMaterial = Type.Object({
  name,
  id: may(text),
  necessity: may(text),
  condition: may(text),
  feel,
  group: may(text),
  pick: may(Type.Integer({ minimum: 1 })),
  licenceTypeId: may(text),
  holder: may(text),
  same: may(text),
  exemptBy: may(text),
  commitment: may(yes),
  ways: may(texts),
  submitter: may(text),
  copies: may(Type.Integer({ minimum: 0 })),
  instructions: may(text),
  sampleForm: may(text),
  notes: may(texts),
  assumed: may(yes),
  // Of a complete package (below): what else is read from its name or its item.
  role: may(role),
  standardCode: may(standardCode),
  exempt: may(exempt),
  originalOrCopy: may(originalOrCopy),
  medium: may(medium),
});
export type RawMaterial = Static<typeof RawMaterial>;

const RawResult = Type.Union([
  text,
  Type.Object({ name: text, licenceTypeId: may(text), holder: may(text) }),
]);

export const RawSubItem = Type.Object({
  key: Type.String({ pattern: '^[^\\s./]{1,80}$' }),
  name,
  dept: may(text),
  item: may(text),
  itemType: may(text),
  limitDays: may(days),
  unit: may(text),
  inPackageLimit: may(limit),
  limitVariants: may(Type.Array(Type.Object({ when: text, limit }))),
  result: may(RawResult),
  creates: may(texts),
  optional: may(Type.Union([yes, text])),
  when: may(text),
  condition: may(text),
  feel,
  chooseOneGroup: may(text),
  materials: may(Type.Array(Type.Union([name, RawMaterial]))),
  /** Its whole part of the form, or pages beside those composed from standard elements. */
  form: may(Type.Array(FormPage)),
  pages: may(Type.Array(FormPage)),
  visits: may(Type.Integer({ minimum: 0 })),
  fee: may(
    Type.Object({
      charged: may(yes),
      fen: may(Type.Integer({ minimum: 0 })),
      standard: may(text),
      basis: may(text),
    }),
  ),
  note: may(text),
  notes: may(texts),
  // Of a complete package.
  itemBy: may(Type.Union([Type.Literal('id'), Type.Literal('name')])),
  unitBasis: may(text),
  groups: may(Type.Array(ChoiceGroup)),
});
export type RawSubItem = Static<typeof RawSubItem>;

export const RawDependency = Type.Object({
  from: text,
  to: text,
  kind: Type.Union([
    Type.Literal('result-licence'),
    Type.Literal('held-licence'),
    Type.Literal('data'),
    Type.Literal('state'),
  ]),
  needs: may(text),
  fields: may(texts),
  strength: may(Type.Union([Type.Literal('hard'), Type.Literal('soft')])),
  confidence: may(text),
  licenceTypeId: may(text),
});

const RawQuestion = Type.Object({ id: PackageQuestion.properties.id, text: name, ...optionalQuestion() });

function optionalQuestion() {
  const { hint, kind, options, unit, when, about, askedOf, published, derived } = PackageQuestion.properties;
  return {
    hint: may(hint),
    kind: may(kind),
    options: may(options),
    unit: may(unit),
    when: may(when),
    about: may(about),
    askedOf: may(askedOf),
    published: may(published),
    derived: may(derived),
  };
}

/**
 * One entry of a file of the shape of data/packages.json, and what an editor may add to it: questions, conditions in
 * FEEL, materials and forms per sub-item. Elements it does not know are passed over; null means absent: 未填报.
 */
export const RawPackage = Type.Object({
  id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$' }),
  name,
  code: may(text),
  subject: may(text),
  lead: may(text),
  cooperating: may(texts),
  joint: may(yes),
  issue: may(Type.Union([Type.Literal('together'), Type.Literal('as-ready')])),
  promisedDays: may(days),
  promisedUnit: may(text),
  questions: may(Type.Array(RawQuestion)),
  subItems: Type.Array(RawSubItem),
  dependencies: may(Type.Array(RawDependency)),
  materials: may(Type.Array(Type.Union([name, RawMaterial]))),
  combined: may(Type.Object({ name: text, licenceTypeId: may(text), of: texts, source: may(text) })),
  visits: may(Type.Integer({ minimum: 0 })),
  baseline: may(Type.Record(text, Baseline)),
  assumed: may(texts),
  rules: may(texts),
  batch: may(text),
  source: may(text),
  confidence: may(text),
  /** It says everything: nothing is filled in from items, from words or from what editors of this house add (exports). */
  complete: may(yes),
  subjectKinds: may(Type.Array(keys(subjectKinds))),
  promisedBasis: may(text),
  itemGroups: may(Type.Array(ItemGroup)),
});
export type RawPackage = Static<typeof RawPackage>;

const checked = Compile(RawPackage);

/** Reads `{ packages: [...] }`, or the list alone; one wrong entry is refused with its place, the others are read. */
export function readPackagesFile(content: string): Entries<RawPackage> {
  return readEntries<RawPackage>(content, 'packages', 'no-packages', checked);
}

/** The packages the product ships with. */
export function shippedPackages(): string {
  return readFileSync(new URL('../../../../data/packages.json', import.meta.url), 'utf8');
}
