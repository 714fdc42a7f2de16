import { EventEmitter } from 'node:events';
import type pg from 'pg';
import { type Db, type Executor, poolOf, sql } from './db/index.ts';

/** Tells open pages that something changed: topics are opaque keys, no content travels. */
export type Live = {
  subscribe(topic: string, listener: () => void): () => void;
  close(): Promise<void>;
};

const channel = 'tongban_live';

/** Announces a change to every process. Called by the outbox job only: NOTIFY serialises commits, so no command does it. */
export async function announce(executor: Executor, topic: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${topic})`.execute(executor);
}

/** Listens on one connection of the pool; a lost connection is opened again after a second. */
export async function openLive(db: Db): Promise<Live> {
  const emitter = new EventEmitter().setMaxListeners(0);
  let client: pg.PoolClient | undefined;
  let closed = false;
  const connect = async (): Promise<void> => {
    const next = await poolOf(db).connect();
    client = next;
    next.on('notification', (message) => emitter.emit(message.payload ?? ''));
    next.on('error', () => {
      next.release(true);
      client = undefined;
      if (!closed) setTimeout(() => connect().catch(() => {}), 1000).unref();
    });
    await next.query(`listen ${channel}`);
  };
  await connect();
  return {
    subscribe(topic, listener) {
      emitter.on(topic, listener);
      return () => emitter.off(topic, listener);
    },
    async close() {
      closed = true;
      client?.release(true);
    },
  };
}
