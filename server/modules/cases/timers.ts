import type { Context } from '../../platform/context.ts';
import { type Repeating, repeat } from '../../platform/repeat.ts';
import type { CasesContext } from './context.ts';
import { casesContext } from './context.ts';
import { watchPreChecks } from './pre-check/tell.ts';
import { deemAllDue } from './use-cases/deem-accepted.ts';
import { recomputeDeadlines } from './use-cases/recompute-deadlines.ts';
import { watchSupplies } from './use-cases/supply-timers.ts';
import { warnOfficers } from './use-cases/warn-officers.ts';
import { warnSeats } from './use-cases/warn-seats.ts';
import { warnStops } from './use-cases/warn-stops.ts';

/** What the law does by itself, looked for every `everyMs` in the worker role; several processes do no harm. */
export function startCaseTimers(context: Context, everyMs = 30_000): Repeating {
  const ctx = casesContext(context);
  const failed = (caseId: string, error: Error) =>
    context.log.error({ case: caseId, err: error.message }, 'a timer of this case failed; will try again');
  return repeat(() => tick(ctx, failed), {
    everyMs,
    failed: (error) => context.log.error({ err: error.message }, 'case timers: database not reachable'),
  });
}

/** First the last days by the newest calendar, then what follows from them. */
async function tick(ctx: CasesContext, failed: (caseId: string, error: Error) => void): Promise<void> {
  await recomputeDeadlines(ctx, failed);
  await deemAllDue(ctx, failed);
  await watchSupplies(ctx, failed);
  await warnOfficers(ctx, failed);
  await warnSeats(ctx, failed);
  await warnStops(ctx, failed);
  await watchPreChecks(ctx, failed);
}
