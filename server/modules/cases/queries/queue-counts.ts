import type { Light } from '../../../../contracts/cases.ts';
import { type Executor, type RawBuilder, sql } from '../../../platform/db/index.ts';
import type { Cell, Entrustments } from '../scope.ts';
import { scopesOf } from './list-rows.ts';

export type Lights = Record<Light, number>;
export type StateCount = { state: string; count: number } & Lights;

/** No queue is counted beyond this: nobody works through more, and a count must not cost more than the list. */
export const countLimit = 10_000;

/** Cases by state and light within the scope, off the queue indexes alone. */
export function countQuery(
  cells: readonly Cell[],
  states: readonly string[],
  now: Date,
  entrusted: Entrustments | null = null,
): RawBuilder<Omit<StateCount, 'stopped'>> {
  const sums = sql`count(*)::int as count,
    (count(*) filter (where c.due_at is null))::int as idle,
    (count(*) filter (where c.due_at <= ${now}))::int as bad,
    (count(*) filter (where c.warn_at <= ${now} and c.due_at > ${now}))::int as warn,
    (count(*) filter (where c.warn_at > ${now}))::int as ok`;
  const counted = scopesOf(cells, entrusted).map(
    ({ from, where }) => sql`(
    select wanted.state, c.* from ${from}
      cross join unnest(${[...states]}::text[]) as wanted (state)
      cross join lateral (select ${sums} from (
        select c.due_at, c.warn_at from cases."case" c
        where ${where} and c.state = wanted.state
        order by c.sort_at limit ${countLimit}) c) c)`,
  );
  return sql<Omit<StateCount, 'stopped'>>`
    select state, sum(count)::int as count, sum(idle)::int as idle, sum(bad)::int as bad, sum(warn)::int as warn,
      sum(ok)::int as ok
    from (${sql.join(counted, sql` union all `)}) s
    group by state`;
}

export async function countStates(
  executor: Executor,
  cells: readonly Cell[],
  states: readonly string[],
  now: Date,
  entrusted: Entrustments | null = null,
): Promise<Map<string, StateCount>> {
  const [{ rows }, { rows: still }] = await Promise.all([
    countQuery(cells, states, now, entrusted).execute(executor),
    stoppedQuery(cells).execute(executor),
  ]);
  const stopped = new Map(still.map((row) => [row.state, row.count]));
  return new Map(
    rows.map(({ idle, ...row }) => {
      const standing = Math.min(idle, stopped.get(row.state) ?? 0);
      return [row.state, { ...row, idle: idle - standing, stopped: standing }];
    }),
  );
}

/** Cases whose clock stands still, off an index that holds no others. */
function stoppedQuery(cells: readonly Cell[]): RawBuilder<{ state: string; count: number }> {
  return sql`
    select c.state, count(*)::int as count
    from unnest(${cells.map((cell) => cell.division)}::text[],
        ${cells.map((cell) => cell.organisation)}::text[]) as cell (division, organisation)
      join cases."case" c on c.division_code = cell.division and c.stopped_since is not null
        and (cell.organisation is null or c.organisation_id = cell.organisation)
    group by c.state`;
}

export async function countMine(
  executor: Executor,
  staffIds: readonly string[],
  now: Date,
): Promise<StateCount> {
  const { rows } = await sql<StateCount>`
    select 'mine' as state, count(*)::int as count,
      (count(*) filter (where c.due_at is null and c.stopped_since is null))::int as idle,
      (count(*) filter (where c.stopped_since is not null))::int as stopped,
      (count(*) filter (where c.due_at <= ${now}))::int as bad,
      (count(*) filter (where c.warn_at <= ${now} and c.due_at > ${now}))::int as warn,
      (count(*) filter (where c.warn_at > ${now}))::int as ok
    from cases."case" c where c.handler_id = any(${[...staffIds]}::text[])`.execute(executor);
  return rows[0] as StateCount;
}
