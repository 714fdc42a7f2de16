import type { PackageDefinition } from '../../../../contracts/packages.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { departmentOf, shippedVocabulary } from '../../catalogue/index.ts';
import { getDivision, organisationsOf } from '../../regions/index.ts';

/** Who receives what of a package in a division: ids of organisations; null: nobody here does. */
export type Receivers = { lead: string | null; of: ReadonlyMap<string, string | null> };

/**
 * Finds the organisation of each sub-item by the name of its department, as the catalogue does; one that names no
 * department is the lead's.
 */
export async function receiversOf(
  db: Executor,
  divisionCode: string,
  { lead, subItems }: Pick<PackageDefinition, 'lead' | 'subItems'>,
): Promise<Receivers> {
  const [division, organisations] = await Promise.all([
    getDivision(db, divisionCode),
    organisationsOf(db, divisionCode),
  ]);
  const { departments } = shippedVocabulary();
  const find = (words: string | null): string | null => {
    const key = words && departmentOf(words, departments, division?.name)?.key;
    return organisations.find((one) => one.departmentKey === key)?.id ?? null;
  };
  const leading = find(lead);
  const of = new Map(
    subItems.map(({ key, department }) => [key, department === null ? leading : find(department)]),
  );
  return { lead: leading, of };
}
