import type { PackageDefinition } from '../../../../contracts/packages.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { publishedCodes } from '../../catalogue/index.ts';
import { type Checked, checkPackage } from '../checking/check-package.ts';
import { finding } from '../finding.ts';
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
  const alone = definition.joint ? definition.subItems.filter(({ key }) => !receivers.of.get(key)) : [];
  const nobody = alone.map(({ key, name, department }) =>
    finding('nobody-receives', `subItems.${key}.department`, {
      name,
      department: department ?? definition.lead ?? '',
    }),
  );
  return { refusals: checked.refusals, findings: [...checked.findings, ...nobody] };
}
