import { caseGrants, type StaffActor } from '../../../../contracts/identity.ts';
import { type Executor, type RawBuilder, sql } from '../../../platform/db/index.ts';
import type { CasesContext } from '../context.ts';
import { type Cursor, type ListedCase, listColumns } from '../queries/list-rows.ts';
import type { StateCount } from '../queries/queue-counts.ts';
import { type Cell, cellsOf } from '../scope.ts';

/** Cells in which an officer may fill seats that name no officer, by permission. */
export type SeatCell = Cell & { permission: string };

export async function seatCells(
  ctx: Pick<CasesContext, 'neighbours'>,
  actor: Pick<StaffActor, 'grants' | 'standsFor'>,
): Promise<SeatCell[]> {
  const kinds = ['case.review', 'case.decide'] as const;
  const found = await Promise.all(
    kinds.map(async (permission) => {
      const cells = await cellsOf(ctx.neighbours, caseGrants(actor), {}, permission);
      return cells.map((cell) => ({ ...cell, permission }));
    }),
  );
  return found.flat();
}

/** Cases in which a seat waits for this officer, or of which a step was copied to her; most urgent first. */
export async function seatPage(
  executor: Executor,
  hands: readonly string[],
  cells: readonly SeatCell[],
  cursor: Cursor | null,
  limit: number,
): Promise<ListedCase[]> {
  const { rows } = await sql<ListedCase>`
    with waiting as (
      select division_code, case_id, min(sort_at) as sort_at from (${seatsOf(hands, cells)}) s
      group by division_code, case_id
    )
    select ${listColumns}, w.sort_at as "sortAt"
    from waiting w join cases."case" c on c.division_code = w.division_code and c.id = w.case_id
    where ${cursor ? sql`(w.sort_at, c.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
    order by w.sort_at, c.id limit ${limit}`.execute(executor);
  return rows;
}

/** How many cases wait for her, by the light of the seat that is due first. */
export async function countSeats(
  executor: Executor,
  hands: readonly string[],
  cells: readonly SeatCell[],
  now: Date,
): Promise<StateCount> {
  const { rows } = await sql<StateCount>`
    with waiting as (
      select case_id, min(due_at) as due_at, min(warn_at) as warn_at from (${seatsOf(hands, cells)}) s
      group by case_id
    )
    select 'steps' as state, count(*)::int as count, 0 as idle,
      (count(*) filter (where due_at is null))::int as stopped,
      (count(*) filter (where due_at <= ${now}))::int as bad,
      (count(*) filter (where warn_at <= ${now} and due_at > ${now}))::int as warn,
      (count(*) filter (where warn_at > ${now}))::int as ok
    from waiting`.execute(executor);
  return rows[0] as StateCount;
}

/** Her own by name, and those of her offices: each read off an index, none by looking through cases. */
function seatsOf(hands: readonly string[], cells: readonly SeatCell[]): RawBuilder<unknown> {
  const columns = sql`s.division_code, s.case_id, s.due_at, s.warn_at, s.sort_at`;
  const whole = cells.filter((cell) => cell.organisation === null);
  const parts = cells.filter((cell) => cell.organisation !== null);
  const byPlace = (some: readonly SeatCell[], organisation: RawBuilder<unknown>) => sql`
    select ${columns} from unnest(${some.map((cell) => cell.division)}::text[],
        ${some.map((cell) => cell.organisation)}::text[], ${some.map((cell) => cell.permission)}::text[])
        as cell (division, organisation, permission)
      join cases.seat s on s.staff_id is null and s.place_key = cell.division
        and s.permission = cell.permission ${organisation}`;
  return sql`
    select ${columns} from cases.seat s where s.staff_id = any(${[...hands]}::text[])
    union all ${byPlace(whole, sql``)}
    union all ${byPlace(parts, sql`and s.organisation_id = cell.organisation`)}`;
}
