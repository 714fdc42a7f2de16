import type { FormField } from '../../../../contracts/forms.ts';
import type { Dependency, PackageDefinition, SubItem } from '../../../../contracts/packages.ts';
import { fieldFor } from '../planning/form.ts';
import { fieldsFilled } from '../planning/graph.ts';
import { namedByDependency } from '../planning/needs.ts';
import { indexOf } from '../planning/package-index.ts';
import { paperId } from './paper-id.ts';

/** `paper`: what it is called in a plan; `id`: among the materials of the part. */
type NamedPaper = { id: string; paper: string; name: string; licenceTypeId: string | null };

/**
 * Papers that only the dependencies of a sub-item name, its own list does not have them: they are brought by an earlier
 * part, or asked for where that part is not handled. Its department gets them all the same.
 */
export function namedPapers(definition: PackageDefinition, key: string): NamedPaper[] {
  const found = dependenciesOf(definition, key).flatMap(({ item, one, brought }) => {
    if (one.kind === 'data') return [];
    const always = (item.materials ?? []).filter(({ when }) => !when);
    const papers = always.flatMap((material) => indexOf(definition).paper(material)?.papers ?? []);
    if (papers.some((paper) => brought.includes(paper))) return [];
    const { paper, material } = namedByDependency(one.needs, one.licenceTypeId, item, 'optional');
    const { name, licenceTypeId } = material;
    return [{ id: paperId(paper), paper, name, licenceTypeId }];
  });
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

/** Data that only the dependencies of a sub-item name: no field of its form takes them. */
export function namedFields(definition: PackageDefinition, key: string): FormField[] {
  return [...new Map(namedData(definition, key).map(({ field }) => [field.name, field])).values()];
}

/** The same, with the key of the sub-item that each comes from. */
export function namedData(definition: PackageDefinition, key: string): { field: FormField; from: string }[] {
  return dependenciesOf(definition, key).flatMap(({ item, from, one }) =>
    one.kind === 'data' && fieldsFilled(one, from, item).length === 0
      ? [{ field: fieldFor({ needs: one.needs, required: false }), from: from.key }]
      : [],
  );
}

type Named = { item: SubItem; from: SubItem; one: Dependency; brought: readonly string[] };

function dependenciesOf(definition: PackageDefinition, key: string): Named[] {
  const index = indexOf(definition);
  const item = index.byKey.get(key);
  return index.dependenciesTo(key).flatMap((one) => {
    const from = index.byKey.get(one.from);
    return item && from ? [{ item, from, one, brought: index.brought(one) }] : [];
  });
}
