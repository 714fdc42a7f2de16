import { inTx, sql, type Tx } from '../../platform/db/index.ts';
import { clusterId, type FeedPosition, feedHorizon } from '../../platform/feed/index.ts';
import { type CaseRef, caseFeedStart, touchedCases } from '../cases/index.ts';
import type { SupervisionContext } from './context.ts';
import { judgeCases } from './judge-case.ts';

const batch = 300;

/**
 * Looks at the cases that something happened to since the last time, behind a cursor over their transactions: never on
 * the way of a command, never at all cases. Supervision begins with its first start; what was before is not judged.
 * One process at a time. Answers how many cases were looked at.
 */
export async function sweep(ctx: SupervisionContext): Promise<number> {
  let looked = 0;
  for (;;) {
    const done = await inTx(ctx.db, (tx) => step(ctx, tx));
    looked += done?.looked ?? 0;
    if (!done?.more) return looked;
  }
}

async function step(ctx: SupervisionContext, tx: Tx): Promise<{ looked: number; more: boolean } | null> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('supervision.sweep')) as mine`.execute(tx);
  if (!rows[0]?.mine) return null;
  const after = await cursorOf(tx);
  const { cases, next } = await touchedCases(tx, after, batch);
  if (next === after) return { looked: 0, more: false };
  await judgeCases(tx, ctx, cases);
  await sql`update supervision.cursor set tx = ${next.tx}::xid8, key = ${JSON.stringify(next.key)}
    where source = 'cases'`.execute(tx);
  return { looked: cases.length, more: true };
}

/** On another database server (a restored copy) numbers of transactions begin anew: it goes on from now. */
async function cursorOf(tx: Tx): Promise<FeedPosition> {
  const cluster = await clusterId(tx);
  const { rows } = await sql<{ tx: string; key: string; cluster: string }>`
    select tx::text as tx, key, cluster from supervision.cursor where source = 'cases'`.execute(tx);
  const kept = rows[0];
  if (kept?.cluster === cluster) return { tx: kept.tx, key: JSON.parse(kept.key) as string[] };
  const fresh = { tx: await feedHorizon(tx), key: caseFeedStart };
  await sql`insert into supervision.cursor (source, tx, key, cluster)
    values ('cases', ${fresh.tx}::xid8, ${JSON.stringify(fresh.key)}, ${cluster})
    on conflict (source) do update set tx = excluded.tx, key = excluded.key, cluster = excluded.cluster`.execute(
    tx,
  );
  return fresh;
}

/** Cards that were judged by another calendar than the one in force: each is looked at again, and withdrawn or kept. */
export async function recheck(ctx: SupervisionContext, limit = 200): Promise<number> {
  const { version } = ctx.calendar;
  const { rows } = await sql<CaseRef & { matterId: string }>`
    select id as "matterId", case_division as "divisionCode", case_id as id from supervision.matter
    where calendar <> ${version} and state <> 'withdrawn' and ground_due is not null
    order by calendar limit ${limit}`.execute(ctx.db);
  const seen = new Set<string>();
  for (const { matterId, ...ref } of rows) {
    await inTx(ctx.db, async (tx) => {
      if (!seen.has(ref.id)) await judgeCases(tx, ctx, [ref]);
      await sql`update supervision.matter set calendar = ${version} where id = ${matterId}`.execute(tx);
    });
    seen.add(ref.id);
  }
  return rows.length;
}
