import type { FormField } from '../../../../contracts/forms.ts';
import type {
  Dependency,
  DependencyKind,
  ItemGroup,
  PackageDefinition,
  PackageMaterial,
  PackageQuestion,
  SubItem,
} from '../../../../contracts/packages.ts';
import { firstIssued, type InferredEdge, inferredEdges } from './inferred.ts';
import { byOrder, compareText } from './order.ts';
import { paperOf, papersBrought, papersOf, plainName } from './paper.ts';

/** A definition in the order that counts, with what does not depend on answers. Made once for each definition. */
export type PackageIndex = {
  definition: PackageDefinition;
  items: readonly SubItem[];
  byKey: ReadonlyMap<string, SubItem>;
  /** Place of an item in the order. */
  rank(key: string): number;
  questions: ReadonlyMap<string, PackageQuestion>;
  groups: ReadonlyMap<string, ItemGroup>;
  dependenciesTo(key: string): readonly Dependency[];
  /** What a dependency brings, by all its names (paper.ts). */
  brought(dependency: Dependency): readonly string[];
  /** How one of `papers` comes from an item for anybody: by what waits for it, or as a licence it first issues. */
  bringsToAll(key: string, papers: readonly string[]): DependencyKind | undefined;
  fields: ReadonlyMap<string, FormField>;
  fieldQuestion(name: string): PackageQuestion | undefined;
  /** What paper a material of the package is, and all that it answers to. */
  paper(material: PackageMaterial): Paper | undefined;
  /** Papers whose publication says that they need not be submitted, wherever in the package they are asked for. */
  exempt: ReadonlyMap<string, PackageMaterial>;
  /** Everything a paper is called in the package, licence type included: a share of any of them is a share of it. */
  namesOfPaper: ReadonlyMap<string, readonly string[]>;
  /** For an item: what it needs and another item of the package produces, though no dependency says so. */
  inferred: ReadonlyMap<string, readonly InferredEdge[]>;
};

export type Paper = { paper: string; papers: readonly string[] };

const made = new WeakMap<PackageDefinition, PackageIndex>();

/** Definitions are immutable, so that an index stays right as long as its definition is there. */
export function indexOf(definition: PackageDefinition): PackageIndex {
  const known = made.get(definition);
  if (known) return known;
  const index = makeIndex(definition);
  made.set(definition, index);
  return index;
}

function makeIndex(definition: PackageDefinition): PackageIndex {
  const items = [...definition.subItems].sort(byOrder);
  const byKey = new Map(items.map((item) => [item.key, item]));
  const ranks = new Map(items.map((item, rank) => [item.key, rank]));
  const rank = (key: string) => ranks.get(key) ?? items.length;
  const dependencies = definition.dependencies
    .filter((one) => byKey.has(one.from) && byKey.has(one.to) && one.from !== one.to)
    .sort(
      (a, b) =>
        rank(a.from) - rank(b.from) ||
        rank(a.to) - rank(b.to) ||
        compareText(a.kind, b.kind) ||
        compareText(a.needs, b.needs),
    );
  const to = Map.groupBy(dependencies, (one) => one.to);
  const from = Map.groupBy(dependencies, (one) => one.from);
  const fields = fieldsOfItems(items);
  const brought = new Map(
    dependencies.map((one) => [one, papersBrought(one, byKey.get(one.from)?.result ?? null)]),
  );
  return {
    definition,
    items,
    byKey,
    rank,
    questions: new Map([...definition.questions].sort(byOrder).map((one) => [one.id, one])),
    groups: new Map(definition.itemGroups.map((one) => [one.id, one])),
    dependenciesTo: (key) => to.get(key) ?? [],
    brought: (dependency) => brought.get(dependency) ?? [],
    bringsToAll: (key, papers) => {
      const some = (all: readonly string[]) => papers.some((paper) => all.includes(paper));
      const waiting = from.get(key)?.find((one) => some(brought.get(one) ?? []));
      return waiting?.kind ?? (some(firstIssued(byKey.get(key) as SubItem)) ? 'result-licence' : undefined);
    },
    fields,
    fieldQuestion: (name) => asQuestion(fields.get(name)),
    ...papersOfPackage(items, definition.materials),
    inferred: Map.groupBy(inferredEdges(items, dependencies, rank), (edge) => edge.to),
  };
}

function fieldsOfItems(items: readonly SubItem[]): Map<string, FormField> {
  const fields = new Map<string, FormField>();
  for (const item of items) {
    for (const field of (item.form ?? []).flatMap((page) => page.fields)) {
      if (!fields.has(field.name)) fields.set(field.name, field);
    }
  }
  return fields;
}

/** A field that a condition reads is asked in the guide where it is a choice, a number or yes and no. */
function asQuestion(field: FormField | undefined): PackageQuestion | undefined {
  if (!field) return undefined;
  const kind =
    field.kind === 'boolean' || field.kind === 'number'
      ? field.kind
      : field.kind === 'radio' || field.kind === 'select'
        ? 'radio'
        : undefined;
  if (!kind) return undefined;
  return {
    id: field.name,
    order: Number.MAX_SAFE_INTEGER,
    text: field.label,
    hint: field.hint ?? null,
    kind,
    options: field.options ?? [],
    unit: field.unit ?? null,
    when: field.when ?? null,
    about: 'circumstances',
    askedOf: 'applicant',
    published: [],
    derived: false,
  };
}

function papersOfPackage(
  items: readonly SubItem[],
  common: readonly PackageMaterial[],
): Pick<PackageIndex, 'exempt' | 'namesOfPaper' | 'paper'> {
  const exempt = new Map<string, PackageMaterial>();
  const namesOfPaper = new Map<string, string[]>();
  const papers = new Map<PackageMaterial, Paper>();
  const add = (material: PackageMaterial, scope: string): void => {
    const paper = paperOf(material, scope);
    papers.set(material, { paper, papers: papersOf(material, scope) });
    const names = [material.name, ...(material.licenceTypeId ? [material.licenceTypeId] : [])].map(plainName);
    namesOfPaper.set(paper, [...new Set([...(namesOfPaper.get(paper) ?? []), ...names])]);
    if (!material.exempt) return;
    for (const one of papersOf(material, scope)) if (!exempt.has(one)) exempt.set(one, material);
  };
  for (const item of items) for (const material of byId(item.materials ?? [])) add(material, item.key);
  for (const material of byId(common)) add(material, '');
  return { exempt, namesOfPaper, paper: (material) => papers.get(material) };
}

function byId(materials: readonly PackageMaterial[]): PackageMaterial[] {
  return [...materials].sort((a, b) => compareText(a.id, b.id));
}
