import { inTx } from '../../platform/db/index.ts';
import { type Repeating, repeat } from '../../platform/repeat.ts';
import type { IndicatorsContext } from './context.ts';
import { inTurn, rollUp } from './rollup/roll-up.ts';
import { takeSnapshot } from './stock/snapshot.ts';

const snapshotEveryMs = 600_000;

/**
 * In the worker role: figures of flows follow what happens by ten seconds (a case that is acted on several times meanwhile
 * is read once: measured, officers’ commands go 1.25 times as fast as with three), those of stocks by ten minutes. Several
 * processes take turns.
 */
export function startIndicatorTimers(ctx: IndicatorsContext, everyMs = 10_000): Repeating {
  const failed = (error: Error) =>
    ctx.log.error({ err: error.message }, 'indicators: not counted; will try again');
  const flows = repeat(() => rollUp(ctx), { everyMs, failed });
  const stocks = repeat(() => snapshotNow(ctx), { everyMs: snapshotEveryMs, failed });
  return {
    async stop() {
      await Promise.all([flows.stop(), stocks.stop()]);
    },
  };
}

/** Today's stock, after whoever is counting has finished a batch. */
export async function snapshotNow(ctx: IndicatorsContext): Promise<void> {
  await inTx(ctx.db, async (tx) => {
    await inTurn(tx);
    await takeSnapshot(ctx, tx);
  });
}
