import type { PackageChange } from '../../../contracts/package-changes.ts';
import type { DesignAct, PackageState } from '../../../contracts/package-design.ts';
import type { PackageDefinition } from '../../../contracts/packages.ts';
import { type Executor, sql, type Tx } from '../../platform/db/index.ts';

/** A package with its draft, as designers work on it; versions are null where there are none yet. */
export type Design = {
  divisionCode: string;
  packageId: string;
  state: PackageState;
  stateReason: string | null;
  currentVersion: number | null;
  latestVersion: number;
  /** Of the published package, and of the draft: rights on both are needed to move one. */
  leads: (string | null)[];
  draft: {
    revision: number;
    basedOn: number | null;
    changedAt: Date;
    changedBy: string;
    definition: PackageDefinition;
  } | null;
  /** Of the latest version; null: there is none. */
  latest: PackageDefinition | null;
};

/** One package of a division. */
export async function loadDesign(
  db: Executor,
  divisionCode: string,
  packageId: string,
): Promise<Design | undefined> {
  const { rows } = await sql<Design>`
    select ${divisionCode} as "divisionCode", ${packageId} as "packageId", coalesce(p.state, 'draft') as state,
      p.state_reason as "stateReason", p.current_version as "currentVersion",
      coalesce(p.latest_version, 0) as "latestVersion", v.definition as latest,
      (case when p.package_id is null then '[]' else jsonb_build_array(p.lead_organisation_id) end)
        || (case when d.package_id is null then '[]' else jsonb_build_array(d.lead_organisation_id) end) as leads,
      case when d.package_id is not null then jsonb_build_object('revision', d.revision, 'basedOn', d.based_on,
        'changedBy', d.changed_by, 'definition', d.definition) end as draft,
      d.changed_at as "changedAt"
    from (values (1)) as one
      left join packages.package p on p.division_code = ${divisionCode} and p.package_id = ${packageId}
      left join packages.package_draft d on d.division_code = ${divisionCode} and d.package_id = ${packageId}
      left join packages.package_version v on (v.division_code, v.package_id, v.version)
        = (p.division_code, p.package_id, p.latest_version)
    where p.package_id is not null or d.package_id is not null`.execute(db);
  const row = rows[0] as (Design & { changedAt?: Date }) | undefined;
  if (!row) return undefined;
  const { changedAt, ...design } = row;
  return design.draft && changedAt
    ? { ...design, draft: { ...design.draft, changedAt } }
    : { ...design, draft: null };
}

export type DraftRow = {
  divisionCode: string;
  packageId: string;
  revision: number;
  basedOn: number | null;
  definition: PackageDefinition;
  leadOrganisationId: string | null;
  by: { staffId: string; name: string };
  at: Date;
};

/** Writes revision n where n - 1 is there (1: where no draft is); false where somebody was faster. */
export async function writeDraft(tx: Tx, row: DraftRow): Promise<boolean> {
  const { divisionCode, packageId, revision, definition, leadOrganisationId, by, at } = row;
  const text = JSON.stringify(definition);
  const { numAffectedRows } =
    revision === 1
      ? await sql`
        insert into packages.package_draft (division_code, package_id, revision, based_on, name,
          lead_organisation_id, definition, changed_at, changed_by)
        values (${divisionCode}, ${packageId}, 1, ${row.basedOn}, ${definition.name}, ${leadOrganisationId},
          ${text}::jsonb, ${at}, ${by.name})
        on conflict do nothing`.execute(tx)
      : await sql`
        update packages.package_draft set revision = ${revision}, name = ${definition.name},
          lead_organisation_id = ${leadOrganisationId}, definition = ${text}::jsonb, changed_at = ${at},
          changed_by = ${by.name}
        where division_code = ${divisionCode} and package_id = ${packageId} and revision = ${revision - 1}`.execute(
          tx,
        );
  return numAffectedRows === 1n;
}

/** False where the draft is not the one that was seen. */
export async function removeDraft(
  tx: Tx,
  { divisionCode, packageId }: Pick<Design, 'divisionCode' | 'packageId'>,
  revision: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from packages.package_draft where division_code = ${divisionCode} and package_id = ${packageId}
      and revision = ${revision}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function setState(
  tx: Tx,
  { divisionCode, packageId }: Pick<Design, 'divisionCode' | 'packageId'>,
  change: { from: PackageState; to: PackageState; reason: string | null; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update packages.package set state = ${change.to}, state_reason = ${change.reason}, changed_at = ${change.at}
    where division_code = ${divisionCode} and package_id = ${packageId} and state = ${change.from}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

export type NewAct = {
  act: DesignAct;
  by: { staffId: string; name: string };
  at: Date;
  revision?: number;
  version?: number;
  reason?: string;
  changes?: readonly PackageChange[];
};

/** How many changes of one save are kept by name; a new package has thousands of parts. */
const keptChanges = 60;

export async function recordAct(
  tx: Tx,
  { divisionCode, packageId }: Pick<Design, 'divisionCode' | 'packageId'>,
  { act, by, at, revision, version, reason, changes = [] }: NewAct,
): Promise<void> {
  await sql`
    insert into packages.design_act
      (division_code, package_id, seq, act, at, staff_id, staff_name, revision, version, reason, changes)
    select ${divisionCode}, ${packageId}, coalesce(max(seq), 0) + 1, ${act}, ${at}, ${by.staffId}, ${by.name},
      ${revision ?? null}::int, ${version ?? null}::int, ${reason ?? null},
      ${JSON.stringify(changes.slice(0, keptChanges))}::jsonb
    from packages.design_act where division_code = ${divisionCode} and package_id = ${packageId}`.execute(tx);
}

export type KeptAct = {
  seq: number;
  act: DesignAct;
  at: Date;
  by: string;
  revision: number | null;
  version: number | null;
  reason: string | null;
  changes: PackageChange[];
};

/** What was done, newest first. */
export async function listActs(
  db: Executor,
  { divisionCode, packageId }: Pick<Design, 'divisionCode' | 'packageId'>,
  { limit = 40 }: { limit?: number } = {},
): Promise<KeptAct[]> {
  const { rows } = await sql<KeptAct>`
    select seq, act, at, staff_name as by, revision, version, reason, changes
    from packages.design_act where division_code = ${divisionCode} and package_id = ${packageId}
    order by seq desc limit ${limit}`.execute(db);
  return rows;
}
