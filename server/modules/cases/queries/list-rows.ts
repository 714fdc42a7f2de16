import { type Executor, type RawBuilder, sql } from '../../../platform/db/index.ts';
import type { Cell } from '../scope.ts';

/** A line of a list, as it lies in the table. */
export type ListedCase = {
  divisionCode: string;
  id: string;
  number: string;
  placeCode: string;
  itemCode: string;
  itemName: string;
  applicantName: string | null;
  applicantSealed: string;
  organisationName: string;
  state: string;
  version: number;
  handlerId: string | null;
  submittedAt: Date;
  sortAt: Date;
};

export const listColumns = sql`c.division_code as "divisionCode", c.id, c.number, c.place_code as "placeCode",
  c.item_code as "itemCode", c.item_name as "itemName", c.applicant_name as "applicantName",
  c.applicant_sealed as "applicantSealed", c.organisation_name as "organisationName", c.state, c.version,
  c.handler_id as "handlerId", c.submitted_at as "submittedAt", c.sort_at as "sortAt"`;

/** Where the last page ended: the key of its order and the id. */
export type Cursor = { at: string | null; id: string };

export const orders = {
  /** Most urgent first. */
  urgent: { by: sql`c.sort_at, c.id`, after: sql`>` },
  /** Newest change first. */
  latest: { by: sql`c.sort_at desc, c.id desc`, after: sql`<` },
} as const;

export type ListPlan = {
  cells: readonly Cell[];
  /** null: every state, newest submission first. */
  states: readonly string[] | null;
  items: readonly string[] | null;
  order: keyof typeof orders;
  cursor: Cursor | null;
  limit: number;
};

/**
 * A list is a merge of short ordered reads, one per cell of the scope and state (and item): each takes at most `limit`
 * rows off an index in the list's own order, so the cost does not grow with the number of cases.
 */
export async function listRows(executor: Executor, plan: ListPlan): Promise<ListedCase[]> {
  const { rows } = await listQuery(plan).execute(executor);
  return rows;
}

/** The statement by itself, for the test that reads its plan. */
export function listQuery(plan: ListPlan): RawBuilder<ListedCase> {
  const whole = plan.cells.filter((cell) => cell.organisation === null);
  const parts = plan.cells.filter((cell) => cell.organisation !== null);
  const order = plan.states ? orders[plan.order].by : sql`c.id desc`;
  return sql<ListedCase>`
    select * from (
      (${merged(plan, whole, false)})
      union all
      (${merged(plan, parts, true)})
    ) c order by ${plan.states ? outer(plan.order) : sql`c.id desc`} limit ${plan.limit}`;

  function merged(one: ListPlan, cells: readonly Cell[], byOrganisation: boolean): RawBuilder<unknown> {
    const organisation = byOrganisation ? sql`and c.organisation_id = cell.organisation` : sql``;
    return sql`
      select c.* from unnest(${cells.map((cell) => cell.division)}::text[],
          ${cells.map((cell) => cell.organisation)}::text[]) as cell (division, organisation)
        ${one.states ? sql`cross join unnest(${[...one.states]}::text[]) as wanted (state)` : sql``}
        ${one.items ? sql`cross join unnest(${[...one.items]}::text[]) as item (code)` : sql``}
        cross join lateral (
          select ${listColumns} from cases."case" c
          where c.division_code = cell.division ${organisation}
            ${one.states ? sql`and c.state = wanted.state` : sql``}
            ${one.items ? sql`and c.item_code = item.code` : sql``}
            ${afterCursor(one)}
          order by ${order} limit ${one.limit}
        ) c`;
  }
}

const outer = (order: keyof typeof orders): RawBuilder<unknown> =>
  order === 'urgent' ? sql`c."sortAt", c.id` : sql`c."sortAt" desc, c.id desc`;

function afterCursor({ cursor, states, order }: ListPlan): RawBuilder<unknown> {
  if (!cursor) return sql``;
  if (!states) return sql`and c.id < ${cursor.id}::uuid`;
  const { after } = orders[order];
  return sql`and (c.sort_at, c.id) ${after} (${cursor.at}::timestamptz, ${cursor.id}::uuid)`;
}

/** What these officers have taken, most urgent first. */
export async function minePage(
  executor: Executor,
  staffIds: readonly string[],
  cursor: Cursor | null,
  limit: number,
): Promise<ListedCase[]> {
  const { rows } = await mineQuery(staffIds, cursor, limit).execute(executor);
  return rows;
}

export function mineQuery(
  staffIds: readonly string[],
  cursor: Cursor | null,
  limit: number,
): RawBuilder<ListedCase> {
  return sql<ListedCase>`
    select c.* from unnest(${[...staffIds]}::text[]) as hand (id) cross join lateral (
      select ${listColumns} from cases."case" c
      where c.handler_id = hand.id
        ${cursor ? sql`and (c.sort_at, c.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``}
      order by c.sort_at, c.id limit ${limit}) c
    order by c."sortAt", c.id limit ${limit}`;
}
