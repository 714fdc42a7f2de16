import type { ClockView } from '../../../../contracts/cases.ts';
import { type Executor, type RawBuilder, sql } from '../../../platform/db/index.ts';
import type { Cell } from '../scope.ts';

export type Lights = Record<ClockView['light'], number>;
export type StateCount = { state: string; count: number } & Lights;

/** No queue is counted beyond this: nobody works through more, and a count must not cost more than the list. */
export const countLimit = 10_000;

/** Cases by state and light within the scope, off the queue indexes alone. */
export function countQuery(
  cells: readonly Cell[],
  states: readonly string[],
  now: Date,
): RawBuilder<StateCount> {
  const whole = cells.filter((cell) => cell.organisation === null);
  const parts = cells.filter((cell) => cell.organisation !== null);
  const sums = sql`count(*)::int as count,
    (count(*) filter (where c.due_at is null))::int as idle,
    (count(*) filter (where c.due_at <= ${now}))::int as bad,
    (count(*) filter (where c.warn_at <= ${now} and c.due_at > ${now}))::int as warn,
    (count(*) filter (where c.warn_at > ${now}))::int as ok`;
  const counted = (some: readonly Cell[], organisation: RawBuilder<unknown>) => sql`
    select wanted.state, c.* from unnest(${some.map((cell) => cell.division)}::text[],
        ${some.map((cell) => cell.organisation)}::text[]) as cell (division, organisation)
      cross join unnest(${[...states]}::text[]) as wanted (state)
      cross join lateral (select ${sums} from (
        select c.due_at, c.warn_at from cases."case" c
        where c.division_code = cell.division ${organisation} and c.state = wanted.state
        order by c.sort_at limit ${countLimit}) c) c`;
  return sql<StateCount>`
    select state, sum(count)::int as count, sum(idle)::int as idle, sum(bad)::int as bad, sum(warn)::int as warn,
      sum(ok)::int as ok
    from ((${counted(whole, sql``)}) union all (${counted(parts, sql`and c.organisation_id = cell.organisation`)})) s
    group by state`;
}

export async function countStates(
  executor: Executor,
  cells: readonly Cell[],
  states: readonly string[],
  now: Date,
): Promise<Map<string, StateCount>> {
  const { rows } = await countQuery(cells, states, now).execute(executor);
  return new Map(rows.map((row) => [row.state, row]));
}

export async function countMine(
  executor: Executor,
  staffIds: readonly string[],
  now: Date,
): Promise<StateCount> {
  const { rows } = await sql<StateCount>`
    select 'mine' as state, count(*)::int as count,
      (count(*) filter (where c.due_at is null))::int as idle,
      (count(*) filter (where c.due_at <= ${now}))::int as bad,
      (count(*) filter (where c.warn_at <= ${now} and c.due_at > ${now}))::int as warn,
      (count(*) filter (where c.warn_at > ${now}))::int as ok
    from cases."case" c where c.handler_id = any(${[...staffIds]}::text[])`.execute(executor);
  return rows[0] as StateCount;
}
