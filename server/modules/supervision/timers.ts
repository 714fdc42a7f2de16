import { inTx, sql } from '../../platform/db/index.ts';
import { type Repeating, repeat } from '../../platform/repeat.ts';
import type { SupervisionContext } from './context.ts';
import { actOnMatter } from './matters/act.ts';
import { tellLate } from './matters/notices.ts';
import { clockActor } from './matters/officer.ts';
import { findMatter } from './matters/store.ts';
import { recheck, sweep } from './sweep.ts';

/** In the worker role: what happened to cases is looked at once a minute, after the commands that made it. */
export function startSupervisionTimers(ctx: SupervisionContext, everyMs = 60_000): Repeating {
  return repeat(() => tickSupervision(ctx), {
    everyMs,
    failed: (error) => ctx.log.error({ err: error.message }, 'supervision: not looked at; will try again'),
  });
}

export async function tickSupervision(ctx: SupervisionContext): Promise<void> {
  await sweep(ctx);
  await recheck(ctx);
  await passLimits(ctx);
}

/** Limits that passed: an appeal that nobody made settles the card; an explanation or decision that is late is told of once. */
async function passLimits(ctx: SupervisionContext, limit = 200): Promise<void> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ id: string }>`
    select id from supervision.matter where due_at <= ${now} and told_level = 0 order by due_at limit ${limit}`.execute(
    ctx.db,
  );
  for (const { id } of rows) {
    const stored = await findMatter(ctx.db, id);
    if (!stored) continue;
    if (stored.state === 'upheld') {
      const { version } = stored;
      const input = { command: 'settle', body: {}, text: null, version, key: `settle ${version}` } as const;
      await actOnMatter(ctx, stored, clockActor(now, stored.dueAt), input).catch((error: Error) =>
        ctx.log.warn({ matter: id, err: error.message }, 'a card could not be settled; will try again'),
      );
      continue;
    }
    await inTx(ctx.db, async (tx) => {
      await tellLate(tx, stored, now);
      await sql`update supervision.matter set told_level = 1 where id = ${id} and version = ${stored.version}`.execute(
        tx,
      );
    });
  }
}
