import { dayNumber } from '../../../platform/dates.ts';
import { type Executor, type RawBuilder, sql } from '../../../platform/db/index.ts';
import { cover, type Part } from './cover.ts';
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
  const covers = periods.map((period) => (period.to < period.from ? [] : cover(period)));
  const parts = covers.flatMap((of, piece) => of.map((part) => ({ piece, ...part })));
  if (measures.length === 0 || parts.length === 0) return sums;
  const key = by === 'organisation' ? sql`t.organisation_id` : sql`''`;
  const totals = totalsOf(measures, where, covers, parts);
  const each = sql`select t.piece, t.measure, ${key} as key, sum(t.amount)::float8 as amount from ${totals} t
    group by 1, 2, 3 having sum(t.amount) <> 0`;
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

type PiecePart = Part & { piece: number };

/** Rows of the spans that make the periods: piece, measure, organisation_id, amount. */
function totalsOf(
  measures: readonly number[],
  where: Where,
  covers: readonly Part[][],
  parts: readonly PiecePart[],
): RawBuilder<unknown> {
  const ids = sql`any(${[...measures]}::int[])`;
  // The days of a year one after another are a stretch of the key, read at once.
  const days = stretchOf(covers);
  if (days) {
    return sql`(select r.day - ${days.from}::date as piece, r.measure, r.organisation_id, r.amount
      from indicators.total r where r.span = 'day' and r.day between ${days.from}::date and ${days.to}::date
        and r.measure = ${ids} and ${within('r', where)})`;
  }
  // `offset 0`: each part is looked up by the primary key, whatever the planner thinks of how many there are.
  return sql`(select p.piece, r.measure, r.organisation_id, p.sign * r.amount as amount
    from json_to_recordset(${JSON.stringify(parts)}::json) as p (piece int, span text, day date, sign int)
    cross join lateral (select r.measure, r.organisation_id, r.amount from indicators.total r
      where r.span = p.span and r.day = p.day and r.measure = ${ids} and ${within('r', where)}
      offset 0) r)`;
}

/** First and last day where many periods are a day each, one after another. */
function stretchOf(covers: readonly Part[][]): Period | undefined {
  const days = covers.flatMap(([part, ...more]) =>
    more.length === 0 && part?.span === 'day' ? [part.day] : [],
  );
  const [from, to] = [days[0], days.at(-1)];
  if (!from || !to || covers.length <= 31 || days.length < covers.length) return undefined;
  return dayNumber(to) - dayNumber(from) === days.length - 1 ? { from, to } : undefined;
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
