import type {
  Completeness,
  Finding,
  ItemDefinition,
  ItemSummary,
  Limit,
  PublicationState,
} from '../../../../contracts/catalogue.ts';
import type { FormDefinition } from '../../../../contracts/forms.ts';
import type { SubjectKind } from '../../../../contracts/identity.ts';
import type { ReviewRoute } from '../../../../contracts/review-routes.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { type Eligibility, whoMayApply } from '../rules/eligibility.ts';
import { shippedVocabulary } from '../vocabulary.ts';

/** One version of an item as a case keeps it. */
export type ItemVersion = {
  divisionCode: string;
  itemCode: string;
  version: number;
  organisationId: string | null;
  state: PublicationState;
  definition: ItemDefinition;
  form: FormDefinition;
  /** Null: one review, then one decision. */
  route: ReviewRoute | null;
  publishedAt: Date | null;
};

const columns = sql`i.division_code as "divisionCode", i.item_code as "itemCode", v.version,
  i.organisation_id as "organisationId", i.state, v.definition, v.form, v.route, v.published_at as "publishedAt"`;
const sameItem = sql`(v.division_code, v.item_code) = (i.division_code, i.item_code)`;

/** The item as the public sees it now; undefined where it is not published here. */
export async function getPublishedItem(
  db: Executor,
  divisionCode: string,
  itemCode: string,
): Promise<ItemVersion | undefined> {
  const { rows } = await sql<ItemVersion>`
    select ${columns} from catalogue.item i
      join catalogue.item_version v on ${sameItem} and v.version = i.current_version
    where i.division_code = ${divisionCode} and i.item_code = ${itemCode} and i.state = 'published'`.execute(
    db,
  );
  return rows[0];
}

