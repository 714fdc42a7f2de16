import pg from 'pg';
import { expect, test } from 'vitest';
import { announce, announcements, openLive } from './live.ts';
import { createTestDb } from './testing/db.ts';

test('a page is told of what was announced between being read and listening, and of nothing before', () => {
  const live = announcements();
  live.heard('a');
  const mark = live.mark();
  expect(live.changedSince('a', mark)).toBe(false);
  live.heard('b');
  expect(live.changedSince('a', mark)).toBe(false);
  expect(live.changedSince('b', mark)).toBe(true);
});

test('where nobody can tell, the page reads itself anew: another process, nonsense, long ago', () => {
  const live = announcements();
  const mark = live.mark();
  expect(live.changedSince('a', announcements().mark())).toBe(true);
  expect(live.changedSince('a', 'nonsense')).toBe(true);
  for (let n = 0; n <= 10_000; n++) live.heard(`topic ${n}`);
  expect(live.changedSince('a', mark)).toBe(true);
  expect(live.changedSince('a', live.mark())).toBe(false);
});

test('while the database is away it is tried again and again; once back, every page is told to read anew', async () => {
  const { db, url, close } = await createTestDb();
  const name = pg.escapeIdentifier(new URL(url).pathname.slice(1));
  const owner = new pg.Client({
    connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href,
  });
  await owner.connect();
  let tries = 0;
  const live = await openLive(db, async () => {
    tries += 1;
    if (tries === 3) await owner.query(`alter database ${name} allow_connections true`);
  });
  const mark = live.mark();
  const told = () => new Promise<void>((resolve) => void live.subscribe('case 1', resolve));
  const back = told();
  await owner.query(`alter database ${name} allow_connections false`);
  await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    new URL(url).pathname.slice(1),
  ]);
  await back;
  expect(tries).toBe(3);
  expect(live.changedSince('another', mark)).toBe(true);
  expect(live.changedSince('another', live.mark())).toBe(false);
  const next = told();
  await announce(db, 'case 1');
  await next;
  await live.close();
  await Promise.all([owner.end(), close()]);
});
