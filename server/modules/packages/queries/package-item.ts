import type { Answers } from '../../../../contracts/forms.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import type { Holdings, PlanAnswers } from '../../../../contracts/plan.ts';
import type { Calendar } from '../../../platform/calendar/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import { partItem } from '../as-item/part.ts';
import { wholeItem } from '../as-item/whole.ts';
import { readPackageCode } from '../item-codes.ts';
import { plan } from '../plan.ts';
import { getPackageVersion, getPublishedPackage } from './packages.ts';
import { type Receivers, receiversOf } from './receivers.ts';

/** What was answered and left out, as a draft keeps it: `leaveOut` is the answer of that name. */
export function planAnswers(values: Answers, on: string): PlanAnswers {
  const { leaveOut, ...rest } = values;
  return { on, values: rest, leaveOut: Array.isArray(leaveOut) ? leaveOut : [] };
}

/** Sub-items that nobody here receives are left out of an application, whatever was chosen. */
export function receivable(answers: PlanAnswers, receivers: Receivers): PlanAnswers {
  const nobody = [...receivers.of].filter(([, organisation]) => !organisation).map(([key]) => key);
  return { ...answers, leaveOut: [...new Set([...answers.leaveOut, ...nobody])] };
}

/** What is held of these types of licence. */
export type HoldingsFor = (licenceTypeIds: readonly string[]) => Promise<Holdings>;

/** Types of licences that a package asks for anywhere: what is worth looking up. */
export function licenceTypesOf({ subItems, materials, dependencies }: PackageDefinition): string[] {
  const named = [...subItems.flatMap((item) => item.materials ?? []), ...materials, ...dependencies];
  return [...new Set(named.flatMap(({ licenceTypeId }) => (licenceTypeId ? [licenceTypeId] : [])))].sort();
}

/**
 * A package or a sub-item of it by its code, as cases know items; the published version where none is named. Undefined
 * for codes of the catalogue, for what is not there, and for a package without a joint application.
 */
export async function packageItem(
  db: Executor,
  divisionCode: string,
  code: string,
  given: {
    version?: number;
    values?: Answers;
    holdings: HoldingsFor;
    calendar: Calendar;
    on: string;
  },
): Promise<ItemVersion | undefined> {
  const named = readPackageCode(code);
  const found =
    named &&
    (given.version === undefined
      ? await getPublishedPackage(db, divisionCode, named.packageId)
      : await getPackageVersion(db, divisionCode, named.packageId, given.version));
  if (!named || !found?.definition.joint) return undefined;
  const receivers = await receiversOf(db, divisionCode, found.definition);
  if (named.key !== null) return partItem(found, named.key, receivers.of.get(named.key) ?? null);
  const values = given.values ?? {};
  const holdings = await given.holdings(licenceTypesOf(found.definition));
  const answers = receivable(planAnswers(values, given.on), receivers);
  return wholeItem(found, plan(found.definition, answers, holdings, given.calendar), values, receivers.lead);
}
