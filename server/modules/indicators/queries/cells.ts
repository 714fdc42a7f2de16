import { type Executor, type RawBuilder, sql } from '../../../platform/db/index.ts';
import type { Period } from '../reading/period.ts';
import { type Where, within } from '../reading/where.ts';
import type { Fact } from '../vocabulary.ts';

/** Where the last page ended: facts go by day, the newest first, then by place, item, channel and id. */
export type FactCursor = { day: string; cell: [string, string, string, string]; id: string };
/** A place in the roll-ups that has at least one of the facts asked for. */
type Cell = { day: string; cell: [string, string, string, string] };

/**
 * Cells of a measure with something in them, newest first, at most `limit`. `but`: only those where another measure has
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
  const less = but.length
    ? sql<boolean>`r.amount <> coalesce((select sum(o.amount) from indicators.rollup o
        where o.grain = 'day' and o.division_code = r.division_code and o.measure = any(${[...but]}::int[]) and o.day = r.day
          and o.organisation_id = r.organisation_id and o.item_code = r.item_code and o.channel = r.channel), 0)`
    : sql<boolean>`r.amount <> 0`;
  const cells: Cell[] = [];
  // Month by month: a page is full after one or two of them, and none is read in vain.
  for (const month of await busyMonths(db, measure, where, { from: period.from, to })) {
    const { rows } = await sql<{ day: string; cell: Cell['cell'] }>`
      select r.day::text as day, array[r.division_code, r.organisation_id, r.item_code, r.channel] as cell
      from indicators.rollup r
      where r.grain = 'day' and r.measure = ${measure} and ${within('r', where)} and ${less}
        and r.day between greatest(${month}::date, ${period.from}::date)
          and least(${month}::date + interval '1 month' - interval '1 day', ${to}::date)
        and ${notBefore(after)}
      order by r.day desc, r.division_code, r.organisation_id, r.item_code, r.channel
      limit ${limit - cells.length}`.execute(db);
    cells.push(...rows);
    if (cells.length >= limit) break;
  }
  return cells;
}

/** On the day of the cursor the cells before its own were shown already. */
function notBefore(after: FactCursor | null): RawBuilder<boolean> {
  if (!after) return sql<boolean>`true`;
  return sql<boolean>`(r.day <> ${after.day}::date or (r.division_code, r.organisation_id, r.item_code, r.channel)
    >= (${sql.join(after.cell)}))`;
}

async function busyMonths(
  db: Executor,
  measure: number,
  where: Where,
  { from, to }: Period,
): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    select distinct r.day::text as month from indicators.rollup r
    where r.grain = 'month-sum' and r.measure = ${measure} and r.amount <> 0 and ${within('r', where)}
      and r.day between date_trunc('month', ${from}::date) and ${to}::date
    order by 1 desc`.execute(db);
  return rows.map(({ month }) => month);
}

/** The facts of these cells in their order; `on` is the field that names the day (an index serves each). */
export async function factsOf(
  db: Executor,
  kind: string,
  on: string,
  cells: readonly Cell[],
): Promise<(Fact & { day: string })[]> {
  if (cells.length === 0) return [];
  const column = (index: number) => cells.map(({ cell }) => cell[index]);
  const day = sql`f.fields->>${sql.lit(on)}`;
  // Written out, for the indexes are of a kind each.
  const ofKind = kind === 'case' ? sql`f.kind = 'case'` : sql`f.kind <> 'case' and f.kind = ${kind}`;
  const { rows } = await sql<Fact & { day: string }>`
    select f.kind, f.id, f.division_code as "divisionCode", f.organisation_id as "organisationId",
      f.item_code as "itemCode", f.channel, f.fields, c.day
    from unnest(${cells.map((cell) => cell.day)}::text[], ${column(0)}::text[], ${column(1)}::text[],
        ${column(2)}::text[], ${column(3)}::text[]) with ordinality
        as c (day, division, organisation, item, channel, position)
      join indicators.fact f on ${ofKind} and f.division_code = c.division and ${day} = c.day
        and f.item_code = c.item and f.organisation_id = c.organisation and f.channel = c.channel
    order by c.position, f.id`.execute(db);
  return rows;
}
