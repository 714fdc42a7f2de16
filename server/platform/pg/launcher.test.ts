import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeDb, inTx, openDb, sql, troubleOf } from '../db/index.ts';
import { testFolder } from '../testing/db.ts';
import { keepRunning, startEmbedded } from './index.ts';

test('an embedded database that is killed is started again; what waited for it is told, and nobody else falls', async () => {
  const folder = testFolder();
  const server = await startEmbedded(folder);
  const again = Promise.withResolvers<void>();
  const tell = (told: 'started' | Error): void => {
    if (told === 'started') again.resolve(); // a try while the last of the old one still dies may fail
  };
  const kept = keepRunning(folder, Number(new URL(server.url()).port), tell, 50);
  const db = openDb(server.url());
  const beforeAnybodyWaits = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const ends = { waiting: null as unknown, between: null as unknown };
  const waiting = sql`select pg_sleep(600)`.execute(db).catch((error: unknown) => {
    ends.waiting = troubleOf(error);
  });
  // Killed between two statements, its connection belongs to nobody who waits.
  const between = inTx(db, async (tx) => {
    await sql`select 1`.execute(tx);
    beforeAnybodyWaits.resolve();
    await goOn.promise;
    await sql`select 1`.execute(tx);
  }).catch((error: unknown) => {
    ends.between = troubleOf(error);
  });
  await beforeAnybodyWaits.promise;
  process.kill(
    Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]),
    'SIGKILL',
  );
  await waiting;
  await again.promise;
  goOn.resolve();
  await between;
  expect(ends).toEqual({ waiting: 'away', between: 'away' });
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db);
  expect(rows).toEqual([{ one: 1 }]);
  await closeDb(db);
  await kept.stop();
  await server.stop();
}, 60_000);

test('where its data are gone that is told, and no empty database takes their place', async () => {
  const folder = testFolder();
  const told = Promise.withResolvers<unknown>();
  const kept = keepRunning(folder, 1, told.resolve);
  expect(await told.promise).toBeInstanceOf(Error);
  await kept.stop();
  expect(existsSync(join(folder, 'data'))).toBe(false);
});
