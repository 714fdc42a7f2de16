import type { Dimension, Study } from '../../../../contracts/attribution.ts';
import { type Executor, type RawBuilder, sql } from '../../../platform/db/index.ts';
import { type Where, within } from '../reading/where.ts';
import type { Counted } from './statistics.ts';

/** Months, both included (YYYY-MM). */
export type Months = { from: string; to: string };
export type Single = Counted & { dimension: Dimension | ''; value: string };
export type Double = Counted & { aDimension: Dimension; bDimension: Dimension; a: string; b: string };

const rowsOf = (study: Study, where: Where, { from, to }: Months): RawBuilder<boolean> => sql<boolean>`
  t.study = ${study} and t.month between ${`${from}-01`}::date and ${`${to}-01`}::date and ${within('t', where)}`;

/** Every trait of a place and period; '' is all. */
export async function singles(db: Executor, study: Study, where: Where, months: Months): Promise<Single[]> {
  const { rows } = await sql<Single>`
    select t.a_dimension as dimension, t.a as value, sum(t.base)::int as base, sum(t.hits)::int as hits
    from indicators.tally t where ${rowsOf(study, where, months)} and t.b_dimension = ''
    group by 1, 2 having sum(t.base) > 0 or sum(t.hits) > 0`.execute(db);
  return rows;
}

/** Of all, of one trait, or of two: how many hits and of how many things. */
export async function countOf(
  db: Executor,
  study: Study,
  where: Where,
  months: Months,
  traits: readonly { dimension: string; value: string }[],
): Promise<Counted> {
  const [a, b] = [...traits].map(({ dimension, value }) => sql`${dimension}::text, ${value}::text`);
  const none = sql`'', ''`;
  const { rows } = await sql<Counted>`
    select coalesce(sum(t.base), 0)::int as base, coalesce(sum(t.hits), 0)::int as hits
    from indicators.tally t where ${rowsOf(study, where, months)}
      and (t.a_dimension, t.a, t.b_dimension, t.b) in ((${a ?? none}, ${b ?? none}), (${b ?? a ?? none}, ${b ? (a ?? none) : none}))`.execute(
    db,
  );
  return rows[0] ?? { base: 0, hits: 0 };
}

/** Pairs of traits with at least so many hits. */
export async function doubles(
  db: Executor,
  study: Study,
  where: Where,
  months: Months,
  least: Counted,
): Promise<Double[]> {
  const { rows } = await sql<Double>`
    select t.a_dimension as "aDimension", t.b_dimension as "bDimension", t.a, t.b, sum(t.base)::int as base,
      sum(t.hits)::int as hits
    from indicators.tally t where ${rowsOf(study, where, months)} and t.b_dimension <> ''
    group by 1, 2, 3, 4 having sum(t.hits) >= ${least.hits} and sum(t.base) >= ${least.base}`.execute(db);
  return rows;
}

/**
 * How often a material that was asked for is named in a correction, by what else the case has: the measure for a pair of a
 * material and that trait.
 */
export async function besideMaterials(db: Executor, where: Where, months: Months): Promise<Single[]> {
  const { rows } = await sql<Single>`
    select dimension, value, sum(base)::int as base, sum(hits)::int as hits from (
      select case when t.a_dimension = 'material' then t.b_dimension else t.a_dimension end as dimension,
        case when t.a_dimension = 'material' then t.b else t.a end as value, t.base, t.hits
      from indicators.tally t
      where ${rowsOf('correction', where, months)} and t.b_dimension <> '' and 'material' in (t.a_dimension, t.b_dimension)) s
    group by 1, 2`.execute(db);
  return rows;
}
