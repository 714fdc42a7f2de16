import { afterAll, beforeAll, expect, test } from 'vitest';
import { testClock } from '../clock.ts';
import { sql } from '../db/index.ts';
import { makeLogger } from '../log.ts';
import { createTestDb, type TestDb } from '../testing/db.ts';
import { type OutboxHandlers, startOutbox } from './index.ts';

let test_: TestDb;
beforeAll(async () => {
  test_ = await createTestDb();
});
afterAll(() => test_.close());

const clock = testClock('2026-11-23T01:00:00Z');
const log = makeLogger({ level: 'silent' });

async function put(stream: string, kind: string, n: number): Promise<void> {
  const now = clock.now();
  await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${stream}, ${kind}, ${JSON.stringify({ n })}, ${now}, ${now})`.execute(test_.db);
}

test('rows leave in order within their stream; a failing one holds back its own stream only, and comes again', async () => {
  const seen: string[] = [];
  let broken = true;
  const handlers: OutboxHandlers = {
    note: [
      async (_tx, row) => {
        if (row.stream === 'a' && row.payload.n === 2 && broken) throw new Error('away');
        seen.push(`${row.stream}${row.payload.n}`);
      },
    ],
  };
  for (const [stream, n] of [
    ['a', 1],
    ['a', 2],
    ['b', 1],
    ['a', 3],
    ['b', 2],
  ] as const)
    await put(stream, 'note', n);
  const drain = startOutbox({ db: test_.db, clock, log }, handlers, 60_000);
  await drain.drainNow();
  expect(seen.filter((entry) => entry.startsWith('a'))).toEqual(['a1']);
  expect(seen.filter((entry) => entry.startsWith('b'))).toEqual(['b1', 'b2']);

  broken = false;
  await drain.drainNow();
  expect(seen).not.toContain('a2'); // not before its time
  clock.advance(3_000);
  await drain.drainNow();
  expect(seen.filter((entry) => entry.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from platform.outbox`.execute(test_.db);
  expect(rows[0]?.n).toBe(0);
  await drain.stop();
});

test('what a handler wrote is undone with its failure: nothing is half sent', async () => {
  await put('c', 'write', 1);
  const drain = startOutbox(
    { db: test_.db, clock, log },
    {
      write: [
        async (tx) => {
          await sql`insert into platform.command_key values ('x', 'outbox-test', '', '{}', now())`.execute(
            tx,
          );
          throw new Error('after the write');
        },
      ],
    },
    60_000,
  );
  await drain.drainNow();
  const { rows } = await sql`select 1 from platform.command_key where key = 'outbox-test'`.execute(test_.db);
  expect(rows).toHaveLength(0);
  await drain.stop();
});

test('of a value that the database refuses nothing is kept', async () => {
  await put('d', 'refused', 1);
  const drain = startOutbox(
    { db: test_.db, clock, log },
    {
      refused: [
        async (tx) => {
          await sql`select ${'周小满'}::int`.execute(tx);
        },
      ],
    },
    60_000,
  );
  await drain.drainNow();
  await drain.stop();
  const { rows } = await sql<{ last_error: string }>`
    select last_error from platform.outbox where stream = 'd'`.execute(test_.db);
  expect(rows).toEqual([{ last_error: 'database: 22P02' }]);
});
