import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { runningSpan, spansOf } from '../clock-spans.ts';
import { dueOf } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import type { Payloads } from '../events/kinds.ts';
import { seatRows } from '../review/rows.ts';
import { type Open, runCommand } from '../run-command.ts';

const clockwork = { kind: 'system', name: 'calendar' } as const;

type Stale = { divisionCode: string; id: string; version: number; dueAt: Date | null; from: string | null };
export type Recount = { looked: number; moved: number };

/**
 * Reckons the last days of open cases, and of the seats of their routes, again by the calendar that is in force now. A case
 * where one moves gets an event that says from when to when and by which calendar; the others only note the calendar. One that fails holds up
 * no other and is tried again the next time.
 */
export async function recomputeDeadlines(
  ctx: CasesContext,
  onError: (caseId: string, error: Error) => void,
  limit = 200,
): Promise<Recount> {
  const to = ctx.calendar.version;
  const { rows } = await sql<Stale>`
    select division_code as "divisionCode", id, version, due_at as "dueAt", calendar_version as "from"
    from cases."case" where (due_at is not null or state in ('accepted', 'reviewed'))
      and (calendar_version is null or calendar_version <> ${to})
    order by id limit ${limit}`.execute(ctx.db);
  let moved = 0;
  for (const row of rows) {
    try {
      if (await recount(ctx, row, to)) moved++;
    } catch (error) {
      // An officer acted in the same moment: her act has reckoned by the newest calendar already.
      if (!(error instanceof AppError && error.code === 'not-allowed-now')) onError(row.id, error as Error);
    }
  }
  return { looked: rows.length, moved };
}

/** Nothing moved: thrown to leave the command before anything is written. */
class Same extends Error {}

async function recount(ctx: CasesContext, row: Stale, to: string): Promise<boolean> {
  const request = {
    caseId: row.id,
    name: 'recompute-deadline' as const,
    key: `recount ${row.id} ${to}`,
    body: null,
  };
  try {
    await runCommand(ctx, clockwork, request, async (open) => {
      const span = runningSpan(spansOf(open.events));
      const after = (span && dueOf(span, open.calendar)?.at.toISOString()) ?? null;
      const before = row.dueAt?.toISOString() ?? null;
      const seats = await movedSeats(ctx, open);
      const moves = (span && after !== before) || seats.length > 0;
      if (!moves || open.state.version !== row.version) throw new Same();
      const calendar = { from: row.from, to };
      const body = { clock: span?.kind ?? null, before, after, seats, calendar };
      return { command: { name: 'recompute-deadline', body } };
    });
    return true;
  } catch (error) {
    if (!(error instanceof Same)) throw error;
    await sql`
      update cases."case" set calendar_version = ${to}
      where division_code = ${row.divisionCode} and id = ${row.id} and version = ${row.version}`.execute(
      ctx.db,
    );
    return false;
  }
}

/** Seats whose last day is another by the calendar of now than the one that lists have. */
async function movedSeats(
  ctx: CasesContext,
  { row, state, calendar }: Open,
): Promise<Payloads['deadline-recomputed']['seats']> {
  if (!state.route) return [];
  const { rows } = await sql<{ id: string; dueAt: Date | null }>`
    select id, due_at as "dueAt" from cases.seat
    where division_code = ${row.divisionCode} and case_id = ${row.id}`.execute(ctx.db);
  const known = new Map(rows.map(({ id, dueAt }) => [id, dueAt?.toISOString() ?? null]));
  return seatRows(state, calendar, new Map()).flatMap(({ id, step, dueAt }) => {
    const before = known.get(id);
    const after = dueAt?.toISOString() ?? null;
    return before === undefined || before === after ? [] : [{ step, seat: id, before, after }];
  });
}
