/**
 * The process that together.test.ts kills: drains the outbox of joint cases and kills itself by SIGKILL before its n-th
 * statement, so that nothing is flushed and no handler runs. It ends by itself where nothing is left, and begins with the
 * first byte on standard input. Arguments: the database's address, the folder of its keys and files, n, the time.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { loadCalendar } from '../../platform/calendar/index.ts';
import { testClock } from '../../platform/clock.ts';
import { openKeyring } from '../../platform/crypto/index.ts';
import { applicationRole, closeDb, openDb } from '../../platform/db/index.ts';
import { documentMaker } from '../../platform/documents/index.ts';
import { openFileStore } from '../../platform/files/index.ts';
import { makeLogger } from '../../platform/log.ts';
import { startOutbox } from '../../platform/outbox/index.ts';
import { casesContext } from '../cases/index.ts';
import { jointHandlers } from './handlers.ts';

const [url = '', folder = '', last = '', time = ''] = process.argv.slice(2);
const db = openDb(url, { role: applicationRole, poolSize: 3 });
const clock = testClock(time);
const keyring = await openKeyring(join(folder, 'keys'));
const log = makeLogger({ level: 'silent' });
const ctx = casesContext({
  db,
  clock,
  calendar: loadCalendar(),
  keyring,
  files: openFileStore(join(folder, 'files'), keyring),
  documents: documentMaker(),
  log,
  config: { publicUrl: 'http://localhost:8080' },
  nudge: () => {},
});

await once(process.stdin, 'data'); // everything is loaded: it may begin
let left = Number(last);
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function counted(this: pg.Client, ...asked: unknown[]) {
  if (--left < 0) process.kill(process.pid, 'SIGKILL');
  return Reflect.apply(query, this, asked);
} as typeof query;
const outbox = startOutbox({ db, clock, log }, jointHandlers(ctx), 3_600_000);
await outbox.drainNow();
await outbox.stop();
await closeDb(db);
process.exit(0);
