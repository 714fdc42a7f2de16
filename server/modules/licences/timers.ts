import { setTimeout as sleep } from 'node:timers/promises';
import type { LicencesContext } from './context.ts';
import { expireLicences } from './use-cases/expire-licences.ts';

export type LicenceTimers = { stop(): Promise<void> };

/** Licences end by date: looked for every `everyMs` in the worker role; several processes do no harm. */
export function startLicenceTimers(ctx: LicencesContext, everyMs = 60_000): LicenceTimers {
  const stopped = new AbortController();
  const loop = (async () => {
    while (!stopped.signal.aborted) {
      await expireLicences(ctx).then(
        (ended) => ended && ctx.nudge(),
        (error: Error) => ctx.log.error({ err: error.message }, 'licence timers: will try again'),
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
