import { type CaseList, type FilterQuery, type Queue, queues } from '../../../../contracts/cases.ts';
import { caseGrants, type StaffActor } from '../../../../contracts/identity.ts';
import type { CasesContext } from '../context.ts';
import { countSeats, seatCells } from '../review/seat-list.ts';
import { cellsOf, entrustmentsOf } from '../scope.ts';
import { caseRows } from './case-rows.ts';
import { allStates, askedOf, cursorAfter, listPage, queueStates } from './list-page.ts';
import type { Cursor } from './list-rows.ts';
import { countMine, countStates, type StateCount } from './queue-counts.ts';

/** contracts/cases.ts `CaseListQuery`. */
export type WorkListQuery = FilterQuery & { cursor?: string; limit?: number };

/** An officer's work list: counts and lights of every queue first, then a page of the one asked for. */
export async function workList(
  ctx: CasesContext,
  actor: StaffActor,
  { cursor, limit = 50, ...query }: WorkListQuery,
): Promise<CaseList> {
  const now = ctx.clock.now();
  const asked = await askedOf(ctx, actor, query);
  const { queue } = asked.query;
  const scope = query.organisationId ? { organisation: query.organisationId } : {};
  const cells = await cellsOf(ctx.neighbours, caseGrants(actor), scope);
  const entrusted = await entrustmentsOf(ctx.neighbours, caseGrants(actor), scope);
  const seats = await seatCells(ctx, actor);
  const [byState, mine, steps, listed] = await Promise.all([
    countStates(ctx.db, cells, allStates, now, entrusted),
    countMine(ctx.db, asked.hands, now),
    countSeats(ctx.db, asked.hands, seats, now),
    listPage(ctx, asked, decodeCursor(cursor), limit + 1),
  ]);
  const shown = listed.slice(0, limit);
  const last = listed.length > limit ? shown.at(-1) : undefined;
  return {
    counts: Object.fromEntries(queues.map((one) => [one, countOf(one, byState, { mine, steps })])),
    lights: lightsOf(queue, byState, { mine, steps }),
    rows: await caseRows(ctx, shown, 'open'),
    next: last ? encodeCursor(cursorAfter(last)) : null,
  };
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
  return { ok: sum('ok'), warn: sum('warn'), bad: sum('bad'), idle: sum('idle'), stopped: sum('stopped') };
}

const encodeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

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
