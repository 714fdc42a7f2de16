import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
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
export function announcements(): Pick<Live, 'mark' | 'changedSince'> & {
  heard(topic: string): void;
  /** Nobody listened for a while: of what was read before now, nothing is certain. */
  missed(): void;
} {
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
    missed() {
      count += 1;
      forgotten = count;
      latest.clear();
    },
  };
}

/**
 * Listens on one connection of the pool. Where it is lost another is opened, each second anew until it stands; then every
 * page is told, for nobody knows what was missed. `pause` waits between the tries.
 */
export async function openLive(db: Db, pause = () => sleep(1000, undefined, { ref: false })): Promise<Live> {
  const emitter = new EventEmitter().setMaxListeners(0);
  const { heard, missed, mark, changedSince } = announcements();
  let leave: (() => void) | undefined;
  let closed = false;
  const listen = async (): Promise<void> => {
    const client = await poolOf(db).connect();
    let over = false;
    const lose = (): void => {
      if (over) return;
      over = true;
      client.release(true);
      if (leave !== lose) return; // lost before it listened: whoever opens it hears of it from the query
      leave = undefined;
      void again();
    };
    client.on('notification', ({ payload = '' }) => {
      heard(payload);
      emitter.emit(payload);
    });
    client.on('error', lose);
    client.on('end', lose);
    await client.query(`listen ${channel}`).catch((error: Error) => {
      lose();
      throw error;
    });
    if (over) throw new Error('The connection was lost before it listened.');
    leave = lose;
    if (closed) lose();
  };
  const again = async (): Promise<void> => {
    while (!closed && !leave) {
      await pause();
      await listen().catch(() => {});
    }
    if (closed) return;
    missed();
    for (const topic of emitter.eventNames()) emitter.emit(topic);
  };
  await listen();
  return {
    mark,
    changedSince,
    subscribe(topic, listener) {
      emitter.on(topic, listener);
      return () => emitter.off(topic, listener);
    },
    async close() {
      closed = true;
      leave?.();
    },
  };
}
