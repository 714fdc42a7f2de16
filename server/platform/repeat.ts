import { setTimeout as sleep } from 'node:timers/promises';

export type Repeating = { stop(): Promise<void> };

/**
 * Does `round` every `everyMs`, the first after `afterMs`, until it is stopped; `stop` waits for the round under way.
 * A round that fails is told and comes again.
 */
export function repeat(
  round: () => Promise<unknown>,
  options: { everyMs: number; afterMs?: number; failed: (error: Error) => void },
): Repeating {
  const { everyMs, afterMs = 0, failed } = options;
  const stopped = new AbortController();
  const { signal } = stopped;
  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {});
  const loop = (async () => {
    if (afterMs) await pause(afterMs);
    while (!signal.aborted) {
      await round().catch(failed);
      await pause(everyMs);
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await loop;
    },
  };
}
