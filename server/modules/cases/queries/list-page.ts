import {
  type CaseState,
  caseStates,
  closedStates,
  type FilterQuery,
  type Queue,
} from '../../../../contracts/cases.ts';
import { caseGrants, type Permission, permissions, type StaffActor } from '../../../../contracts/identity.ts';
import type { CasesContext } from '../context.ts';
import { type SeatCell, seatCells, seatPage } from '../review/seat-list.ts';
import { type Cell, cellsOf, type Entrustments, entrustmentsOf } from '../scope.ts';
import { places } from '../sealing.ts';
import { idRange } from './id-range.ts';
import { type Cursor, type ListedCase, type ListPlan, listRows, minePage, type Narrow } from './list-rows.ts';
import { searchRows } from './search-rows.ts';

export const queueStates = {
  receive: ['received'],
  correct: ['correction-requested'],
  review: ['accepted'],
  decide: ['reviewed', 'escalated'],
  finish: ['decided', 'issued'],
  done: closedStates,
} as const satisfies Partial<Record<Queue, readonly CaseState[]>>;
export const allStates = Object.keys(caseStates) as CaseState[];

/** What a permission is for, among the queues. */
const queueOf: Partial<Record<Permission, keyof typeof queueStates>> = {
  'case.receive': 'receive',
  'case.review': 'review',
  'case.decide': 'decide',
  'case.finish': 'finish',
};

/** A list as asked for, with the scope it may read: made once, paged by cursor. */
export type Asked = {
  query: FilterQuery & { queue: Queue };
  cells: readonly Cell[];
  entrusted: Entrustments | null;
  states: readonly CaseState[] | null;
  narrow: Narrow;
  /** Whose cases «mine» are: the officer's own, and those of the colleagues she stands for. */
  hands: readonly string[];
  /** Offices whose seats in review routes the officer may fill; asked for by the queue of steps only. */
  seats: readonly SeatCell[];
};

export async function askedOf(ctx: CasesContext, actor: StaffActor, given: FilterQuery): Promise<Asked> {
  const query = { ...given, queue: given.queue ?? 'mine' };
  const { queue, role, organisationId, divisionCode, light, from, to } = query;
  const grants = caseGrants(actor).filter((grant) => !role || grant.role === role);
  const within = { organisation: organisationId, division: divisionCode };
  return {
    query,
    cells: await cellsOf(ctx.neighbours, grants, within),
    entrusted: await entrustmentsOf(ctx.neighbours, grants, within),
    states: queue === 'all' || queue === 'mine' || queue === 'steps' ? statesOf(role) : queueStates[queue],
    narrow: {
      ...(light ? { light: { is: light, now: ctx.clock.now() } } : {}),
      ...(from || to ? { ids: idRange(from, to) } : {}),
    },
    hands: [actor.staffId, ...(actor.standsFor ?? []).map((one) => one.staffId)],
    seats: queue === 'steps' ? await seatCells(ctx, actor) : [],
  };
}

/** The states that a role has something to do in; null where it only reads, or none is named. */
function statesOf(role: string | undefined): CaseState[] | null {
  const held: readonly Permission[] =
    role && role in permissions ? permissions[role as keyof typeof permissions] : [];
  const states = held.flatMap((permission): readonly CaseState[] => {
    const queue = queueOf[permission];
    return queue ? queueStates[queue] : [];
  });
  return states.length ? states : null;
}

/** «Mine» without a further narrowing of place or item is read off its own index. */
const ownHands = ({ query }: Asked): boolean =>
  query.queue === 'mine' && !query.itemCode && !query.divisionCode && !query.organisationId && !query.role;

export async function listPage(
  ctx: CasesContext,
  asked: Asked,
  cursor: Cursor | null,
  limit: number,
): Promise<ListedCase[]> {
  const text = asked.query.text?.trim() ?? '';
  if (text) return search(ctx, asked, text, cursor, limit);
  if (asked.query.queue === 'steps') return seatPage(ctx.db, asked.hands, asked.seats, cursor, limit);
  if (ownHands(asked)) return minePage(ctx.db, asked.hands, cursor, limit, asked.narrow);
  return listRows(ctx.db, planOf(asked, cursor, limit));
}

/** How the rows of a list without a text are read. */
export function planOf(asked: Asked, cursor: Cursor | null, limit: number): ListPlan {
  const { query, cells, entrusted, narrow } = asked;
  const items = query.itemCode ? [query.itemCode] : null;
  const states = asked.states ?? (items || narrow.light ? allStates : null);
  const looks = !asked.states || query.queue === 'done';
  const range = Boolean(narrow.ids) && looks && !narrow.light && !items;
  const hands = query.queue === 'mine' ? asked.hands : null;
  const order = range ? 'submitted' : looks && !narrow.light ? 'latest' : 'urgent';
  return {
    cells,
    entrusted,
    items,
    states,
    narrow: { ...narrow, ...(hands ? { hands } : {}) },
    order,
    cursor,
    limit,
  };
}

/** Numbers and names first; what matches none is looked for among the items' names. */
async function search(
  ctx: CasesContext,
  asked: Asked,
  text: string,
  cursor: Cursor | null,
  limit: number,
): Promise<ListedCase[]> {
  const { cells, entrusted, states, narrow } = asked;
  const nameBlind = ctx.keyring.blind(text, places.personName);
  if (!cursor?.at) {
    const found = await searchRows(ctx.db, {
      cells,
      entrusted,
      states,
      nameBlind,
      text,
      narrow,
      cursor,
      limit,
    });
    if (found.length || cursor) return found.map((row) => ({ ...row, byId: true }));
  }
  const divisions = [...new Set(cells.map((cell) => cell.division))].slice(0, 10);
  const codes = await Promise.all(divisions.map((code) => ctx.neighbours.itemCodesNamed(code, text)));
  const items = [...new Set(codes.flat())].slice(0, 20);
  if (!items.length) return [];
  const plan = {
    cells,
    entrusted,
    items,
    states: states ?? allStates,
    narrow,
    order: 'latest',
    cursor,
    limit,
  } as const;
  return listRows(ctx.db, plan);
}

/** Where the next page begins. A search by number or name is paged by id alone; everything else by the list's order. */
export const cursorAfter = (row: ListedCase & { byId?: boolean }): Cursor => ({
  at: row.byId ? null : row.sortAt.toISOString(),
  id: row.id,
});
