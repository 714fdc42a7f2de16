import type { PackageDefinition, PackageQuestion } from '../../../contracts/packages.ts';
import { indexOf } from './planning/package-index.ts';

/** A question of the guide by the name of its answer: the package's own, or a field of a form that a guide can ask. */
export function questionOf(definition: PackageDefinition, name: string): PackageQuestion | undefined {
  const index = indexOf(definition);
  return index.questions.get(name) ?? index.fieldQuestion(name);
}

/** What paper a material of a sub-item is: the id of its line in a plan, or of the option of one. */
export function paperOfPart(
  definition: PackageDefinition,
  key: string,
  materialId: string,
): string | undefined {
  const index = indexOf(definition);
  const material = index.byKey.get(key)?.materials?.find(({ id }) => id === materialId);
  return material && index.paper(material)?.paper;
}
