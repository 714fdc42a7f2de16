import type { StaffActor } from '../../../../contracts/identity.ts';
import type { DesignList, DesignRow, DesignView, LeadPlace } from '../../../../contracts/package-design.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { shippedVocabulary } from '../../catalogue/index.ts';
import { inScope, placesInScope, scopeOf } from '../../identity/index.ts';
import { getDivision, organisationsOf } from '../../regions/index.ts';
import { type Design, listActs } from '../design-store.ts';
import { covers } from '../use-cases/design-access.ts';

/** Packages within the officer's scope, drafts first, and where she may begin one. */
export async function designList(db: Executor, by: StaffActor): Promise<DesignList> {
  const reads = scopeOf(by.grants, 'package.read');
  const edits = scopeOf(by.grants, 'package.edit');
  const columns = { division: 'division_code', organisation: 'lead_organisation_id' };
  type Row = Omit<DesignRow, 'draft' | 'divisionName'> & {
    revision: number | null;
    basedOn: number | null;
    changedAt: Date | null;
    changedBy: string | null;
  };
  const { rows } = await sql<Row>`
    with design as (
      select coalesce(p.division_code, d.division_code) as division_code,
        coalesce(p.package_id, d.package_id) as package_id, coalesce(d.name, p.name) as name,
        coalesce(p.state, 'draft') as state, p.current_version,
        case when d.package_id is null then p.lead_organisation_id else d.lead_organisation_id end
          as lead_organisation_id,
        coalesce(d.definition, v.definition) as definition, d.revision, d.based_on, d.changed_at, d.changed_by,
        case when d.package_id is null then coalesce(jsonb_array_length(
          jsonb_path_query_array(v.findings, '$[*] ? (@.severity == "blocks")')), 0) else 0 end as blocks
      from packages.package p
        full join packages.package_draft d using (division_code, package_id)
        left join packages.package_version v on (v.division_code, v.package_id, v.version)
          = (p.division_code, p.package_id, p.latest_version)
    )
    select one.division_code as "divisionCode", one.package_id as "packageId", one.name,
      one.definition->>'lead' as lead, one.state, (one.definition->>'joint')::boolean as joint,
      jsonb_array_length(one.definition->'subItems') as items, one.current_version as version,
      one.revision, one.based_on as "basedOn", one.changed_at as "changedAt", one.changed_by as "changedBy",
      one.blocks, ${inScope('one', edits, columns)} as "mayEdit"
    from design one where ${inScope('one', reads, columns)}
    order by one.revision is null, one.name, one.package_id`.execute(db);
  const places = await leadPlaces(db, by);
  const names = new Map(
    await Promise.all(
      [...new Set(rows.map(({ divisionCode }) => divisionCode))].map(
        async (code) => [code, (await getDivision(db, code))?.name ?? code] as const,
      ),
    ),
  );
  return {
    rows: rows.map(({ revision, basedOn, changedAt, changedBy, ...row }) => ({
      ...row,
      mayEdit: Boolean(row.mayEdit),
      divisionName: names.get(row.divisionCode) ?? row.divisionCode,
      draft:
        revision === null || !changedAt
          ? null
          : { revision, basedOn, changedAt: changedAt.toISOString(), changedBy: changedBy ?? '' },
    })),
    places,
  };
}

/** Departments whose packages she may design, by division. */
async function leadPlaces(db: Executor, by: StaffActor): Promise<LeadPlace[]> {
  const places = await placesInScope(db, scopeOf(by.grants, 'package.edit'));
  const all = places.map(async ({ divisionCode, name, organisations }) => {
    const ids = new Set(organisations.map(({ id }) => id));
    const own = (await organisationsOf(db, divisionCode)).filter(({ id }) => ids.has(id));
    return { divisionCode, divisionName: name, leads: leadsOf(own) };
  });
  return (await Promise.all(all)).filter(({ leads }) => leads.length > 0);
}

type Department = { departmentKey: string | null; name: string };

const leadsOf = (organisations: readonly Department[]): LeadPlace['leads'] =>
  organisations.flatMap(({ departmentKey, name }) =>
    departmentKey ? [{ department: departmentKey, organisation: name }] : [],
  );

/** What the designer's page shows of one package: the draft where there is one, else its latest version. */
export async function designView(db: Executor, by: StaffActor, design: Design): Promise<DesignView> {
  const { divisionCode, packageId, draft } = design;
  const [division, organisations, versions, acts, mayEdit] = await Promise.all([
    getDivision(db, divisionCode),
    organisationsOf(db, divisionCode),
    versionsOf(db, design),
    listActs(db, design),
    covers(db, by, 'package.edit', design),
  ]);
  const divisionName = division?.name ?? divisionCode;
  return {
    packageId,
    divisionCode,
    divisionName,
    state: design.state,
    stateReason: design.stateReason,
    version: design.currentVersion,
    latestVersion: design.latestVersion,
    draft: draft && {
      revision: draft.revision,
      basedOn: draft.basedOn,
      changedAt: draft.changedAt.toISOString(),
      changedBy: draft.changedBy,
    },
    definition: (draft?.definition ?? design.latest) as PackageDefinition,
    mayEdit,
    versions: versions.map(({ version, createdAt, publishedAt }) => ({
      version,
      createdAt: createdAt.toISOString(),
      publishedAt: publishedAt?.toISOString() ?? null,
    })),
    history: acts.map(({ act, at, by: who, version, reason, changes }) => ({
      act,
      at: at.toISOString(),
      by: who,
      version,
      reason,
      changes,
    })),
    place: { divisionCode, divisionName, leads: leadsOf(organisations) },
    licenceTypes: licenceTypeNames(),
  };
}

/** Types of licences by id, under the first of the names that the words of the catalogue give them. */
export function licenceTypeNames(): { id: string; name: string }[] {
  const names = new Map<string, string>();
  for (const [name, id] of shippedVocabulary().licences) if (!names.has(id)) names.set(id, name);
  return [...names].map(([id, name]) => ({ id, name }));
}

async function versionsOf(
  db: Executor,
  { divisionCode, packageId }: Pick<Design, 'divisionCode' | 'packageId'>,
): Promise<{ version: number; createdAt: Date; publishedAt: Date | null }[]> {
  const { rows } = await sql<{ version: number; createdAt: Date; publishedAt: Date | null }>`
    select version, created_at as "createdAt", published_at as "publishedAt" from packages.package_version
    where division_code = ${divisionCode} and package_id = ${packageId} order by version desc`.execute(db);
  return rows;
}
