import { packageChanges } from '../../../../contracts/package-changes.ts';
import type { PackageComparison } from '../../../../contracts/package-design.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Design } from '../design-store.ts';
import { getPackageVersion } from './packages.ts';

/** What changed from one version to another; `to` null: to the draft. Throws `not-found` for what is not there. */
export async function comparedVersions(
  db: Executor,
  design: Design,
  from: number,
  to: number | null,
): Promise<PackageComparison> {
  const [before, after] = await Promise.all([versionOf(db, design, from), versionOf(db, design, to)]);
  return { name: after.name, from, to, changes: packageChanges(before, after) };
}

/** One version of a package as it is defined; null: its draft. Throws `not-found`. */
export async function versionOf(
  db: Executor,
  { divisionCode, packageId, draft }: Design,
  version: number | null,
): Promise<PackageDefinition> {
  const found =
    version === null
      ? draft?.definition
      : (await getPackageVersion(db, divisionCode, packageId, version))?.definition;
  if (!found) throw new AppError('not-found');
  return found;
}
