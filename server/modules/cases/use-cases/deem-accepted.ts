import type { CommandReply } from '../../../../contracts/cases.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { runningSpan, spansOf } from '../clock-spans.ts';
import { dueOf } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import { papersOf } from '../papers/of-case.ts';
import { runCommand } from '../run-command.ts';

const clockwork = { kind: 'system', name: 'clock' } as const;

/**
 * 视为受理 (art. 32 para. 1 no. 4): the five working days went by in silence, so the application is accepted as of the
 * day of receipt. The key is made of case and due time: however many processes try, there is one event. Throws
 * `not-allowed-now` where it is not due or an officer was first.
 */
export async function deemAccepted(ctx: CasesContext, caseId: string, dueAt: Date): Promise<CommandReply> {
  const request = {
    caseId,
    name: 'deem-accepted' as const,
    key: `deemed ${caseId} ${dueAt.toISOString()}`,
    body: null,
  };
  return runCommand(ctx, clockwork, request, async (open) => {
    const running = runningSpan(spansOf(open.events));
    const due = running && dueOf(running, open.calendar)?.at.toISOString();
    if (!due) throw new AppError('not-allowed-now', { reason: 'state', command: 'deem-accepted' });
    return {
      command: { name: 'deem-accepted', body: { due, at: ctx.clock.now().toISOString() } },
      papers: await papersOf(ctx, open, { starts: open.state.limits.decision, deemed: true }),
    };
  });
}

/** Every case whose five days are over, oldest first; answers how many were accepted. One that fails holds up no other. */
export async function deemAllDue(
  ctx: CasesContext,
  onError: (caseId: string, error: Error) => void,
  limit = 200,
): Promise<number> {
  const { rows } = await sql<{ id: string; dueAt: Date }>`
    select id, deemed_due as "dueAt" from cases."case" where deemed_due <= ${ctx.clock.now()}
    order by deemed_due limit ${limit}`.execute(ctx.db);
  let done = 0;
  for (const { id, dueAt } of rows) {
    try {
      await deemAccepted(ctx, id, dueAt);
      done++;
    } catch (error) {
      // An officer who acted in the same moment was first: nothing is left to do.
      if (!(error instanceof AppError && error.code === 'not-allowed-now')) onError(id, error as Error);
    }
  }
  return done;
}
