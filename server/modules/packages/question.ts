import type { PackageDefinition, PackageQuestion } from '../../../contracts/packages.ts';
import { indexOf } from './planning/package-index.ts';

/** A question of the guide by the name of its answer: the package's own, or a field of a form that a guide can ask. */
export function questionOf(definition: PackageDefinition, name: string): PackageQuestion | undefined {
  const index = indexOf(definition);
  return index.questions.get(name) ?? index.fieldQuestion(name);
}
