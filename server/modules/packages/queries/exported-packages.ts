import type { StaffActor } from '../../../../contracts/identity.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { inScope, scopeOf } from '../../identity/index.ts';

/**
 * Packages to take along: those published in a division, or one by its id, which may be suspended, or never published
 * (then its latest version or draft). Only what the officer may read.
 */
export async function exportedPackages(
  db: Executor,
  by: Pick<StaffActor, 'grants'>,
  divisionCode: string,
  packageId?: string,
): Promise<PackageDefinition[]> {
  const readable = inScope('one', scopeOf(by.grants, 'package.read'), {
    division: 'division_code',
    organisation: 'lead_organisation_id',
  });
  const { rows } = await sql<{ definition: PackageDefinition }>`
    with one as (
      select coalesce(p.division_code, d.division_code) as division_code,
        coalesce(p.package_id, d.package_id) as package_id, p.state,
        case when p.package_id is null then d.lead_organisation_id else p.lead_organisation_id end
          as lead_organisation_id,
        coalesce(v.definition, d.definition) as definition
      from packages.package p
        full join packages.package_draft d using (division_code, package_id)
        left join packages.package_version v on (v.division_code, v.package_id, v.version)
          = (p.division_code, p.package_id, coalesce(p.current_version, p.latest_version))
    )
    select one.definition from one
    where one.division_code = ${divisionCode} and ${readable}
      and case when ${packageId ?? null}::text is null then one.state = 'published'
        else one.package_id = ${packageId ?? null} end
    order by one.package_id`.execute(db);
  return rows.map(({ definition }) => definition);
}
