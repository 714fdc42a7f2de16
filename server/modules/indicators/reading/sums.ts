import { type Executor, sql } from '../../../platform/db/index.ts';
import { cover } from './cover.ts';
import type { Period } from './period.ts';
import { type Where, within } from './where.ts';

/** Sums by measure, then by organisation ('' where organisations are not told apart). */
export type Sums = Map<number, Map<string, number>>;

/** The sums of a place in each of some periods: one read of the few spans that make them. */
export async function flowSums(
  db: Executor,
  measures: readonly number[],
  where: Where,
  periods: readonly Period[],
  by: 'organisation' | 'whole',
): Promise<Sums[]> {
  const sums: Sums[] = periods.map(() => new Map());
  const parts = periods.flatMap((period, piece) =>
    period.to < period.from ? [] : cover(period).map((part) => ({ piece, ...part })),
  );
  if (measures.length === 0 || parts.length === 0) return sums;
  const key = by === 'organisation' ? sql`t.organisation_id` : sql`''`;
  const list = sql`json_to_recordset(${JSON.stringify(parts)}::json) as p (piece int, span text, day date, sign int)`;
  // `offset 0`: each part is looked up by the primary key, whatever the planner thinks of how many there are.
  const totals = sql`${list} cross join lateral (select r.measure, r.organisation_id, r.amount from indicators.total r
    where r.span = p.span and r.day = p.day and r.measure = any(${[...measures]}::int[]) and ${within('r', where)}
    offset 0) t`;
  const each = sql`select p.piece, t.measure, ${key} as key, sum(p.sign * t.amount)::float8 as amount from ${totals}
    group by 1, 2, 3 having sum(p.sign * t.amount) <> 0`;
  if (by === 'organisation') {
    const { rows } = await sql<{ piece: number; measure: number; amounts: Record<string, number> }>`
      select piece, measure, json_object_agg(key, amount) as amounts from (${each}) s group by 1, 2`.execute(
      db,
    );
    for (const { piece, measure, amounts } of rows) {
      sums[piece]?.set(measure, new Map(Object.entries(amounts)));
    }
    return sums;
  }
  const { rows } = await sql<{ measure: number; amounts: [number, number][] }>`
    select measure, json_agg(json_build_array(piece, amount)) as amounts from (${each}) s group by 1`.execute(
    db,
  );
  for (const { measure, amounts } of rows) {
    for (const [piece, amount] of amounts) sums[piece]?.set(measure, new Map([['', amount]]));
  }
  return sums;
}

/** What was there at the end of days that snapshots were taken of, by day and organisation. */
export async function stockSums(
  db: Executor,
  measures: readonly number[],
  where: Where,
  snapshots: readonly (string | undefined)[],
): Promise<Map<string, Sums>> {
  const days = [...new Set(snapshots.filter((day) => day !== undefined))];
  if (measures.length === 0 || days.length === 0) return new Map();
  const { rows } = await sql<{ day: string; measure: number; amounts: Record<string, number> }>`
    select day, measure, json_object_agg(organisation_id, amount) as amounts from (
      select r.day::text as day, r.measure, r.organisation_id, sum(r.amount)::float8 as amount from indicators.stock r
      where r.day = any(${days}::date[]) and r.measure = any(${[...measures]}::int[]) and ${within('r', where)}
      group by 1, 2, 3) s
    group by day, measure`.execute(db);
  const sums = new Map<string, Sums>(days.map((day) => [day, new Map()]));
  for (const { day, measure, amounts } of rows) sums.get(day)?.set(measure, new Map(Object.entries(amounts)));
  return sums;
}
