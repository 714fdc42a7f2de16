import type { Completeness, Finding, ItemDefinition } from '../../../../contracts/catalogue.ts';
import { elements, elementValue, materialElements } from '../../../../contracts/catalogue-elements.ts';
import { finding } from './finding.ts';

/**
 * How much of an item is filled in. An empty list is an answer ("none"), null is 未填报. Materials that officials
 * write themselves are not counted: nothing about them is published.
 */
export function completenessOf(item: ItemDefinition): Completeness {
  const asked = elements
    .filter((element) => !element.onlyIf || element.onlyIf(item))
    .map((element) => element.id);
  const missing = asked.filter((id) => elementValue(item, id) === null);
  let total = asked.length;
  for (const material of item.materials ?? []) {
    if (material.submitter === 'staff') continue;
    total += materialElements.length;
    missing.push(
      ...materialElements
        .filter((element) => material[element] === null)
        .map((element) => `materials.${material.id}.${element}`),
    );
  }
  return { filled: total - missing.length, total, missing };
}

export function missingFindings(completeness: Completeness): Finding[] {
  return completeness.missing.map((path) => finding('missing', path));
}
