import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../platform/context.ts';
import { casesContext } from './context.ts';
import { deemAllDue } from './use-cases/deem-accepted.ts';

export type CaseTimers = { stop(): Promise<void> };

/** What the law does by itself, looked for every `everyMs` in the worker role; several processes do no harm. */
export function startCaseTimers(context: Context, everyMs = 30_000): CaseTimers {
  const ctx = casesContext(context);
  const stopped = new AbortController();
  const failed = (caseId: string, error: Error) =>
    context.log.error({ case: caseId, err: error.message }, 'deemed acceptance failed; will try again');
  const loop = (async () => {
    while (!stopped.signal.aborted) {
      await deemAllDue(ctx, failed).catch((error: Error) =>
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
