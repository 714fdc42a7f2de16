import type { PackageState } from '../../../contracts/package-design.ts';
import type { PackageFinding } from '../../../contracts/package-findings.ts';
import type { PackageDefinition } from '../../../contracts/packages.ts';
import { sql, type Tx } from '../../platform/db/index.ts';

export type KnownPackage = {
  packageId: string;
  state: PackageState;
  currentVersion: number | null;
  latestVersion: number;
  sm3: string;
  /** Its latest version was made at the desk, not read from a file. */
  atDesk: boolean;
};

/** Packages of a division as they stand, with the SM3 of their latest version; locked against another import. */
export async function knownPackages(tx: Tx, divisionCode: string): Promise<Map<string, KnownPackage>> {
  await sql`select pg_advisory_xact_lock(hashtext('packages.import'), hashtext(${divisionCode}))`.execute(tx);
  const { rows } = await sql<KnownPackage>`
    select p.package_id as "packageId", p.state, p.current_version as "currentVersion",
      p.latest_version as "latestVersion", v.sm3, v.at_desk as "atDesk"
    from packages.package p join packages.package_version v
      on (v.division_code, v.package_id, v.version) = (p.division_code, p.package_id, p.latest_version)
    where p.division_code = ${divisionCode}`.execute(tx);
  return new Map(rows.map((row) => [row.packageId, row]));
}

export type NewPackageVersion = {
  definition: PackageDefinition;
  findings: readonly PackageFinding[];
  sm3: string;
  publish: boolean;
  leadOrganisationId: string | null;
  atDesk: boolean;
};

/** Writes versions and their packages. A package published before keeps its public version where this one is a draft. */
export async function writePackageVersions(
  tx: Tx,
  divisionCode: string,
  versions: readonly NewPackageVersion[],
  at: Date,
): Promise<void> {
  if (versions.length === 0) return;
  const rows = JSON.stringify(versions);
  await sql`
    with given as (
      select definition->>'id' as id, definition->>'name' as name, (definition->>'version')::int as version, *
      from jsonb_to_recordset(${rows}::jsonb) as r(definition jsonb, findings jsonb, sm3 text, publish boolean,
        "leadOrganisationId" text, "atDesk" boolean)
    ), written as (
      insert into packages.package_version
        (division_code, package_id, version, definition, findings, sm3, created_at, published_at, at_desk)
      select ${divisionCode}, id, version, definition, findings, sm3, ${at},
        case when publish then ${at}::timestamptz end, "atDesk"
      from given
    )
    insert into packages.package as p
      (division_code, package_id, name, state, current_version, latest_version, changed_at, lead_organisation_id)
    select ${divisionCode}, id, name, case when publish then 'published' else 'draft' end,
      case when publish then version end, version, ${at}, "leadOrganisationId"
    from given
    on conflict (division_code, package_id) do update set name = excluded.name,
      state = case when excluded.state = 'published' then 'published' else p.state end,
      state_reason = case when excluded.state = 'published' then null else p.state_reason end,
      lead_organisation_id = excluded.lead_organisation_id,
      current_version = coalesce(excluded.current_version, p.current_version),
      latest_version = excluded.latest_version, changed_at = excluded.changed_at`.execute(tx);
}

/** Publishes latest versions as they stand (they were drafts only because nobody had asked to publish). */
export async function publishLatestPackages(
  tx: Tx,
  divisionCode: string,
  packageIds: readonly string[],
  at: Date,
): Promise<void> {
  if (packageIds.length === 0) return;
  await sql`
    with chosen as (
      update packages.package_version v set published_at = ${at} from packages.package p
      where p.division_code = ${divisionCode} and p.package_id = any(${[...packageIds]}::text[])
        and (v.division_code, v.package_id, v.version) = (p.division_code, p.package_id, p.latest_version)
        and v.published_at is null
      returning v.package_id, v.version
    )
    update packages.package p set state = 'published', state_reason = null, current_version = chosen.version, changed_at = ${at}
    from chosen where p.division_code = ${divisionCode} and p.package_id = chosen.package_id`.execute(tx);
}

/** The organisations that lead these packages now; departments may have moved since their last version. */
export async function setLeads(
  tx: Tx,
  divisionCode: string,
  leads: readonly { id: string; lead: string | null }[],
): Promise<void> {
  await sql`
    update packages.package p set lead_organisation_id = given.lead
    from jsonb_to_recordset(${JSON.stringify(leads)}::jsonb) as given(id text, lead text)
    where p.division_code = ${divisionCode} and p.package_id = given.id
      and p.lead_organisation_id is distinct from given.lead`.execute(tx);
}
