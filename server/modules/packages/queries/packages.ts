import type { PackageState } from '../../../../contracts/package-design.ts';
import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';

/** One version of a package as a joint case keeps it. */
export type PackageVersion = {
  divisionCode: string;
  version: number;
  state: PackageState;
  definition: PackageDefinition;
  findings: PackageFinding[];
  publishedAt: Date | null;
};

const columns = sql`p.division_code as "divisionCode", v.version, p.state, v.definition, v.findings,
  v.published_at as "publishedAt"`;
const samePackage = sql`(v.division_code, v.package_id) = (p.division_code, p.package_id)`;

/** The package as the public sees it now; undefined where it is not published here. */
export async function getPublishedPackage(
  db: Executor,
  divisionCode: string,
  packageId: string,
): Promise<PackageVersion | undefined> {
  const { rows } = await sql<PackageVersion>`
    select ${columns} from packages.package p
      join packages.package_version v on ${samePackage} and v.version = p.current_version
    where p.division_code = ${divisionCode} and p.package_id = ${packageId} and p.state = 'published'`.execute(
    db,
  );
  return rows[0];
}

/** Why a package takes no applications for a time, with its name; undefined where it is not suspended. */
export async function suspendedPackage(
  db: Executor,
  divisionCode: string,
  packageId: string,
): Promise<{ name: string; why: string } | undefined> {
  const { rows } = await sql<{ name: string; why: string }>`
    select name, coalesce(state_reason, '') as why from packages.package
    where division_code = ${divisionCode} and package_id = ${packageId} and state = 'suspended'`.execute(db);
  return rows[0];
}

/** The version a joint case began with, whatever became of the package since. */
export async function getPackageVersion(
  db: Executor,
  divisionCode: string,
  packageId: string,
  version: number,
): Promise<PackageVersion | undefined> {
  const { rows } = await sql<PackageVersion>`
    select ${columns} from packages.package p join packages.package_version v on ${samePackage}
    where p.division_code = ${divisionCode} and p.package_id = ${packageId} and v.version = ${version}`.execute(
    db,
  );
  return rows[0];
}

/** Published packages of a division, by name; of all divisions where none is given. */
export async function listPackages(
  db: Executor,
  query: { divisionCode?: string | undefined },
): Promise<PackageVersion[]> {
  const { rows } = await sql<PackageVersion>`
    select ${columns} from packages.package p
      join packages.package_version v on ${samePackage} and v.version = p.current_version
    where p.state = 'published' and (${query.divisionCode ?? null}::text is null or p.division_code = ${query.divisionCode ?? null})
    order by p.division_code, p.name, p.package_id`.execute(db);
  return rows;
}
