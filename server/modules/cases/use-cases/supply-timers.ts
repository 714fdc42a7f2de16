import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { dueOf } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import { deferralDue, nextDue, open as stillOpen } from '../later.ts';
import { type Open, runCommand } from '../run-command.ts';

const clockwork = { kind: 'system', name: 'clock' } as const;
type Due = { id: string; at: Date };

/**
 * 容缺后补: who has something to hand in is reminded before its last day, and after that day a breach is on record. The
 * keys are made of case and time: however many processes try, there is one event. Answers how many acts were done.
 */
export async function watchSupplies(
  ctx: CasesContext,
  onError: (caseId: string, error: Error) => void,
  limit = 200,
): Promise<number> {
  const now = ctx.clock.now();
  const lapsed = await sql<Due>`select id, supply_due as at from cases."case" where supply_due <= ${now}
    order by supply_due limit ${limit}`.execute(ctx.db);
  const near = await sql<Due>`select id, supply_warn as at from cases."case"
    where supply_warn <= ${now} and supply_due > ${now} order by supply_warn limit ${limit}`.execute(ctx.db);
  let done = 0;
  const each = async (rows: readonly Due[], act: (one: Due) => Promise<unknown>) => {
    for (const one of rows) {
      try {
        await act(one);
        done++;
      } catch (error) {
        // Supplied in the same moment: nothing is left to do.
        if (!(error instanceof AppError && error.code === 'not-allowed-now')) onError(one.id, error as Error);
      }
    }
  };
  await each(lapsed.rows, (one) => lapse(ctx, one));
  await each(near.rows, (one) => remind(ctx, one));
  return done;
}

function remind(ctx: CasesContext, { id: caseId, at }: Due) {
  const key = `remind ${caseId} ${at.toISOString()}`;
  return runCommand(ctx, clockwork, { caseId, name: 'remind-supply', key, body: null }, async (open) => ({
    command: { name: 'remind-supply', body: { due: firstDue(open).at.toISOString() } },
  }));
}

function lapse(ctx: CasesContext, { id: caseId, at }: Due) {
  const key = `lapse ${caseId} ${at.toISOString()}`;
  return runCommand(ctx, clockwork, { caseId, name: 'lapse-supply', key, body: null }, async (open) => {
    const { later, acceptedAt } = open.state;
    const due = firstDue(open);
    const materials = stillOpen(later)
      .filter((one) => {
        const own = deferralDue(one, acceptedAt, (span) => dueOf(span, open.calendar));
        return own !== null && own.at <= due.at;
      })
      .map((one) => one.id);
    const body = { due: due.at.toISOString(), at: ctx.clock.now().toISOString(), materials };
    return { command: { name: 'lapse-supply', body } };
  });
}

function firstDue({ state, calendar }: Open) {
  const due = nextDue(state.later, state.acceptedAt, (span) => dueOf(span, calendar));
  if (!due) throw new AppError('not-allowed-now', { reason: 'nothing-awaited', command: 'supply' });
  return due;
}
