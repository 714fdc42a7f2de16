import type { IndicatorDefinition } from '../../../../contracts/indicators.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { sources } from '../sources/sources.ts';

/** Measures by their key; `full` is false while one that was added later takes in what is known. */
export type KeptMeasures = {
  ids: Map<string, { id: number; full: boolean }>;
  /** Every source was read from its beginning. */
  walked: boolean;
  /** When every source had been looked at. */
  asOf: Date | null;
};

export async function kept(db: Executor): Promise<KeptMeasures> {
  const [measures, cursors] = await Promise.all([
    sql<{ key: string; id: number; full: boolean }>`
      select key, id, filled_to is null as full from indicators.measure`.execute(db),
    sql<{ walked: number; asOf: Date | null }>`
      select (count(*) filter (where walk is null))::int as walked, min(read_at) as "asOf"
      from indicators.cursor`.execute(db),
  ]);
  const whole = cursors.rows[0]?.walked === Object.keys(sources).length;
  return {
    ids: new Map(measures.rows.map(({ key, id, full }) => [key, { id, full }])),
    walked: whole,
    asOf: cursors.rows[0]?.asOf ?? null,
  };
}

/** The newest version of every definition, in the order of its file. */
export async function definitionsInForce(db: Executor): Promise<IndicatorDefinition[]> {
  const { rows } = await sql<{ definition: IndicatorDefinition }>`
    select definition from (
      select distinct on (id) id, position, definition from indicators.definition order by id, version desc) newest
    order by position, id`.execute(db);
  return rows.map(({ definition }) => definition);
}

/** One definition, the newest where no version is named. */
export async function findDefinition(
  db: Executor,
  id: string,
  version?: number,
): Promise<IndicatorDefinition | undefined> {
  const { rows } = await sql<{ definition: IndicatorDefinition }>`
    select definition from indicators.definition
    where id = ${id} and (${version ?? null}::int is null or version = ${version ?? null}::int)
    order by version desc limit 1`.execute(db);
  return rows[0]?.definition;
}
