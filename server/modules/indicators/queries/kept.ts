import type { IndicatorDefinition } from '../../../../contracts/indicators.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { sources } from '../sources/sources.ts';

/** What is counted and how far. Measures by their key; `full` is false while one that was added later takes in what is known. */
export type Kept = {
  ids: Map<string, { id: number; full: boolean }>;
  /** Every source was read from its beginning. */
  walked: boolean;
  /** When every source had been looked at. */
  asOf: Date | null;
  /** The newest snapshot of stocks up to each of the days asked for. */
  snapshots: (string | undefined)[];
};

/** What is counted and how far: all that reading needs besides the sums, in one statement. */
export async function kept(db: Executor, upTo: readonly string[] = []): Promise<Kept> {
  const { rows } = await sql<{
    measures: [string, number, boolean][] | null;
    walked: number;
    asOf: Date | null;
    snapshots: (string | null)[] | null;
  }>`
    select (select json_agg(json_build_array(key, id, filled_to is null)) from indicators.measure) as measures,
      (select json_agg((select max(s.day) from indicators.snapshot s where s.day <= d.day) order by n)
        from unnest(${[...upTo]}::date[]) with ordinality d (day, n)) as snapshots, c.*
    from (select (count(*) filter (where walk is null))::int as walked, min(read_at) as "asOf"
      from indicators.cursor) c`.execute(db);
  const { measures, walked = 0, asOf = null, snapshots } = rows[0] ?? {};
  return {
    ids: new Map(measures?.map(([key, id, full]) => [key, { id, full }])),
    walked: walked === Object.keys(sources).length,
    asOf,
    snapshots: snapshots?.map((day) => day ?? undefined) ?? [],
  };
}

/** Parsed definitions by what is in them: a version is never changed, and there are some dozens. */
const parsed = new Map<string, IndicatorDefinition>();

/** The newest version of every definition, in the order of its file. */
export async function definitionsInForce(db: Executor): Promise<IndicatorDefinition[]> {
  const { rows } = await sql<{ id: string; version: number; sm3: string }>`
    select id, version, sm3 from (
      select distinct on (id) id, version, position, sm3 from indicators.definition order by id, version desc) newest
    order by position, id`.execute(db);
  const unknown = rows.filter(({ sm3 }) => !parsed.has(sm3));
  if (unknown.length > 0) await parse(db, unknown);
  return rows.flatMap(({ sm3 }) => parsed.get(sm3) ?? []);
}

async function parse(db: Executor, of: readonly { sm3: string }[]): Promise<void> {
  const { rows } = await sql<{ sm3: string; definition: IndicatorDefinition }>`
    select distinct on (sm3) sm3, definition from indicators.definition
    where sm3 = any(${of.map(({ sm3 }) => sm3)}::text[])`.execute(db);
  for (const { sm3, definition } of rows) parsed.set(sm3, definition);
}

/** One definition, the newest where no version is named. */
export async function findDefinition(
  db: Executor,
  id: string,
  version?: number,
): Promise<IndicatorDefinition | undefined> {
  const { rows } = await sql<{ sm3: string }>`
    select sm3 from indicators.definition
    where id = ${id} and (${version ?? null}::int is null or version = ${version ?? null}::int)
    order by version desc limit 1`.execute(db);
  const [found] = rows;
  if (found && !parsed.has(found.sm3)) await parse(db, [found]);
  return found && parsed.get(found.sm3);
}
