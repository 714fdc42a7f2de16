import { type Executor, type RawBuilder, sql } from '../../../platform/db/index.ts';
import type { Cell, Entrustments } from '../scope.ts';
import { type Cursor, type ListedCase, listColumns, type Narrow, narrowing } from './list-rows.ts';

export type SearchPlan = {
  cells: readonly Cell[];
  entrusted?: Entrustments | null;
  states: readonly string[] | null;
  /** Blind index of the text as a person's whole name. */
  nameBlind: string;
  text: string;
  narrow?: Narrow;
  cursor: Cursor | null;
  limit: number;
};

/**
 * By number (its beginning, or the last digits as people say them), by a person's exact name (blind index), or by a
 * part of an organisation's name (trigrams: three characters or more; fewer find its beginning). Newest first.
 */
export function searchQuery(plan: SearchPlan): RawBuilder<ListedCase> {
  const { cells, entrusted, states, cursor, limit, text } = plan;
  const whole = cells.filter((cell) => cell.organisation === null).map((cell) => cell.division);
  const parts = cells.filter((cell) => cell.organisation !== null);
  const pattern = [...text].length < 3 ? `${escaped(text)}%` : `%${escaped(text)}%`;
  const found = numberLike(text)
    ? sql`c.number like ${`${escaped(text)}%`} or (${tailOf(text)}::int is not null
        and (c.division_code = any(${cells.map((cell) => cell.division)}::text[])
          ${entrusted ? sql`or c.entrusted_to = any(${[...entrusted.to]}::text[])` : sql``})
        and c.number_seq = ${tailOf(text)}::int)`
    : sql`c.applicant_blind = ${plan.nameBlind} or c.applicant_name like ${pattern}`;
  return sql<ListedCase>`
    select ${listColumns} from cases."case" c
    where (${found})
      and (c.division_code = any(${whole}::text[])
        or (c.division_code, c.organisation_id) in (
          select * from unnest(${parts.map((cell) => cell.division)}::text[],
            ${parts.map((cell) => cell.organisation)}::text[]))
        ${entrusted ? sql`or c.entrusted_to = any(${[...entrusted.to]}::text[])${placed(entrusted)}` : sql``})
      ${states ? sql`and c.state = any(${[...states]}::text[])` : sql``}
      ${narrowing(plan.narrow ?? {})}
      ${cursor ? sql`and c.id < ${cursor.id}::uuid` : sql``}
    order by c.id desc limit ${limit}`;
}

const placed = ({ division, by }: Entrustments): RawBuilder<unknown> =>
  sql`${division ? sql` and c.division_code = ${division}` : sql``}${by ? sql` and c.organisation_id = ${by}` : sql``}`;

export async function searchRows(executor: Executor, plan: SearchPlan): Promise<ListedCase[]> {
  const { rows } = await searchQuery(plan).execute(executor);
  return rows;
}

const numberLike = (text: string): boolean => /^[\d-]{2,}$/.test(text);
/** At most nine digits: the sequence at a number's end. */
const tailOf = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);
const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
