import { createHash, randomInt, randomUUIDv7 } from 'node:crypto';
import type { StaffActor } from '../../../../contracts/identity.ts';
import { type Db, type Executor, inTx, sql, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { RatingsContext } from '../context.ts';
import { servedWindows } from './windows.ts';

/** A code is for reading it from the tablet and typing it at the desk; then another one is shown. */
const codeMinutes = 10;
/** A tablet that nobody touches goes back by itself; nothing is recorded. */
export const deviceSeconds = 60;

export type Device = {
  id: string;
  code: string | null;
  windowName: string | null;
  /** Which service the clerk asked about; null once its time is over. */
  asked: { serviceId: string; at: Date } | null;
};

type Row = {
  id: string;
  code: string | null;
  codeUntil: Date | null;
  windowName: string | null;
  askedService: string | null;
  askedAt: Date | null;
};

const sm3 = (secret: string): string => createHash('sm3').update(secret).digest('hex');
const deviceTopic = (id: string): string => `device:${id}`;

export { deviceTopic };

/** The tablet of a secret (its cookie); a new one, with its secret, where the secret is unknown. */
export async function openDevice(
  ctx: Pick<RatingsContext, 'db' | 'clock' | 'keyring'>,
  secret: string | undefined,
): Promise<{ device: Device; secret: string | null }> {
  const now = ctx.clock.now();
  const known = secret ? await deviceOf(ctx.db, secret) : undefined;
  if (!known) {
    const fresh = ctx.keyring.token();
    const row = { id: randomUUIDv7(), secret: fresh, now };
    const code = await withCode((code) => insertDevice(ctx.db, row, code));
    return { device: { id: row.id, code, windowName: null, asked: null }, secret: fresh };
  }
  if (known.windowName === null && (!known.codeUntil || known.codeUntil <= now)) {
    const code = await withCode((code) => renewCode(ctx.db, known.id, code, now));
    return { device: { id: known.id, code, windowName: null, asked: null }, secret: null };
  }
  const until = known.askedAt && known.askedAt.getTime() + deviceSeconds * 1000;
  const asked =
    known.askedService && known.askedAt && until && until > now.getTime()
      ? { serviceId: known.askedService, at: known.askedAt }
      : null;
  return { device: { id: known.id, code: known.code, windowName: known.windowName, asked }, secret: null };
}

async function deviceOf(db: Db, secret: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select id, code, code_until as "codeUntil", window_name as "windowName", asked_service as "askedService",
      asked_at as "askedAt" from ratings.counter_device where secret_sm3 = ${sm3(secret)}`.execute(db);
  return rows[0];
}

/** Tries codes until one is free; six digits are many more than there are tablets waiting. */
async function withCode(write: (code: string) => Promise<boolean>): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    if (await write(code)) return code;
  }
  throw new AppError('unavailable');
}

async function insertDevice(
  db: Db,
  { id, secret, now }: { id: string; secret: string; now: Date },
  code: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into ratings.counter_device (id, secret_sm3, code, code_until)
    values (${id}, ${sm3(secret)}, ${code}, ${codeEnd(now)}) on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}

async function renewCode(db: Db, id: string, code: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ratings.counter_device set code = ${code}, code_until = ${codeEnd(now)}
    where id = ${id} and not exists (select from ratings.counter_device where code = ${code})`.execute(db);
  return numAffectedRows === 1n;
}

const codeEnd = (now: Date): Date => new Date(now.getTime() + codeMinutes * 60_000);

/** Ties the tablet that shows this code to a window of the clerk's; one that stood there before is let go. */
export async function pairDevice(
  ctx: Pick<RatingsContext, 'db' | 'clock'>,
  staff: StaffActor,
  { code, windowId }: { code: string; windowId: string },
): Promise<void> {
  const window = (await servedWindows(ctx.db, staff)).find((one) => one.id === windowId);
  if (!window) throw new AppError('not-found');
  const now = ctx.clock.now();
  await inTx(ctx.db, async (tx) => {
    await freeWindow(tx, windowId);
    const { rows } = await sql<{ id: string }>`
      update ratings.counter_device set code = null, code_until = null, division_code = ${window.divisionCode},
        window_id = ${windowId}, window_name = ${window.name}, paired_by = ${staff.staffId}, paired_at = ${now}
      where code = ${code} and code_until > ${now} returning id`.execute(tx);
    const [paired] = rows;
    if (!paired)
      throw new AppError('invalid-input', {}, [{ field: 'code', code: 'wrong-device-code', params: {} }]);
    await wake(tx, paired.id, now);
  });
}

/** Lets a window's tablet go; it shows a code again. */
export async function freeWindow(tx: Tx, windowId: string): Promise<void> {
  await sql`update ratings.counter_device set window_id = null, window_name = null, division_code = null,
    asked_service = null where window_id = ${windowId}`.execute(tx);
}

/** Wakes the window's tablet for a service; false where none stands there. */
export async function askDevice(tx: Tx, windowId: string, serviceId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update ratings.counter_device set asked_service = ${serviceId}, asked_at = ${at}
    where window_id = ${windowId} returning id`.execute(tx);
  if (!rows[0]) return false;
  await wake(tx, rows[0].id, at);
  return true;
}

/** The tablet is done with what it was asked. */
export async function quietDevice(db: Executor, id: string): Promise<void> {
  await sql`update ratings.counter_device set asked_service = null where id = ${id}`.execute(db);
}

async function wake(tx: Tx, deviceId: string, at: Date): Promise<void> {
  await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${deviceTopic(deviceId)}, 'counter.woken', ${JSON.stringify({ deviceId })}, ${at}, ${at})`.execute(
    tx,
  );
}
