import {
  type CaseList,
  type CaseState,
  caseStates,
  closedStates,
  type Queue,
  queues,
} from '../../../../contracts/cases.ts';
import { caseGrants, type StaffActor } from '../../../../contracts/identity.ts';
import type { CasesContext } from '../context.ts';
import { countSeats, seatCells, seatPage } from '../review/seat-list.ts';
import { type Cell, cellsOf } from '../scope.ts';
import { places } from '../sealing.ts';
import { caseRows } from './case-rows.ts';
import { type Cursor, type ListedCase, listRows, minePage } from './list-rows.ts';
import { countMine, countStates, type StateCount } from './queue-counts.ts';
import { searchRows } from './search-rows.ts';

const queueStates = {
  receive: ['received'],
  correct: ['correction-requested'],
  review: ['accepted'],
  decide: ['reviewed', 'escalated'],
  finish: ['decided', 'issued'],
  done: closedStates,
} as const satisfies Partial<Record<Queue, readonly CaseState[]>>;
const allStates = Object.keys(caseStates) as CaseState[];

/** contracts/cases.ts `CaseListQuery`. */
export type WorkListQuery = {
  queue?: Queue;
  text?: string;
  organisationId?: string;
  itemCode?: string;
  cursor?: string;
  limit?: number;
};

/** An officer's work list: counts and lights of every queue first, then a page of the one asked for. */
export async function workList(
  ctx: CasesContext,
  actor: StaffActor,
  query: WorkListQuery,
): Promise<CaseList> {
  const queue = query.queue ?? 'mine';
  const limit = query.limit ?? 50;
  const now = ctx.clock.now();
  const cells = await cellsOf(ctx.neighbours, caseGrants(actor), query.organisationId);
  const seats = await seatCells(ctx, actor);
  const [byState, mine, steps, listed] = await Promise.all([
    countStates(ctx.db, cells, allStates, now),
    countMine(ctx.db, hands(actor), now),
    countSeats(ctx.db, hands(actor), seats, now),
    page(ctx, actor, { ...query, queue, limit: limit + 1 }, cells),
  ]);
  const shown = listed.slice(0, limit);
  const last = listed.length > limit ? shown.at(-1) : undefined;
  return {
    counts: Object.fromEntries(queues.map((one) => [one, countOf(one, byState, { mine, steps })])),
    lights: lightsOf(queue, byState, { mine, steps }),
    rows: await caseRows(ctx, shown, 'open'),
    next: last ? encodeCursor(last) : null,
  };
}

/** Whose cases are in this officer's hands: her own, and those of the colleagues she stands for. */
const hands = (actor: StaffActor): string[] => [
  actor.staffId,
  ...(actor.standsFor ?? []).map((one) => one.staffId),
];

type Page = WorkListQuery & { queue: Queue; limit: number };

async function page(
  ctx: CasesContext,
  actor: StaffActor,
  query: Page,
  cells: readonly Cell[],
): Promise<ListedCase[]> {
  const cursor = decodeCursor(query.cursor);
  const text = query.text?.trim() ?? '';
  if (query.queue === 'steps' && !text) {
    return seatPage(ctx.db, hands(actor), await seatCells(ctx, actor), cursor, query.limit);
  }
  const states = query.queue === 'all' || isOwn(query.queue) ? null : queueStates[query.queue];
  if (text) return search(ctx, query, cells, states, text, cursor);
  if (query.queue === 'mine' && !query.itemCode) {
    return minePage(ctx.db, hands(actor), cursor, query.limit);
  }
  const items = query.itemCode ? [query.itemCode] : null;
  return listRows(ctx.db, {
    cells,
    items,
    states: items && !states ? allStates : states,
    order: !states || query.queue === 'done' ? 'latest' : 'urgent',
    cursor,
    limit: query.limit,
  });
}

/** Numbers and names first; what matches none is looked for among the items' names. */
async function search(
  ctx: CasesContext,
  query: Page,
  cells: readonly Cell[],
  states: readonly string[] | null,
  text: string,
  cursor: Cursor | null,
): Promise<ListedCase[]> {
  const { limit } = query;
  const nameBlind = ctx.keyring.blind(text, places.personName);
  if (!cursor?.at) {
    const plan = { cells, states, nameBlind, text, cursor, limit };
    const found = await searchRows(ctx.db, plan);
    if (found.length || cursor) return found.map((row) => ({ ...row, byId: true }));
  }
  const divisions = [...new Set(cells.map((cell) => cell.division))].slice(0, 10);
  const codes = await Promise.all(divisions.map((code) => ctx.neighbours.itemCodesNamed(code, text)));
  const items = [...new Set(codes.flat())].slice(0, 20);
  if (!items.length) return [];
  return listRows(ctx.db, { cells, items, states: states ?? allStates, order: 'latest', cursor, limit });
}

type Own = Record<'mine' | 'steps', StateCount>;
const isOwn = (queue: Queue): queue is keyof Own => queue === 'mine' || queue === 'steps';

function countOf(queue: Queue, byState: Map<string, StateCount>, own: Own): number {
  if (isOwn(queue)) return own[queue].count;
  if (queue === 'all') return [...byState.values()].reduce((sum, one) => sum + one.count, 0);
  return queueStates[queue].reduce((sum, state) => sum + (byState.get(state)?.count ?? 0), 0);
}

function lightsOf(queue: Queue, byState: Map<string, StateCount>, own: Own): CaseList['lights'] {
  const counted = isOwn(queue)
    ? [own[queue]]
    : queue === 'all'
      ? [...byState.values()]
      : queueStates[queue].flatMap((state) => byState.get(state) ?? []);
  const sum = (light: keyof CaseList['lights']) => counted.reduce((all, one) => all + one[light], 0);
  return { ok: sum('ok'), warn: sum('warn'), bad: sum('bad'), idle: sum('idle') };
}

/** A search by number or name is paged by id alone; everything else by the list's own order. */
function encodeCursor(row: ListedCase & { byId?: boolean }): string {
  const cursor: Cursor = { at: row.byId ? null : row.sortAt.toISOString(), id: row.id };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** A cursor that is not ours is no cursor: the list begins at its beginning. */
function decodeCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    const { at, id } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Cursor;
    const known = /^[0-9a-f-]{36}$/.test(id) && (at === null || !Number.isNaN(Date.parse(at)));
    return known ? { at, id } : null;
  } catch {
    return null;
  }
}
