/**
 * The process that kill.test.ts kills: takes and releases one case as fast as it can, and says the key of each command
 * on standard output once it is answered. It begins with the first byte on standard input. Arguments: the database's address, the case, the
 * number of the run, the division, the clerk.
 */
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandReply } from '../../../contracts/cases.ts';
import type { StaffActor } from '../../../contracts/identity.ts';
import { loadCalendar } from '../../platform/calendar/index.ts';
import { systemClock } from '../../platform/clock.ts';
import { openKeyring } from '../../platform/crypto/index.ts';
import { applicationRole, openDb, sql } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { CasesContext } from './context.ts';
import { releaseCase } from './use-cases/release-case.ts';
import { takeCase } from './use-cases/take-case.ts';

const [url = '', caseId = '', run = '', place = '', staffId = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'tongban-killed-'));
const db = openDb(url, { role: applicationRole, poolSize: 1 });
const keyring = await openKeyring(join(folder, 'keys'));
/** What taking and releasing ask for, and nothing more: the process is to start quickly. */
const ctx = {
  db,
  clock: systemClock,
  calendar: loadCalendar({ years: {} }),
  keyring,
  nudge: () => {},
  neighbours: {
    path: async () => [{ code: place }],
    names: async () => new Map(),
    isAway: async () => false,
  },
} as unknown as CasesContext;
const clerk: StaffActor = {
  kind: 'staff',
  sessionId: '',
  staffId,
  name: '',
  title: '',
  grants: [{ role: 'window_clerk', divisionCode: place, organisationId: null }],
};

/** The process that was killed before may have left a statement that is still running: then it is read once more. */
async function look() {
  const { rows } = await sql<{ version: number; held: boolean }>`
    select version, handler_id is not null as held from cases."case" where id = ${caseId}`.execute(db);
  const found = rows[0];
  if (!found) throw new Error('There is no such case.');
  return found;
}

await once(process.stdin, 'data'); // everything is loaded: it may begin
let { version, held } = await look();
for (let step = 0; ; step++) {
  const key = `kill-${run}-${String(step).padStart(5, '0')}`;
  try {
    const act = held ? releaseCase : takeCase;
    const reply: CommandReply = await act(ctx, clerk, { caseId, key, body: { version } });
    version = reply.version;
    held = !held;
    process.stdout.write(`${key}\n`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ({ version, held } = await look());
  }
}
