import { type Executor, type RawBuilder, sql } from '../../../platform/db/index.ts';
import { type Period, partsOf } from './period.ts';
import { type Where, within } from './where.ts';

/** By what sums are told apart. */
export type Dimension = 'organisation' | 'item' | 'channel' | 'day' | 'month';
/** Sums by measure, then by what they are told apart by. */
export type Sums = Map<number, Map<string, number>>;

const columns: Record<Dimension, RawBuilder<string>> = {
  organisation: sql`r.organisation_id`,
  item: sql`r.item_code`,
  channel: sql`r.channel`,
  day: sql`r.day::text`,
  month: sql`to_char(r.day, 'YYYY-MM')`,
};

/** Adds up the roll-ups of a place and a period: whole months from their sums, the rest from days. */
export async function flowSums(
  db: Executor,
  measures: readonly number[],
  where: Where,
  period: Period,
  by: Dimension = 'organisation',
): Promise<Sums> {
  if (measures.length === 0 || period.to < period.from) return new Map();
  const parts = by === 'day' ? { months: [], days: [period] } : partsOf(period);
  const fine = by === 'item' || by === 'channel';
  const select = (grain: string, days: RawBuilder<boolean>) => sql`
    select r.measure, ${columns[by]} as key, r.amount from indicators.rollup r
    where r.grain = ${grain} and r.measure = any(${[...measures]}::int[]) and ${days} and ${within('r', where)}`;
  const selects = [
    ...(parts.months.length
      ? [select(fine ? 'month' : 'month-sum', sql<boolean>`r.day = any(${parts.months}::date[])`)]
      : []),
    ...parts.days.map(({ from, to }) =>
      select(fine ? 'day' : 'day-sum', sql<boolean>`r.day between ${from}::date and ${to}::date`),
    ),
  ];
  const { rows } = await sql<{ measure: number; key: string; amount: number }>`
    select measure, key, sum(amount)::float8 as amount from (${sql.join(selects, sql` union all `)}) r
    group by measure, key`.execute(db);
  return toSums(rows);
}

/** The newest snapshot up to a day; undefined where none was taken yet. */
export async function snapshotOf(db: Executor, day: string): Promise<string | undefined> {
  const { rows } = await sql<{ day: string }>`
    select day::text as day from indicators.snapshot where day <= ${day}::date order by day desc limit 1`.execute(
    db,
  );
  return rows[0]?.day;
}

export async function stockSums(
  db: Executor,
  measures: readonly number[],
  where: Where,
  snapshot: string,
): Promise<Sums> {
  if (measures.length === 0) return new Map();
  const { rows } = await sql<{ measure: number; key: string; amount: number }>`
    select r.measure, r.organisation_id as key, sum(r.amount)::float8 as amount from indicators.stock r
    where r.day = ${snapshot}::date and r.measure = any(${[...measures]}::int[]) and ${within('r', where)}
    group by 1, 2`.execute(db);
  return toSums(rows);
}

function toSums(rows: readonly { measure: number; key: string; amount: number }[]): Sums {
  const sums: Sums = new Map();
  for (const { measure, key, amount } of rows) {
    const of = sums.get(measure);
    if (of) of.set(key, amount);
    else sums.set(measure, new Map([[key, amount]]));
  }
  return sums;
}
