import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../platform/context.ts';
import type { CasesContext } from './context.ts';
import { casesContext } from './context.ts';
import { deemAllDue } from './use-cases/deem-accepted.ts';
import { recomputeDeadlines } from './use-cases/recompute-deadlines.ts';
import { watchSupplies } from './use-cases/supply-timers.ts';
import { warnOfficers } from './use-cases/warn-officers.ts';

export type CaseTimers = { stop(): Promise<void> };

/** What the law does by itself, looked for every `everyMs` in the worker role; several processes do no harm. */
export function startCaseTimers(context: Context, everyMs = 30_000): CaseTimers {
  const ctx = casesContext(context);
  const stopped = new AbortController();
  const failed = (caseId: string, error: Error) =>
    context.log.error({ case: caseId, err: error.message }, 'a timer of this case failed; will try again');
  const loop = (async () => {
    while (!stopped.signal.aborted) {
      await tick(ctx, failed).catch((error: Error) =>
        context.log.error({ err: error.message }, 'case timers: database not reachable'),
      );
      await sleep(everyMs, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await loop;
    },
  };
}

/** First the last days by the newest calendar, then what follows from them. */
async function tick(ctx: CasesContext, failed: (caseId: string, error: Error) => void): Promise<void> {
  await recomputeDeadlines(ctx, failed);
  await deemAllDue(ctx, failed);
  await watchSupplies(ctx, failed);
  await warnOfficers(ctx, failed);
}
