import type {
  CatalogueItemView,
  CatalogueList,
  CatalogueListQuery,
  CatalogueRow,
} from '../../../../contracts/catalogue-views.ts';
import { type Executor, type RawBuilder, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { inScope, type Scope } from '../../identity/index.ts';
import { organisationNames } from '../../regions/index.ts';

type Row = Omit<CatalogueRow, 'organisation'> & { organisationId: string | null };

const columns = sql`i.item_code as "itemCode", v.summary->>'name' as name, i.division_code as "divisionCode",
  v.summary->>'departmentName' as "departmentName", i.organisation_id as "organisationId", i.state,
  i.current_version as version, (v.completeness->>'filled')::int as filled, (v.completeness->>'total')::int as total,
  jsonb_array_length(jsonb_path_query_array(v.findings, '$[*] ? (@.severity == "blocks")')) as blocks,
  jsonb_array_length(jsonb_path_query_array(v.findings, '$[*] ? (@.severity == "warns")')) as warns`;
const latest = sql`catalogue.item i join catalogue.item_version v
  on (v.division_code, v.item_code, v.version) = (i.division_code, i.item_code, i.latest_version)`;

/** Items of `scope` in their newest versions, drafts included. Counts are of the whole scope by the other filters. */
export async function editorItems(
  db: Executor,
  scope: Scope,
  query: CatalogueListQuery,
): Promise<CatalogueList> {
  const limit = query.limit ?? 50;
  const found = conditions(scope, query);
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  const { rows } = await sql<Row>`
    select ${columns} from ${latest} where ${found}
      and (${query.state ?? null}::text is null or i.state = ${query.state ?? null})
      and (${after === null} or (v.summary->>'name', i.division_code, i.item_code)
        > (${after?.[0] ?? ''}, ${after?.[1] ?? ''}, ${after?.[2] ?? ''}))
    order by v.summary->>'name', i.division_code, i.item_code limit ${limit + 1}`.execute(db);
  const { rows: counts } = await sql<{ state: string; n: number }>`
    select i.state, count(*)::int as n from ${latest} where ${found} group by i.state`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    counts: Object.fromEntries(counts.map(({ state, n }) => [state, n])),
    rows: await named(db, page),
    next: rows.length > limit && last ? cursorAfter(last) : null,
  };
}

/** The newest definition of an item in `scope`; without a division, of the first that has it. */
export async function editorItem(
  db: Executor,
  scope: Scope,
  itemCode: string,
  divisionCode: string | undefined,
): Promise<CatalogueItemView | undefined> {
  type Whole = Row & Pick<CatalogueItemView, 'definition' | 'completeness' | 'findings' | 'sm3'>;
  const { rows } = await sql<Whole & { publishedAt: Date | null }>`
    select ${columns}, v.definition, v.completeness, v.findings, p.published_at as "publishedAt", p.sm3
    from ${latest} left join catalogue.item_version p
      on (p.division_code, p.item_code, p.version) = (i.division_code, i.item_code, i.current_version)
    where i.item_code = ${itemCode} and ${conditions(scope, divisionCode ? { divisionCode } : {})}
    order by i.division_code limit 1`.execute(db);
  const [row] = await named(db, rows);
  return row && { ...row, publishedAt: row.publishedAt?.toISOString() ?? null };
}

function conditions(scope: Scope, query: CatalogueListQuery): RawBuilder<boolean> {
  const division = query.divisionCode ?? null;
  const organisation = query.organisationId ?? null;
  const text = query.text?.trim().replace(/[\\%_]/g, '\\$&') ?? '';
  return sql<boolean>`(${inScope('i', scope)})
    and (${division}::text is null or i.division_code = ${division})
    and (${organisation}::text is null or i.organisation_id = ${organisation})
    and (${text} = '' or v.summary->>'name' ilike ${`%${text}%`} or i.item_code ilike ${`${text}%`})`;
}

async function named<T extends Row>(
  db: Executor,
  rows: readonly T[],
): Promise<(Omit<T, 'organisationId'> & CatalogueRow)[]> {
  const ids = rows.flatMap((row) => row.organisationId ?? []);
  const names = ids.length ? await organisationNames(db, ids) : new Map<string, string>();
  return rows.map(({ organisationId: id, ...row }) => ({
    ...row,
    organisation: id === null ? null : { id, name: names.get(id) ?? id },
  }));
}

type Position = [name: string, divisionCode: string, itemCode: string];

function cursorAfter(row: Row): string {
  const position: Position = [row.name, row.divisionCode, row.itemCode];
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function readCursor(cursor: string): Position {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(read) && read.length === 3 && read.every((part) => typeof part === 'string')) {
      return read as Position;
    }
  } catch {
    // told below like any other text that is no cursor
  }
  throw new AppError('invalid-input', {}, [{ field: 'querystring/cursor', code: 'pattern', params: {} }]);
}
