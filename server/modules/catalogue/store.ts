import type {
  Completeness,
  Finding,
  ItemDefinition,
  ItemSummary,
  PublicationState,
} from '../../../contracts/catalogue.ts';
import type { FormDefinition } from '../../../contracts/forms.ts';
import type { ReviewRoute } from '../../../contracts/review-routes.ts';
import { type Executor, sql, type Tx } from '../../platform/db/index.ts';
import type { SearchEntry } from './search/entries.ts';

export type KnownItem = {
  itemCode: string;
  state: PublicationState;
  currentVersion: number | null;
  latestVersion: number;
  sm3: string;
  /** Of the latest version. */
  route: ReviewRoute | null;
};

/** Items of a division as they stand, with the SM3 of their latest version; locked against another import. */
export async function knownItems(tx: Tx, divisionCode: string): Promise<Map<string, KnownItem>> {
  await sql`select pg_advisory_xact_lock(hashtext('catalogue.import'), hashtext(${divisionCode}))`.execute(
    tx,
  );
  const { rows } = await sql<KnownItem>`
    select i.item_code as "itemCode", i.state, i.current_version as "currentVersion",
      i.latest_version as "latestVersion", v.sm3, v.route
    from catalogue.item i join catalogue.item_version v
      on (v.division_code, v.item_code, v.version) = (i.division_code, i.item_code, i.latest_version)
    where i.division_code = ${divisionCode}`.execute(tx);
  return new Map(rows.map((row) => [row.itemCode, row]));
}

export type NewVersion = {
  itemCode: string;
  version: number;
  definition: ItemDefinition;
  form: FormDefinition;
  findings: Finding[];
  completeness: Completeness;
  summary: ItemSummary & { licenceTypeId: string | null };
  sm3: string;
  /** A file says nothing of it: the next version keeps that of the one before. */
  route: ReviewRoute | null;
  publish: boolean;
};

/** Writes versions, their entries and items. An item published before keeps its public version where this one is a draft. */
export async function writeVersions(
  tx: Tx,
  divisionCode: string,
  versions: readonly NewVersion[],
  at: Date,
): Promise<void> {
  if (!versions.length) return;
  const rows = JSON.stringify(versions);
  await sql`
    insert into catalogue.basic_entry as b (item_code, base_code, handle_item_no, name, item_type, department, first_seen)
    select "itemCode", definition->'basic'->>'baseCode', definition->'basic'->>'handleItemNo', definition->>'name',
      definition->'basic'->>'itemType', definition->'basic'->>'department', ${at}
    from jsonb_to_recordset(${rows}::jsonb) as r("itemCode" text, definition jsonb)
    on conflict (item_code) do update set base_code = excluded.base_code, handle_item_no = excluded.handle_item_no,
      name = excluded.name, item_type = excluded.item_type, department = excluded.department
      where (b.base_code, b.handle_item_no, b.name, b.item_type, b.department) is distinct from
        (excluded.base_code, excluded.handle_item_no, excluded.name, excluded.item_type, excluded.department)`.execute(
    tx,
  );
  await sql`
    insert into catalogue.item_version
      (division_code, item_code, version, definition, form, findings, completeness, summary, sm3, route, created_at, published_at)
    select ${divisionCode}, "itemCode", version, definition, form, findings, completeness, summary, sm3,
      nullif(route, 'null'::jsonb), ${at},
      case when publish then ${at}::timestamptz end
    from jsonb_to_recordset(${rows}::jsonb) as r("itemCode" text, version int, definition jsonb, form jsonb,
      findings jsonb, completeness jsonb, summary jsonb, sm3 text, route jsonb, publish boolean)`.execute(tx);
  await sql`
    insert into catalogue.item as i
      (division_code, item_code, organisation_id, state, current_version, latest_version, changed_at)
    select ${divisionCode}, "itemCode", definition->'basic'->'organisation'->>'id',
      case when publish then 'published' else 'draft' end, case when publish then version end, version, ${at}
    from jsonb_to_recordset(${rows}::jsonb) as r("itemCode" text, version int, definition jsonb, publish boolean)
    on conflict (division_code, item_code) do update set
      organisation_id = case when excluded.state = 'published' or i.current_version is null
        then excluded.organisation_id else i.organisation_id end,
      state = case when excluded.state = 'published' then 'published' else i.state end,
      current_version = coalesce(excluded.current_version, i.current_version),
      latest_version = excluded.latest_version, changed_at = excluded.changed_at`.execute(tx);
}

