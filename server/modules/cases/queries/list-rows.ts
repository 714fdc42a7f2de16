import type { Light } from '../../../../contracts/cases.ts';
import { type Executor, type RawBuilder, sql } from '../../../platform/db/index.ts';
import type { Cell, Entrustments } from '../scope.ts';

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
  dueAt: Date | null;
  warnAt: Date | null;
  stoppedSince: Date | null;
};

export const listColumns = sql`c.division_code as "divisionCode", c.id, c.number, c.place_code as "placeCode",
  c.item_code as "itemCode", c.item_name as "itemName", c.applicant_name as "applicantName",
  c.applicant_sealed as "applicantSealed", c.organisation_name as "organisationName", c.state, c.version,
  c.handler_id as "handlerId", c.submitted_at as "submittedAt", c.sort_at as "sortAt", c.due_at as "dueAt",
  c.warn_at as "warnAt", c.stopped_since as "stoppedSince"`;

/** Where the last page ended: the key of its order and the id. */
export type Cursor = { at: string | null; id: string };

export const orders = {
  /** Most urgent first. */
  urgent: { by: sql`c.sort_at, c.id`, after: sql`>` },
  /** Newest change first. */
  latest: { by: sql`c.sort_at desc, c.id desc`, after: sql`<` },
} as const;

/** What rows of a list must also be: all of it stands in the index that orders them. */
export type Narrow = {
  light?: { is: Light; now: Date };
  /** Ids carry the instant of submission (UUID v7): a range of days is a range of ids. */
  ids?: { from: string | null; to: string | null };
  /** In whose hands. */
  hands?: readonly string[];
};

export type ListPlan = {
  cells: readonly Cell[];
  /** Beside the cells, without what lies in them. */
  entrusted?: Entrustments | null;
  /** null: every state, newest submission first. */
  states: readonly string[] | null;
  items: readonly string[] | null;
  narrow?: Narrow;
  /** 'submitted': newest submission first, whatever the state; the way for a range of days among all that is done. */
  order: keyof typeof orders | 'submitted';
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
  const inner = bySubmission(plan) ? sql`c.id desc` : orders[plan.order as keyof typeof orders].by;
  const rows = merged(plan, listColumns, sql`order by ${inner} limit ${plan.limit}`);
  return sql<ListedCase>`select * from (${rows}) c order by ${outer(plan)} limit ${plan.limit}`;
}

/** How many a list has, counted up to `plan.limit`. */
export async function countRows(executor: Executor, plan: ListPlan): Promise<number> {
  const { rows } = await countListQuery(plan).execute(executor);
  return Math.min(plan.limit, rows[0]?.count ?? 0);
}

export function countListQuery(plan: ListPlan): RawBuilder<{ count: number }> {
  const rows = merged({ ...plan, cursor: null }, null, sql`limit ${plan.limit}`);
  return sql<{ count: number }>`select count(*)::int as count from (${rows}) c`;
}

/**
 * A light is looked for in the index alone, and only the rows found are fetched: few may be yellow among thousands of
 * open cases (1,771 pages against 60 over a county of 40,000).
 */
function merged(
  plan: ListPlan,
  columns: RawBuilder<unknown> | null,
  end: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const part = ({ from, where }: Scope) => sql`
    select c.* from ${from}
      ${plan.states && !filtersStates(plan) ? sql`cross join unnest(${[...plan.states]}::text[]) as wanted (state)` : sql``}
      ${plan.items ? sql`cross join unnest(${[...plan.items]}::text[]) as item (code)` : sql``}
      cross join lateral (${
        plan.narrow?.light && columns
          ? sql`
        select ${columns} from (
          select c.division_code, c.id from cases."case" c
          where ${where} ${conditions(plan)} ${end}) k
        join cases."case" c on c.division_code = k.division_code and c.id = k.id`
          : sql`
        select ${columns ?? sql`1 as one`} from cases."case" c
        where ${where} ${conditions(plan)}
        ${end}`
      }
      ) c`;
  return sql.join(
    scopesOf(plan.cells, plan.entrusted ?? null).map((scope) => sql`(${part(scope)})`),
    sql` union all `,
  );
}

/** Where to look, and what a row `c` must be there. */
export type Scope = { from: RawBuilder<unknown>; where: RawBuilder<unknown> };

