import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { checkConditions } from './conditions.ts';
import { checkFields } from './fields.ts';
import { checkMaterials } from './materials.ts';
import { checkNames } from './names.ts';
import { checkOrder } from './order.ts';
import { checkPromise } from './promise.ts';
import { checkReach } from './reach.ts';

export type Checked = { refusals: PackageFinding[]; findings: PackageFinding[] };

/**
 * Whether a package may be published, and what its designer should know. `itemIds`: the items it may refer to. Each
 * finding names its place; one that `blocks` is a refusal.
 */
export function checkPackage(definition: PackageDefinition, itemIds: ReadonlySet<string>): Checked {
  const found = [
    ...checkNames(definition, itemIds),
    ...checkOrder(definition),
    ...checkFields(definition),
    ...checkConditions(definition),
    ...checkReach(definition),
    ...checkMaterials(definition),
    ...checkPromise(definition),
  ];
  return {
    refusals: found.filter(({ severity }) => severity === 'blocks'),
    findings: found.filter(({ severity }) => severity !== 'blocks'),
  };
}
