import { inTx, sql, type Tx } from '../../../platform/db/index.ts';
import { clusterId, type FeedPosition, feedHorizon } from '../../../platform/feed/index.ts';
import { announce } from '../../../platform/live.ts';
import type { IndicatorsContext } from '../context.ts';
import { type Source, sources } from '../sources/sources.ts';
import { addPending, applyFacts, type FlowMeasure, nothingPending, takeFacts } from './apply.ts';
import { fillMeasures } from './fill.ts';

/** What open dashboards listen to. */
export const indicatorsTopic = 'indicators';

type Cursor = { walk: string | null; tx: string; key: string; cluster: string; readAt: Date };

/** Rows of a feed, or things of a walk, that one transaction takes in. */
const batch = 4000;
/** Batches of a walk in one transaction: five write a quarter of the sums that single ones do. */
const batchesOfWalk = 5;
/** How often a source that has nothing new says that it was looked at. */
const sayEveryMs = 20_000;

/**
 * Takes in all that happened since the last time, batch by batch; the cursor moves in the transaction that moves the
 * sums, so each change counts once whatever crashes. One process at a time. Answers how many facts changed.
 */
export async function rollUp(ctx: IndicatorsContext): Promise<number> {
  let changed = 0;
  for (const [name, source] of Object.entries(sources)) {
    for (;;) {
      const done = await inTx(ctx.db, (tx) => step(ctx, tx, name, source));
      if (!done) break;
      changed += done.changed;
      if (!done.more) break;
    }
  }
  while (await inTx(ctx.db, async (tx) => (await alone(tx)) && (await fillMeasures(tx)))) changed++;
  return changed;
}

/** Forgets all roll-ups of flows; the next round counts everything from the beginning. */
export async function resetRollUp(tx: Tx): Promise<void> {
  await sql`delete from indicators.cursor`.execute(tx);
  await sql`delete from indicators.total`.execute(tx);
  await sql`delete from indicators.tally`.execute(tx);
  await sql`delete from indicators.fact`.execute(tx);
  await sql`update indicators.measure set filled_to = null where spec ? 'fact'`.execute(tx);
}

/** One writer: measures are filled and moved by the same hand. */
async function alone(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('indicators.rollup')) as mine`.execute(tx);
  return rows[0]?.mine === true;
}

/** The same, for who would rather wait. */
export async function inTurn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('indicators.rollup'))`.execute(tx);
}

async function step(
  ctx: IndicatorsContext,
  tx: Tx,
  name: string,
  source: Source,
): Promise<{ changed: number; more: boolean } | null> {
  if (!(await alone(tx))) return null;
  const cursor = await cursorOf(ctx, tx, name, source);
  const measures = await flowMeasures(tx);
  if (cursor.walk !== null) {
    const { changed, next } = await walk(ctx, tx, source, measures, cursor.walk);
    await moveCursor(ctx, tx, name, { ...cursor, walk: next });
    if (changed) await announce(tx, indicatorsTopic);
    return { changed, more: true };
  }
  const after: FeedPosition = { tx: cursor.tx, key: JSON.parse(cursor.key) as string[] };
  const { facts, gone, next } = await source.changed(ctx, tx, after, batch);
  const still = next === after;
  const changed = await applyFacts(tx, measures, facts, gone);
  if (!still || ctx.clock.now().getTime() - cursor.readAt.getTime() > sayEveryMs) {
    await moveCursor(ctx, tx, name, { ...cursor, tx: next.tx, key: JSON.stringify(next.key) });
  }
  if (changed) await announce(tx, indicatorsTopic);
  return { changed, more: !still };
}

/**
 * Some batches of a walk: their sums are written once, and while one batch is written the next is read, on another
 * connection. What happens meanwhile lies behind the position the feed begins at and is read again.
 */
async function walk(
  ctx: IndicatorsContext,
  tx: Tx,
  source: Source,
  measures: readonly FlowMeasure[],
  from: string,
): Promise<{ changed: number; next: string | null }> {
  const pending = nothingPending();
  let changed = 0;
  let next: string | null = from;
  let reading = source.all(ctx, tx, from, batch);
  for (let left = batchesOfWalk; left > 0 && next !== null; left--) {
    const read = await reading;
    next = read.next;
    if (next !== null && left > 1) {
      reading = source.all(ctx, ctx.db, next, batch);
      reading.catch(() => {}); // told where it is waited for
    }
    changed += await takeFacts(tx, measures, read.facts, [], pending);
  }
  await addPending(tx, pending);
  return { changed, next };
}

/** On another database server (a restored copy) numbers of transactions begin anew: all is read once more. */
async function cursorOf(ctx: IndicatorsContext, tx: Tx, name: string, source: Source): Promise<Cursor> {
  const { rows } = await sql<Cursor>`
    select walk, tx::text as tx, key, cluster, read_at as "readAt" from indicators.cursor where source = ${name}`.execute(
    tx,
  );
  const cluster = await clusterId(tx);
  if (rows[0]?.cluster === cluster) return rows[0];
  const fresh: Cursor = {
    walk: '',
    tx: await feedHorizon(tx),
    key: JSON.stringify(source.start),
    cluster,
    readAt: ctx.clock.now(),
  };
  await sql`
    insert into indicators.cursor (source, walk, tx, key, cluster, read_at)
    values (${name}, ${fresh.walk}, ${fresh.tx}::xid8, ${fresh.key}, ${cluster}, ${fresh.readAt})
    on conflict (source) do update set walk = excluded.walk, tx = excluded.tx, key = excluded.key,
      cluster = excluded.cluster, read_at = excluded.read_at`.execute(tx);
  return fresh;
}

async function moveCursor(ctx: IndicatorsContext, tx: Tx, name: string, to: Cursor): Promise<void> {
  await sql`update indicators.cursor set walk = ${to.walk}, tx = ${to.tx}::xid8, key = ${to.key},
    read_at = ${ctx.clock.now()} where source = ${name}`.execute(tx);
}

async function flowMeasures(tx: Tx): Promise<FlowMeasure[]> {
  const { rows } = await sql<FlowMeasure>`
    select id, spec, fact, filled_to as "filledTo" from indicators.measure where spec ? 'fact'`.execute(tx);
  return rows;
}
