import { type Executor, type RawBuilder, sql } from '../db/index.ts';

/** How far a table was read: a transaction, and a key within it. */
export type FeedPosition = { tx: string; key: readonly string[] };

/**
 * Rows of an append-only table that has a column `tx xid8 default pg_current_xact_id()`, behind `after`, in the order of
 * the transactions that wrote them. Only those of transactions before the oldest one that still runs: a number that is
 * given early and committed late is therefore never passed over. `key` are the columns that name what a row is about,
 * with their types (an index on tx and them serves); what several rows of a transaction are about is named once, for it is read whole.
 */
export async function readFeed(
  executor: Executor,
  feed: { table: string; key: readonly (readonly [column: string, type: string])[] },
  after: FeedPosition,
  limit: number,
): Promise<{ keys: string[][]; next: FeedPosition }> {
  const columns = feed.key.map(([column]) => sql.ref(column));
  const values = feed.key.map(([, type], index) => sql`${after.key[index]}::${sql.raw(type)}`);
  const list = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts);
  const { rows } = await sql<{ tx: string; key: string[] }>`
    select tx::text as tx, array[${sql.join(columns.map((column) => sql`${column}::text`))}] as key from (
      select distinct tx, ${list(columns)} from ${sql.table(feed.table)}
      where (tx, ${list(columns)}) > (${after.tx}::xid8, ${list(values)})
        and tx < pg_snapshot_xmin(pg_current_snapshot())
      order by tx, ${list(columns)} limit ${limit}) f
    order by f.tx, ${list(columns)}`.execute(executor);
  const last = rows.at(-1);
  return { keys: rows.map((row) => row.key), next: last ? { tx: last.tx, key: last.key } : after };
}

/** The oldest transaction that still runs: everything before it is seen, nothing from it on was read. */
export async function feedHorizon(executor: Executor): Promise<string> {
  const { rows } = await sql<{ tx: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as tx`.execute(executor);
  return rows[0]?.tx as string;
}

/** Which database server this is: after a restore on another one the numbers of transactions mean nothing. */
export async function clusterId(executor: Executor): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select system_identifier::text as id from pg_control_system()`.execute(executor);
  return rows[0]?.id as string;
}
