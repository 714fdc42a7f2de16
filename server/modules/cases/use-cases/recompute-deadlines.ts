import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { runningSpan, spansOf } from '../clock-spans.ts';
import { dueOf } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import { runCommand } from '../run-command.ts';

const clockwork = { kind: 'system', name: 'calendar' } as const;

type Stale = { divisionCode: string; id: string; version: number; dueAt: Date | null; from: string | null };
export type Recount = { looked: number; moved: number };

/**
 * Reckons the last days of open cases again by the calendar that is in force now. A case whose last day moves gets an
 * event that says from when to when and by which calendar; the others only note the calendar. One that fails holds up
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
      if (!span || after === before || open.state.version !== row.version) throw new Same();
      const calendar = { from: row.from, to };
      return { command: { name: 'recompute-deadline', body: { clock: span.kind, before, after, calendar } } };
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
