import { setTimeout as sleep } from 'node:timers/promises';
import { inTx, sql } from '../../platform/db/index.ts';
import { feedHorizon } from '../../platform/feed/index.ts';
import { openLive } from '../../platform/live.ts';
import { acceptCase, decideCase, finishCase, reviewCase, takeCase } from '../cases/index.ts';
import { type CasesBed, casesBed, key, submitted } from '../cases/testing.ts';
import type { IndicatorsContext } from './context.ts';
import { shippedIndicators } from './definitions.ts';
import { rollUp } from './rollup/roll-up.ts';
import { importIndicators } from './use-cases/import-indicators.ts';

/** A county with the shipped indicators, and officers who handle its cases. */
export async function indicatorsBed() {
  const bed = await casesBed();
  const live = await openLive(bed.db);
  const ctx: IndicatorsContext = { ...bed.ctx, live, cases: bed.ctx };
  await inTx(bed.db, (tx) => importIndicators(tx, ctx, shippedIndicators()));
  return {
    ...bed,
    indicators: ctx,
    close: async () => {
      await live.close();
      await bed.close();
    },
  };
}
export type IndicatorsBed = Awaited<ReturnType<typeof indicatorsBed>>;

/** A food licence on its way, an act at a time; the clock is moved by who calls. */
export async function handled(bed: CasesBed) {
  const { ctx, officers } = bed;
  const { id } = await submitted(bed);
  let version = 1;
  const next = () => ({ caseId: id, key: key() });
  const go = async (reply: Promise<{ version: number }>) => {
    version = (await reply).version;
  };
  return {
    id,
    async accept() {
      await go(takeCase(ctx, officers.clerk, { ...next(), body: { version } }));
      await go(acceptCase(ctx, officers.clerk, { ...next(), body: { version } }));
    },
    async decide(decision: 'grant' | 'refuse' = 'grant') {
      const reason = '材料齐全，符合要求';
      await go(takeCase(ctx, officers.reviewer, { ...next(), body: { version } }));
      await go(
        reviewCase(ctx, officers.reviewer, { ...next(), body: { version, opinion: 'grant', reason } }),
      );
      await go(takeCase(ctx, officers.decider, { ...next(), body: { version } }));
      await go(decideCase(ctx, officers.decider, { ...next(), body: { version, decision, reason } }));
    },
    async finish() {
      await go(takeCase(ctx, officers.issuer, { ...next(), body: { version } }));
      await go(finishCase(ctx, officers.issuer, { ...next(), body: { version, delivery: 'counter' } }));
    },
  };
}

/**
 * Counts all that was committed. Tests share one server, and what still runs in another database of it holds the reading
 * back too: it is waited for, some tenths of a second.
 */
export async function rollUpAll({
  db,
  indicators,
}: Pick<IndicatorsBed, 'db' | 'indicators'>): Promise<number> {
  const { rows } = await sql<{ now: string }>`select pg_current_xact_id()::text as now`.execute(db);
  while (BigInt(await feedHorizon(db)) <= BigInt(rows[0]?.now ?? 0)) await sleep(20);
  return rollUp(indicators);
}
