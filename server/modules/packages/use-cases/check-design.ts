import type { PackageDefinition } from '../../../../contracts/packages.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { publishedCodes } from '../../catalogue/index.ts';
import { type Checked, checkPackage } from '../checking/check-package.ts';
import { nobodyReceives } from '../checking/receivers.ts';
import { receiversOf } from '../queries/receivers.ts';

/** What `checkPackage` says, with the items and organisations of a division: items published, departments that receive. */
export async function checkDesign(
  db: Executor,
  divisionCode: string,
  definition: PackageDefinition,
): Promise<Checked> {
  const named = definition.subItems.flatMap(({ item }) => (item ? [item.id] : []));
  const [known, receivers] = await Promise.all([
    publishedCodes(db, divisionCode, named),
    receiversOf(db, divisionCode, definition),
  ]);
  const checked = checkPackage(definition, known);
  const nobody = nobodyReceives(definition, receivers);
  return { refusals: checked.refusals, findings: [...checked.findings, ...nobody] };
}
