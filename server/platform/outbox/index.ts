import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { type Db, inTx, sql, type Tx, withoutValues } from '../db/index.ts';
import type { Logger } from '../log.ts';

export type OutboxRow = {
  id: number;
  stream: string;
  kind: string;
  payload: Record<string, unknown>;
  attempts: number;
  createdAt: Date;
};
/** Runs in the transaction that removes the row: what it writes to the database happens once. */
export type OutboxHandler = (tx: Tx, row: OutboxRow) => Promise<void>;
export type OutboxHandlers = Record<string, OutboxHandler[]>;

export type OutboxDrain = { nudge(): void; drainNow(): Promise<number>; stop(): Promise<void> };

/** Waits between tries: 1 s, 2 s, 4 s … at most an hour. */
const backoffSeconds = (attempts: number): number => Math.min(3600, 2 ** Math.min(attempts, 12));

/**
 * Drains the outbox in order within each stream: a failing row backs off and holds back its own stream only.
 * Several processes may drain; `skip locked` keeps them apart. `nudge` wakes it after a commit of this process,
 * other processes' rows are found by the poll.
 */
export function startOutbox(
  deps: { db: Db; clock: Clock; log: Logger },
  handlers: OutboxHandlers,
  pollMs = 1000,
): OutboxDrain {
  let stopped = false;
  let wake: () => void = () => {};
  let running: Promise<number> = Promise.resolve(0);
  const drainNow = (): Promise<number> => {
    running = running.then(drainAll, drainAll); // one after the other, so that whoever waits has seen everything go
    return running;
  };
  const drainAll = async (): Promise<number> => {
    let done = 0;
    while (!stopped && (await drainOne(deps, handlers))) done++;
    return done;
  };
  const loop = (async () => {
    while (!stopped) {
      const nudged = new Promise<void>((resolve) => {
        wake = resolve;
      });
      await drainNow().catch((error: Error) =>
        deps.log.error({ err: error.message }, 'outbox: database not reachable'),
      );
      if (!stopped) await Promise.race([nudged, sleep(pollMs)]);
    }
  })();
  return {
    nudge: () => wake(),
    drainNow,
    async stop() {
      stopped = true;
      wake();
      await loop;
    },
  };
}

async function drainOne(
  deps: { db: Db; clock: Clock; log: Logger },
  handlers: OutboxHandlers,
): Promise<boolean> {
  const now = deps.clock.now();
  let current: OutboxRow | undefined;
  try {
    return await inTx(deps.db, async (tx) => {
      const { rows } = await sql<OutboxRow>`
        select id, stream, kind, payload, attempts, created_at as "createdAt" from platform.outbox o
        where next_at <= ${now}
          and not exists (select from platform.outbox earlier where earlier.stream = o.stream and earlier.id < o.id)
        order by id limit 1 for update skip locked`.execute(tx);
      current = rows[0];
      if (!current) return false;
      for (const handler of handlers[current.kind] ?? []) await handler(tx, current);
      await sql`delete from platform.outbox where id = ${current.id}`.execute(tx);
      return true;
    });
  } catch (error) {
    if (!current) throw error;
    const said = withoutValues(error as Error);
    deps.log.warn({ outbox: current.id, kind: current.kind, err: said }, 'outbox: will try again');
    const next = new Date(now.getTime() + backoffSeconds(current.attempts + 1) * 1000);
    await sql`update platform.outbox set attempts = attempts + 1, next_at = ${next},
      last_error = ${said.slice(0, 500)} where id = ${current.id}`.execute(deps.db);
    return true;
  }
}
