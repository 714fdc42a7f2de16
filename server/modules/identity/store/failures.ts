import { type Db, inTx, sql } from '../../../platform/db/index.ts';
import { afterTry, type Counter, lockedUntil } from '../lock-out.ts';

type Row = { failures: number; window_start: Date; locks: number; locked_until: Date | null };

const asCounter = (row: Row): Counter => ({
  failures: row.failures,
  windowStart: row.window_start,
  locks: row.locks,
  lockedUntil: row.locked_until,
});

export async function findCounter(db: Db, key: string): Promise<Counter | undefined> {
  const { rows } = await sql<Row>`select failures, window_start, locks, locked_until
    from identity.sign_in_failure where key = ${key}`.execute(db);
  return rows[0] && asCounter(rows[0]);
}

/** Counts one try under a row lock; nothing is counted while locked. `locked` is when the next try is possible. */
export function countTry(
  db: Db,
  key: string,
  now: Date,
  bound: number,
): Promise<{ locked: Date | null; after: Counter }> {
  return inTx(db, async (tx) => {
    await sql`insert into identity.sign_in_failure (key, failures, window_start, locks)
      values (${key}, 0, ${now}, 0) on conflict (key) do nothing`.execute(tx);
    const { rows } = await sql<Row>`select failures, window_start, locks, locked_until
      from identity.sign_in_failure where key = ${key} for update`.execute(tx);
    const before = asCounter(rows[0] as Row);
    const locked = lockedUntil(before, now);
    if (locked) return { locked, after: before };
    const after = afterTry(before, now, bound);
    await sql`update identity.sign_in_failure set failures = ${after.failures}, window_start = ${after.windowStart},
        locks = ${after.locks}, locked_until = ${after.lockedUntil} where key = ${key}`.execute(tx);
    return { locked: null, after };
  });
}

export async function forgetTries(db: Db, key: string): Promise<void> {
  await sql`delete from identity.sign_in_failure where key = ${key}`.execute(db);
}
