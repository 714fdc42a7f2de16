import { localDate } from '../../../platform/clock.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { type NewNotice, type NoticeKind, notify } from '../../../platform/notices/index.ts';
import { staffActor } from '../actor-refs.ts';
import type { Case } from '../case.ts';
import type { CasesContext } from '../context.ts';
import { readersOfCase } from '../review/readers.ts';
import { openCase } from '../run-command.ts';
import { loadForCommand } from '../store.ts';
import { tellClockTurned } from './tell-clock-turned.ts';

const clockwork = { kind: 'system', name: 'clock' } as const;

type Late = { divisionCode: string; id: string; item: string; dueAt: Date; over: boolean };

/**
 * Tells officers once when a clock turns yellow and once when it has run out: who has the case, else everybody who could
 * take it. Before silence accepts an application (art. 32) they read that. Answers how many cases were told of.
 */
export async function warnOfficers(
  ctx: CasesContext,
  onError: (caseId: string, error: Error) => void,
  limit = 200,
): Promise<number> {
  const now = ctx.clock.now();
  const { rows } = await sql<Late>`
    select division_code as "divisionCode", id, item_name as item, due_at as "dueAt", due_at <= ${now} as over
    from cases."case"
    where warn_at <= ${now} and told_level < 2
      and (told_due is distinct from due_at or told_level < case when due_at <= ${now} then 2 else 1 end)
    order by warn_at limit ${limit}`.execute(ctx.db);
  for (const row of rows) {
    await warn(ctx, row, now).catch((error: Error) => onError(row.id, error));
  }
  return rows.length;
}

async function warn(ctx: CasesContext, row: Late, now: Date): Promise<void> {
  const { found } = await loadForCommand(ctx.db, row.id, '', '');
  const open = found && (await openCase(ctx, clockwork, found));
  if (!open) return;
  const { state } = open;
  const readers = await readersOfCase(ctx, state);
  const kind = kindOf(state, row.over);
  const due = localDate(new Date(row.dueAt.getTime() - 1));
  const notices: NewNotice[] = readers.map((staffId) => ({
    reader: staffActor(staffId),
    kind,
    about: { kind: 'case', id: row.id },
    params: { number: state.number, item: row.item, due },
    key: `${kind} ${row.id} ${row.dueAt.toISOString()}`,
  }));
  await inTx(ctx.db, async (tx) => {
    await notify(tx, notices, now);
    await tellClockTurned(tx, row, now);
    await sql`
      update cases."case" set told_due = ${row.dueAt}, told_level = ${row.over ? 2 : 1}
      where division_code = ${row.divisionCode} and id = ${row.id} and due_at = ${row.dueAt}`.execute(tx);
  });
}

function kindOf(state: Case, over: boolean): NoticeKind {
  if (over) return 'clock-over';
  return !state.acceptedAt && state.rules.deemed ? 'clock-deemed-soon' : 'clock-warn';
}
