import type { FlowTerm } from '../../../../contracts/indicators.ts';
import { type Executor, type RawBuilder, sql } from '../../../platform/db/index.ts';
import { addsSql } from '../measures.ts';
import type { Period } from '../reading/period.ts';
import { type Where, within } from '../reading/where.ts';
import type { Fact } from '../vocabulary.ts';

/** Where the last page ended: facts go by day, the newest first, then by division, organisation and id. */
export type FactCursor = { day: string; cell: CellKey; id: string };
export type CellKey = [division: string, organisation: string];
/** A day of an organisation with at least one of the facts asked for; `amount`: what the measure comes to there. */
type Cell = { day: string; cell: CellKey; amount: number };

/**
 * Cells of a measure with something in them, newest first, at most `limit`. `but`: only those where other measures have
 * less, which is where the rest is to be found.
 */
export async function cellsOf(
  db: Executor,
  measure: number,
  where: Where,
  period: Period,
  options: { after: FactCursor | null; limit: number; but?: readonly number[] },
): Promise<Cell[]> {
  const { after, limit, but = [] } = options;
  const to = after && after.day < period.to ? after.day : period.to;
  const rest = but.length
    ? sql<number>`r.amount - coalesce((select sum(o.amount) from indicators.total o
        where o.span = 'day' and o.division_code = r.division_code and o.measure = any(${[...but]}::int[]) and o.day = r.day
          and o.organisation_id = r.organisation_id), 0)`
    : sql<number>`r.amount`;
  const cells: Cell[] = [];
  // Month by month: a page is full after one or two of them, and none is read in vain.
  for (const month of await busyMonths(db, measure, where, { from: period.from, to })) {
    const { rows } = await sql<Cell>`
      select day, cell, amount::float8 as amount from (
        select r.day::text as day, array[r.division_code, r.organisation_id] as cell, ${rest} as amount
        from indicators.total r
        where r.span = 'day' and r.measure = ${measure} and ${within('r', where)}
          and r.day between greatest(${month}::date, ${period.from}::date)
            and least(${month}::date + interval '1 month' - interval '1 day', ${to}::date)
          and ${notBefore(after)}) c
      where amount <> 0 order by day desc, cell limit ${limit - cells.length}`.execute(db);
    cells.push(...rows);
    if (cells.length >= limit) break;
  }
  return cells;
}

/** On the day of the cursor the cells before its own were shown already. */
function notBefore(after: FactCursor | null): RawBuilder<boolean> {
  if (!after) return sql<boolean>`true`;
  return sql<boolean>`(r.day <> ${after.day}::date or (r.division_code, r.organisation_id) >= (${sql.join(after.cell)}))`;
}

async function busyMonths(
  db: Executor,
  measure: number,
  where: Where,
  { from, to }: Period,
): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    select distinct r.day::text as month from indicators.total r
    where r.span = 'month' and r.measure = ${measure} and r.amount <> 0 and ${within('r', where)}
      and r.day between date_trunc('month', ${from}::date) and ${to}::date
    order by 1 desc`.execute(db);
  return rows.map(({ month }) => month);
}

/**
 * The facts of these cells that add to a term and to none of `but`, in their order behind the cursor. An index serves each
 * day field of a fact.
 */
export async function factsOf(
  db: Executor,
  term: FlowTerm,
  but: readonly FlowTerm[],
  cells: readonly Cell[],
  { after, limit }: { after: FactCursor | null; limit: number },
): Promise<(Fact & { day: string })[]> {
  if (cells.length === 0) return [];
  const fields = sql`f.fields`;
  const day = sql`f.fields->>${sql.lit(term.on)}`;
  // Written out, for the indexes are of a kind each.
  const ofKind =
    term.fact === 'case' ? sql`f.kind = 'case'` : sql`f.kind <> 'case' and f.kind = ${term.fact}`;
  const behind = after
    ? sql`(c.day <> ${after.day} or (c.division, c.organisation) <> (${sql.join(after.cell)}) or f.id > ${after.id})`
    : sql`true`;
  const list = cells.map(({ day: on, cell: [division, organisation] }, position) => ({
    position,
    day: on,
    division,
    organisation,
  }));
  const { rows } = await sql<Fact & { day: string }>`
    select f.*, c.day
    from json_to_recordset(${JSON.stringify(list)}::json) as c (position int, day text, division text, organisation text)
    cross join lateral (
      select f.kind, f.id, f.division_code as "divisionCode", f.organisation_id as "organisationId",
        f.item_code as "itemCode", f.channel, f.fields
      from indicators.fact f
      where ${ofKind} and f.division_code = c.division and ${day} = c.day and f.organisation_id = c.organisation
        and ${behind} and ${addsSql(term, fields)}
        and not (${
          but.length
            ? sql.join(
                but.map((one) => addsSql(one, fields)),
                sql` or `,
              )
            : sql`false`
        })
      order by f.id limit ${limit}) f
    order by c.position, f.id limit ${limit}`.execute(db);
  return rows;
}
