import { localDate } from '../../../platform/clock.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { type NewNotice, type NoticeKind, notify } from '../../../platform/notices/index.ts';
import { staffActor } from '../actor-refs.ts';
import type { CasesContext } from '../context.ts';
import { readersOfCase, readersOfSeat } from '../review/readers.ts';
import { findStep } from '../review/route.ts';
import { openCase } from '../run-command.ts';
import { loadForCommand } from '../store.ts';
import { tellClockTurned } from './tell-clock-turned.ts';

const clockwork = { kind: 'system', name: 'clock' } as const;

type Late = { divisionCode: string; caseId: string; id: string; step: string; dueAt: Date; over: boolean };

/**
 * Tells officers once when the limit of an opinion turns yellow and once when it has run out: whom it is asked of, and
 * when it is over also who has the case, who may go on without it or ask another. A body outside has no bell: of it
 * only the latter hears. Answers how many seats were told of.
 */
export async function warnSeats(
  ctx: CasesContext,
  onError: (caseId: string, error: Error) => void,
  limit = 200,
): Promise<number> {
  const now = ctx.clock.now();
  const { rows } = await sql<Late>`
    select division_code as "divisionCode", case_id as "caseId", id, step_id as step, due_at as "dueAt",
      due_at <= ${now} as over
    from cases.seat
    where warn_at <= ${now} and told_level < 2 and kind <> 'copy'
      and (told_due is distinct from due_at or told_level < case when due_at <= ${now} then 2 else 1 end)
    order by warn_at limit ${limit}`.execute(ctx.db);
  for (const row of rows) {
    await warn(ctx, row, now).catch((error: Error) => onError(row.caseId, error));
  }
  return rows.length;
}

async function warn(ctx: CasesContext, row: Late, now: Date): Promise<void> {
  const notices = await noticesOf(ctx, row);
  await inTx(ctx.db, async (tx) => {
    await notify(tx, notices, now);
    await tellClockTurned(tx, { divisionCode: row.divisionCode, id: row.caseId }, now);
    await sql`
      update cases.seat set told_due = ${row.dueAt}, told_level = ${row.over ? 2 : 1}
      where division_code = ${row.divisionCode} and case_id = ${row.caseId} and id = ${row.id}
        and due_at = ${row.dueAt}`.execute(tx);
  });
}

async function noticesOf(ctx: CasesContext, row: Late): Promise<NewNotice[]> {
  const { found } = await loadForCommand(ctx.db, row.caseId, '', '');
  const open = found && (await openCase(ctx, clockwork, found));
  const route = open?.state.route;
  const step = route && findStep(route, row.step);
  const seatId = row.id.replace(/#delegate$/, '');
  const seat = step?.seats.find((one) => one.id === seatId);
  if (!open || !route || !step || !seat) return [];
  const { state } = open;
  const delegated = seatId !== row.id && seat.delegate;
  const asked = delegated
    ? [delegated.staff]
    : await readersOfSeat(ctx, { placeCode: state.placeCode, route }, step, seat);
  const late = row.over ? await readersOfCase(ctx, state) : [];
  const due = localDate(new Date(row.dueAt.getTime() - 1));
  const tell = (kind: NoticeKind) => (staffId: string) => ({
    reader: staffActor(staffId),
    kind,
    about: { kind: 'case' as const, id: row.caseId },
    params: { number: state.number, item: open.row.itemName, step: step.name, due },
    key: `${kind} ${row.caseId} ${row.id} ${row.dueAt.toISOString()}`,
  });
  return [
    ...asked.map(tell(row.over ? 'step-over' : 'step-warn')),
    ...late.filter((staffId) => !asked.includes(staffId)).map(tell('opinion-late')),
  ];
}
