import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import {
  type MaterialWay,
  materialWays,
  type PackageDefinition,
  type PackageMaterial,
  type SubItem,
} from '../../../../contracts/packages.ts';
import { finding } from '../finding.ts';
import { indexOf, type PackageIndex } from '../planning/package-index.ts';
import { papersOf, papersOfResult } from '../planning/paper.ts';

/** Materials that no source can give, and groups with fewer options than must be chosen. */
export function checkMaterials(definition: PackageDefinition): PackageFinding[] {
  const index = indexOf(definition);
  const found = definition.subItems.flatMap((item) => [
    ...(item.materials ?? []).flatMap((one) =>
      checkSource(one, item, `subItems.${item.key}.materials.${one.id}`, index),
    ),
    ...checkGroups(item),
  ]);
  const common = definition.materials.flatMap((one) => checkSource(one, null, `materials.${one.id}`, index));
  return [...found, ...common];
}

/** Shares, checks and uploads are open to every paper; a result, a form or a licence only where there is one. */
function checkSource(
  material: PackageMaterial,
  item: SubItem | null,
  path: string,
  index: PackageIndex,
): PackageFinding[] {
  if (material.submitter === 'staff' || !material.ways) return [];
  const possible = material.ways.some((way) => isPossible(way, material, item, index));
  if (possible) return [];
  const ways = material.ways.map((way) => materialWays[way]).join('、') || '—';
  return [finding('material-without-source', path, { name: material.name, ways })];
}

function isPossible(
  way: MaterialWay,
  material: PackageMaterial,
  item: SubItem | null,
  index: PackageIndex,
): boolean {
  switch (way) {
    case 'upload':
      return true;
    case 'earlier-result':
      return isProduced(material, item, index);
    case 'system-form':
      return (item ? item.form : index.items.find(({ form }) => form?.length)?.form) != null;
    case 'commitment':
      return material.commitment;
    case 'deferrable':
      return material.necessity === 'deferrable' || material.necessity === 'credit-deferrable';
    case 'held-licence':
    case 'share':
    case 'network-check':
      return (
        material.licenceTypeId !== null ||
        material.exempt === 'network-check' ||
        material.exempt === 'held-licence'
      );
  }
}

function isProduced(material: PackageMaterial, item: SubItem | null, index: PackageIndex): boolean {
  const papers = papersOf(material, item?.key ?? '');
  const brought = item
    ? index.dependenciesTo(item.key).flatMap((one) => index.brought(one))
    : index.items.flatMap(({ result }) => papersOfResult(result));
  const inferred = (index.inferred.get(item?.key ?? '') ?? []).map(({ what }) => what);
  return papers.some((paper) => brought.includes(paper) || inferred.includes(paper));
}

function checkGroups(item: SubItem): PackageFinding[] {
  return item.groups.flatMap(({ id, pick, published }) => {
    const of = (item.materials ?? []).filter(({ group }) => group === id).length;
    if (of >= pick) return [];
    return [finding('choice-too-small', `subItems.${item.key}.groups.${id}`, { name: published, pick, of })];
  });
}
