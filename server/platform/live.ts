import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type pg from 'pg';
import { type Db, type Executor, poolOf, sql } from './db/index.ts';

/** Tells open pages that something changed: topics are opaque keys, no content travels. */
export type Live = {
  /** How far the announcements have come: taken before a page is read, given back when the page begins to listen. */
  mark(): string;
  /** Whether `topic` was announced since `mark`; true also where nobody can tell (another process, long ago). */
  changedSince(topic: string, mark: string): boolean;
  subscribe(topic: string, listener: () => void): () => void;
  close(): Promise<void>;
};

const channel = 'tongban_live';

/** Announces a change to every process. Called by the outbox job only: NOTIFY serialises commits, so no command does it. */
export async function announce(executor: Executor, topic: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${topic})`.execute(executor);
}

/** So many topics are remembered: what a page missed between being read and listening is a matter of seconds. */
const remembered = 10_000;

/** The latest announcements by topic. Marks of another process say nothing here, so they count as before them all. */
export function announcements(): Pick<Live, 'mark' | 'changedSince'> & { heard(topic: string): void } {
  const process = randomUUID();
  const latest = new Map<string, number>();
  let count = 0;
  let forgotten = 0;
  return {
    mark: () => `${process}.${count}`,
    changedSince(topic, mark) {
      const [by, at = ''] = mark.split('.');
      if (by !== process || !/^\d+$/.test(at) || Number(at) < forgotten) return true;
      return (latest.get(topic) ?? 0) > Number(at);
    },
    heard(topic) {
      count += 1;
      latest.delete(topic);
      latest.set(topic, count);
      if (latest.size <= remembered) return;
      const [oldest, at] = latest.entries().next().value as [string, number];
      latest.delete(oldest);
      forgotten = at;
    },
  };
}

/** Listens on one connection of the pool; a lost connection is opened again after a second. */
export async function openLive(db: Db): Promise<Live> {
  const emitter = new EventEmitter().setMaxListeners(0);
  const { heard, mark, changedSince } = announcements();
  let client: pg.PoolClient | undefined;
  let closed = false;
  const connect = async (): Promise<void> => {
    const next = await poolOf(db).connect();
    client = next;
    next.on('notification', ({ payload = '' }) => {
      heard(payload);
      emitter.emit(payload);
    });
    next.on('error', () => {
      next.release(true);
      client = undefined;
      if (!closed) setTimeout(() => connect().catch(() => {}), 1000).unref();
    });
    await next.query(`listen ${channel}`);
  };
  await connect();
  return {
    mark,
    changedSince,
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
