import { localDate } from '../../../platform/clock.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { notify } from '../../../platform/notices/index.ts';
import { staffActor } from '../actor-refs.ts';
import { isStopped } from '../case.ts';
import type { CasesContext } from '../context.ts';
import { readersOfCase } from '../review/readers.ts';
import { type Open, openCase } from '../run-command.ts';
import { owedStep } from '../special-steps.ts';
import { loadForCommand } from '../store.ts';

const clockwork = { kind: 'system', name: 'clock' } as const;

type Standing = { divisionCode: string; id: string; item: string; until: Date };

/**
 * What lies behind the day: a clock that still stands, people's days to ask for a hearing that are over, or a hearing that
 * was asked for and must be called now to be held in time (art. 47, 48).
 */
const kindOf = ({ state }: Open): 'clock-still-stopped' | 'step-owed' | 'asking-over' => {
  if (isStopped(state)) return 'clock-still-stopped';
  return owedStep(state.steps) ? 'step-owed' : 'asking-over';
};

/**
 * A clock that still stands after the time told to the applicant (art. 45): who has the case is told once. It goes on
 * standing, for only an officer knows whether the hearing or the test is over; but nobody forgets it.
 */
export async function warnStops(
  ctx: CasesContext,
  onError: (caseId: string, error: Error) => void,
  limit = 200,
): Promise<number> {
  const now = ctx.clock.now();
  const { rows } = await sql<Standing>`
    select division_code as "divisionCode", id, item_name as item, stop_until as until
    from cases."case" where stop_until <= ${now} order by stop_until limit ${limit}`.execute(ctx.db);
  for (const row of rows) await warn(ctx, row, now).catch((error: Error) => onError(row.id, error));
  return rows.length;
}

async function warn(ctx: CasesContext, row: Standing, now: Date): Promise<void> {
  const { found } = await loadForCommand(ctx.db, row.id, '', '');
  const open = found && (await openCase(ctx, clockwork, found));
  if (!open) return;
  const until = localDate(new Date(row.until.getTime() - 1));
  const kind = kindOf(open);
  const notices = (await readersOfCase(ctx, open.state)).map((staffId) => ({
    reader: staffActor(staffId),
    kind,
    about: { kind: 'case' as const, id: row.id },
    params: { number: open.state.number, item: row.item, until },
    key: `${kind} ${row.id} ${row.until.toISOString()}`,
  }));
  await inTx(ctx.db, async (tx) => {
    await notify(tx, notices, now);
    await sql`
      update cases."case" set stop_until = null
      where division_code = ${row.divisionCode} and id = ${row.id} and stop_until = ${row.until}`.execute(tx);
  });
}
