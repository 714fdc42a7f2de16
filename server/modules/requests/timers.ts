import { localDate } from '../../platform/clock.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { notify } from '../../platform/notices/index.ts';
import { type Repeating, repeat } from '../../platform/repeat.ts';
import { officersFor } from '../identity/index.ts';
import { clockOf } from './access.ts';
import type { RequestsContext } from './context.ts';
import { noticeParams, standing, waitsFor } from './notices.ts';
import { findRequest } from './store.ts';
import { actOnRequest } from './use-cases/act.ts';

/** What time does by itself: yellow and red are told of once, and what was not sent back in time is over. */
export function startRequestTimers(ctx: RequestsContext, everyMs = 60_000): Repeating {
  return repeat(() => tickRequests(ctx), {
    everyMs,
    failed: (error) => ctx.log.error({ err: error.message }, 'request timers failed; will try again'),
  });
}

export async function tickRequests(ctx: RequestsContext, limit = 200): Promise<void> {
  const now = ctx.clock.now();
  const { rows: late } = await sql<{ id: string }>`
    select id from requests.request where due_at is not null and warn_at <= ${now}
      and told_level < case when due_at <= ${now} then 2 else 1 end
    order by warn_at limit ${limit}`.execute(ctx.db);
  for (const { id } of late) await warn(ctx, id, now);
  const { rows: over } = await sql<{ id: string; version: number }>`
    select id, version from requests.request where state = 'answered' and reopen_until <= ${now}
    limit ${limit}`.execute(ctx.db);
  for (const { id, version } of over) {
    const stored = await findRequest(ctx.db, id);
    if (!stored) continue;
    const input = { command: 'close', body: {}, text: null, version, key: `close ${id} ${version}` } as const;
    await actOnRequest(ctx, stored, clockOf(ctx, stored), input).catch((error: Error) =>
      ctx.log.warn({ request: id, err: error.message }, 'a request could not be closed; will try again'),
    );
  }
}

async function warn(ctx: RequestsContext, id: string, now: Date): Promise<void> {
  await inTx(ctx.db, async (tx) => {
    const request = await standing(tx, id);
    if (!request?.dueAt) return;
    const over = request.dueAt <= now;
    const readers = new Set(await waitsFor(tx, request));
    // What is over its limit is the supervisor's matter too.
    if (over) for (const reader of await officersFor(tx, 'request.route', request)) readers.add(reader);
    const kind = over ? 'request-over' : 'request-warn';
    const due = localDate(new Date(request.dueAt.getTime() - 1));
    const notices = [...readers].map(
      (reader) =>
        ({
          reader: `staff:${reader}`,
          kind,
          about: { kind: 'request' as const, id },
          params: { ...noticeParams(request), due },
          key: `${kind} ${id} ${due}`,
        }) as const,
    );
    await notify(tx, notices, now);
    await sql`update requests.request set told_level = ${over ? 2 : 1} where id = ${id}`.execute(tx);
  });
}