/** The next version of a published item: as the one before, but for its route. */
export async function nextVersionWithRoute(
  tx: Tx,
  { divisionCode, itemCode, version }: { divisionCode: string; itemCode: string; version: number },
  route: ReviewRoute | null,
  at: Date,
): Promise<void> {
  await sql`
    insert into catalogue.item_version (division_code, item_code, version, definition, form, findings, completeness,
      summary, sm3, route, created_at, published_at)
    select division_code, item_code, ${version}::int, definition, jsonb_set(form, '{version}', to_jsonb(${version}::int)),
      findings, completeness, summary, sm3, ${route && JSON.stringify(route)}::jsonb, ${at}, ${at}
    from catalogue.item_version
    where division_code = ${divisionCode} and item_code = ${itemCode} and version = ${version - 1}`.execute(
    tx,
  );
  await sql`
    update catalogue.item set current_version = ${version}, latest_version = ${version}, changed_at = ${at}
    where division_code = ${divisionCode} and item_code = ${itemCode}`.execute(tx);
}

/** Publishes latest versions as they stand (they were drafts only because nobody had asked to publish). */
export async function publishLatest(
  tx: Tx,
  divisionCode: string,
  itemCodes: readonly string[],
  at: Date,
): Promise<void> {
  if (!itemCodes.length) return;
  await sql`
    with chosen as (
      update catalogue.item_version v set published_at = ${at} from catalogue.item i
      where i.division_code = ${divisionCode} and i.item_code = any(${[...itemCodes]}::text[])
        and (v.division_code, v.item_code, v.version) = (i.division_code, i.item_code, i.latest_version)
        and v.published_at is null
      returning v.item_code, v.version, v.definition->'basic'->'organisation'->>'id' as organisation_id
    )
    update catalogue.item i set state = 'published', current_version = chosen.version,
      organisation_id = chosen.organisation_id, changed_at = ${at}
    from chosen where i.division_code = ${divisionCode} and i.item_code = chosen.item_code`.execute(tx);
}

/** Replaces the wordings of these items. */
export async function writeSearchEntries(
  tx: Tx,
  divisionCode: string,
  entries: readonly SearchEntry[],
): Promise<void> {
  const codes = [...new Set(entries.map((entry) => entry.itemCode))];
  await sql`delete from catalogue.search_entry
    where division_code = ${divisionCode} and item_code = any(${codes}::text[])`.execute(tx);
  await sql`
    insert into catalogue.search_entry (division_code, item_code, position, kind, text, pinyin, initials, tokens, grams)
    select ${divisionCode}, r->>'itemCode', (r->>'position')::smallint, r->>'kind', r->>'text', r->>'pinyin', r->>'initials',
      array(select jsonb_array_elements_text(r->'tokens')), array(select jsonb_array_elements_text(r->'grams'))
    from jsonb_array_elements(${JSON.stringify(entries)}::jsonb) r`.execute(tx);
}

/** Names and wordings that the tokeniser of a new process should know. */
export async function dictionaryWords(db: Executor): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select distinct text from catalogue.search_entry where length(text) between 2 and 12`.execute(db);
  return rows.map((row) => row.text);
}

/** True where the aliases differ from those last indexed for this division; remembers the new ones. */
export async function aliasesChanged(tx: Tx, divisionCode: string, sm3: string): Promise<boolean> {
  const { rows } = await sql`
    insert into catalogue.search_state as s (division_code, sm3) values (${divisionCode}, ${sm3})
    on conflict (division_code) do update set sm3 = excluded.sm3 where s.sm3 <> excluded.sm3
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** Listeners read what is published now. */
export async function tellPublished(tx: Tx, divisionCode: string, at: Date): Promise<void> {
  await sql`
    insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`catalogue:${divisionCode}`}, 'catalogue.published', ${JSON.stringify({ divisionCode })}::jsonb, ${at}, ${at})`.execute(
    tx,
  );
}