/** Those of these codes that are published here. */
export async function publishedCodes(
  db: Executor,
  divisionCode: string,
  itemCodes: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select item_code as code from catalogue.item
    where division_code = ${divisionCode} and state = 'published' and item_code = any(${[...itemCodes]}::text[])`.execute(
    db,
  );
  return new Set(rows.map(({ code }) => code));
}

/** Which version is published here now, and who answers for it: the part of an item that changes. */
export async function publishedHead(
  db: Executor,
  divisionCode: string,
  itemCode: string,
): Promise<{ version: number; organisationId: string | null } | undefined> {
  const { rows } = await sql<{ version: number; organisationId: string | null }>`
    select current_version as version, organisation_id as "organisationId" from catalogue.item
    where division_code = ${divisionCode} and item_code = ${itemCode} and state = 'published'`.execute(db);
  return rows[0];
}

/** The version a case began with, whatever became of the item since. */
export async function getItemVersion(
  db: Executor,
  divisionCode: string,
  itemCode: string,
  version: number,
): Promise<ItemVersion | undefined> {
  const { rows } = await sql<ItemVersion>`
    select ${columns} from catalogue.item i join catalogue.item_version v on ${sameItem}
    where i.division_code = ${divisionCode} and i.item_code = ${itemCode} and v.version = ${version}`.execute(
    db,
  );
  return rows[0];
}

/** Versions of an item that were published between two moments (ISO 8601), with their limits, oldest first. */
export async function publishedBetween(
  db: Executor,
  divisionCode: string,
  itemCode: string,
  { after, until }: { after: string; until: string },
): Promise<{ version: number; publishedAt: string; promised: Limit | null; statutory: Limit | null }[]> {
  const { rows } = await sql<{
    version: number;
    publishedAt: Date;
    promised: Limit | null;
    statutory: Limit | null;
  }>`
    select version, published_at as "publishedAt", definition->'service'->'promised' as promised,
      definition->'service'->'statutory' as statutory
    from catalogue.item_version where division_code = ${divisionCode} and item_code = ${itemCode}
      and published_at > ${after} and published_at <= ${until} order by version`.execute(db);
  return rows.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt.toISOString() }));
}

/** Published items of a division for lists; `audience` person: open to natural persons, organisation: to any other. */
export async function listItems(
  db: Executor,
  query: {
    divisionCode: string;
    audience?: 'person' | 'organisation';
    organisationId?: string;
    limit?: number;
    after?: string;
  },
): Promise<ItemSummary[]> {
  const audience = query.audience ?? null;
  const { rows } = await sql<{ summary: ItemSummary }>`
    select v.summary from catalogue.item i
      join catalogue.item_version v on ${sameItem} and v.version = i.current_version
    where i.division_code = ${query.divisionCode} and i.state = 'published'
      and (${query.organisationId ?? null}::text is null or i.organisation_id = ${query.organisationId ?? null})
      and (${audience}::text is null or jsonb_typeof(v.summary->'subjectKinds') <> 'array'
        or case ${audience} when 'person' then v.summary->'subjectKinds' ? 'person'
           else jsonb_path_exists(v.summary, '$.subjectKinds[*] ? (@ != "person")') end)
      and (${query.after ?? null}::text is null or i.item_code > ${query.after ?? null})
    order by i.item_code limit ${query.limit ?? 200}`.execute(db);
  return rows.map((row) => row.summary);
}

/** Whether a subject of this kind may apply for a published item, and what to do first where not. */
export async function eligibility(db: Executor, item: ItemVersion, kind: SubjectKind): Promise<Eligibility> {
  const subjects = shippedVocabulary().subjects;
  const alone = whoMayApply(item.definition, kind, [], subjects);
  if (alone.ok) return alone;
  const { rows } = await sql<{ definition: ItemDefinition }>`
    select v.definition from catalogue.item i
      join catalogue.item_version v on ${sameItem} and v.version = i.current_version
    where i.division_code = ${item.divisionCode} and i.state = 'published'
      and v.summary->>'licenceTypeId' is not null order by i.item_code`.execute(db);
  return whoMayApply(
    item.definition,
    kind,
    rows.map((row) => row.definition),
    subjects,
  );
}

/** A row of the editor's list: every item of the division in its latest version, drafts with why. */
export type CatalogueRow = {
  itemCode: string;
  name: string;
  departmentName: string | null;
  organisationId: string | null;
  state: PublicationState;
  currentVersion: number | null;
  latestVersion: number;
  completeness: Completeness;
  blocks: number;
  warns: number;
};

export async function catalogueOf(db: Executor, divisionCode: string): Promise<CatalogueRow[]> {
  const { rows } = await sql<CatalogueRow>`
    select i.item_code as "itemCode", v.summary->>'name' as name,
      v.summary->>'departmentName' as "departmentName", i.organisation_id as "organisationId", i.state,
      i.current_version as "currentVersion", i.latest_version as "latestVersion", v.completeness,
      jsonb_array_length(jsonb_path_query_array(v.findings, '$[*] ? (@.severity == "blocks")')) as blocks,
      jsonb_array_length(jsonb_path_query_array(v.findings, '$[*] ? (@.severity == "warns")')) as warns
    from catalogue.item i join catalogue.item_version v on ${sameItem} and v.version = i.latest_version
    where i.division_code = ${divisionCode} order by i.item_code`.execute(db);
  return rows;
}

/** What an editor must know of the latest version. */
export async function findingsOf(
  db: Executor,
  divisionCode: string,
  itemCode: string,
): Promise<{ version: number; findings: Finding[]; completeness: Completeness } | undefined> {
  const { rows } = await sql<{ version: number; findings: Finding[]; completeness: Completeness }>`
    select v.version, v.findings, v.completeness
    from catalogue.item i join catalogue.item_version v on ${sameItem} and v.version = i.latest_version
    where i.division_code = ${divisionCode} and i.item_code = ${itemCode}`.execute(db);
  return rows[0];
}

/** All that is published in a division, with its forms: what packages are put together from. */
export async function publishedDefinitions(
  db: Executor,
  divisionCode: string,
): Promise<{ definition: ItemDefinition; form: FormDefinition }[]> {
  const { rows } = await sql<{ definition: ItemDefinition; form: FormDefinition }>`
    select v.definition, v.form from catalogue.item i
      join catalogue.item_version v on ${sameItem} and v.version = i.current_version
    where i.division_code = ${divisionCode} and i.state = 'published' order by i.item_code`.execute(db);
  return rows;
}
