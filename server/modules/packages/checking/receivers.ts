import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { finding } from '../finding.ts';
import type { Receivers } from '../queries/receivers.ts';

/** Sub-items of a joint application whose department has no organisation where it is published. */
export function nobodyReceives(definition: PackageDefinition, { of }: Receivers): PackageFinding[] {
  if (!definition.joint) return [];
  return definition.subItems
    .filter(({ key }) => !of.get(key))
    .map(({ key, name, department }) =>
      finding('nobody-receives', `subItems.${key}.department`, {
        name,
        department: department ?? definition.lead ?? '',
      }),
    );
}