/** Whole divisions, single organisations, and what is entrusted without lying in either. */
export function scopesOf(cells: readonly Cell[], entrusted: Entrustments | null): Scope[] {
  const columns = (some: readonly Cell[]) =>
    sql`unnest(${some.map((cell) => cell.division)}::text[], ${some.map((cell) => cell.organisation)}::text[])`;
  const of = (some: readonly Cell[]) => sql`${columns(some)} as cell (division, organisation)`;
  const whole = of(cells.filter((cell) => cell.organisation === null));
  const parts = of(cells.filter((cell) => cell.organisation !== null));
  const inDivision = sql`c.division_code = cell.division`;
  return [
    { from: whole, where: inDivision },
    { from: parts, where: sql`${inDivision} and c.organisation_id = cell.organisation` },
    ...(entrusted
      ? [
          {
            from: sql`unnest(${[...entrusted.to]}::text[]) as cell (organisation)`,
            where: sql`c.entrusted_to = cell.organisation
              ${entrusted.division ? sql`and c.division_code = ${entrusted.division}` : sql``}
              ${entrusted.by ? sql`and c.organisation_id = ${entrusted.by}` : sql``}
              and not exists (select from ${columns(cells)} as own (division, organisation)
                where own.division = c.division_code
                  and (own.organisation is null or own.organisation = c.organisation_id))`,
          },
        ]
      : []),
  ];
}

/** By submission there is one read a cell, over all states; those not wanted are passed over. */
const filtersStates = (plan: ListPlan): boolean => plan.order === 'submitted' && !plan.items;
const bySubmission = (plan: ListPlan): boolean => !plan.states || filtersStates(plan);

function conditions(plan: ListPlan): RawBuilder<unknown> {
  const { states, items, narrow = {} } = plan;
  const { light, ids, hands } = narrow;
  return sql`
    ${states ? (filtersStates(plan) ? sql`and c.state = any(${[...states]}::text[])` : sql`and c.state = wanted.state`) : sql``}
    ${items ? sql`and c.item_code = item.code` : sql``}
    ${hands ? sql`and c.handler_id = any(${[...hands]}::text[])` : sql``}
    ${light ? lit(light) : sql``}
    ${ids?.from ? sql`and c.id >= ${ids.from}::uuid` : sql``}
    ${ids?.to ? sql`and c.id < ${ids.to}::uuid` : sql``}
    ${afterCursor(plan)}`;
}

/** While a clock runs, the order of a queue is its due time: a light is a stretch of the index, or a filter in it. */
function lit({ is, now }: NonNullable<Narrow['light']>): RawBuilder<unknown> {
  switch (is) {
    case 'bad':
      return sql`and c.due_at <= ${now} and c.sort_at <= ${now}`;
    case 'warn':
      return sql`and c.warn_at <= ${now} and c.due_at > ${now} and c.sort_at > ${now}`;
    case 'ok':
      return sql`and c.warn_at > ${now} and c.sort_at > ${now}`;
    // Those that stand still lie in an index of their own, so that neither reads the rows of a whole queue.
    case 'idle':
      return sql`and c.due_at is null and not exists (select from cases."case" still where still.stopped_since is not null
        and (still.division_code, still.state, still.sort_at, still.id) = (c.division_code, c.state, c.sort_at, c.id))`;
    case 'stopped':
      return sql`and c.stopped_since is not null`;
  }
}

/** The conditions of a search, which has few rows to look at. */
export function narrowing({ light, ids }: Narrow): RawBuilder<unknown> {
  return sql`${light ? lit(light) : sql``} ${ids?.from ? sql`and c.id >= ${ids.from}::uuid` : sql``}
    ${ids?.to ? sql`and c.id < ${ids.to}::uuid` : sql``}`;
}

function outer(plan: ListPlan): RawBuilder<unknown> {
  if (bySubmission(plan)) return sql`c.id desc`;
  return plan.order === 'urgent' ? sql`c."sortAt", c.id` : sql`c."sortAt" desc, c.id desc`;
}

function afterCursor(plan: ListPlan): RawBuilder<unknown> {
  const { cursor } = plan;
  if (!cursor) return sql``;
  if (bySubmission(plan)) return sql`and c.id < ${cursor.id}::uuid`;
  const { after } = orders[plan.order as keyof typeof orders];
  return sql`and (c.sort_at, c.id) ${after} (${cursor.at}::timestamptz, ${cursor.id}::uuid)`;
}

/** What these officers have taken, most urgent first. */
export async function minePage(
  executor: Executor,
  staffIds: readonly string[],
  cursor: Cursor | null,
  limit: number,
  narrow: Narrow = {},
): Promise<ListedCase[]> {
  const { rows } = await mineQuery(staffIds, cursor, limit, narrow).execute(executor);
  return rows;
}

export function mineQuery(
  staffIds: readonly string[],
  cursor: Cursor | null,
  limit: number,
  narrow: Narrow = {},
): RawBuilder<ListedCase> {
  return sql<ListedCase>`
    select c.* from unnest(${[...staffIds]}::text[]) as hand (id) cross join lateral (
      select ${listColumns} from cases."case" c
      where c.handler_id = hand.id ${narrowing(narrow)}
        ${cursor ? sql`and (c.sort_at, c.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``}
      order by c.sort_at, c.id limit ${limit}) c
    order by c."sortAt", c.id limit ${limit}`;
}
