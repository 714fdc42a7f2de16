import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type pg from 'pg';
import { makePool } from './pool.ts';

export { type CompiledQuery, type RawBuilder, sql } from 'kysely';

export type Db = Kysely<unknown>;
export type Tx = Transaction<unknown>;
/** Reads take either; a function that writes in several statements takes a `Tx`. */
export type Executor = Db | Tx;

/** The role of every connection of the application: may insert events, never change or delete them. */
export const applicationRole = 'tongban_app';

const pools = new WeakMap<Db, pg.Pool>();

/** Opens a pool; 4 connections beat 20 on two cores (measured). Close with `closeDb`. */
export function openDb(url: string, options: { poolSize?: number; role?: string | undefined } = {}): Db {
  const pool = makePool(url, { max: options.poolSize ?? 4, role: options.role });
  pool.on('error', () => {}); // an idle connection lost to a server restart: the next query opens another
  const db: Db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

export async function closeDb(db: Db): Promise<void> {
  await db.destroy();
}

/** The driver's pool behind `db`, for what Kysely does not do: LISTEN, COPY, cursors. */
export function poolOf(db: Db): pg.Pool {
  const pool = pools.get(db);
  if (!pool) throw new Error('This database was not opened by openDb.');
  return pool;
}

/** Runs `fn` in one transaction; a thrown error rolls everything back. */
export function inTx<T>(db: Db, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(fn);
}

/** The SQLSTATE of a database error, or undefined. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** What may be kept of an error: what the database says of a value it refuses (class 22) quotes it, and it may be somebody's. */
export function withoutValues(error: Error): string {
  const state = sqlState(error);
  return state?.startsWith('22') ? `database: ${state}` : error.message;
}

/** The violated constraint's name of a database error, or undefined. */
export function constraintOf(error: unknown): string | undefined {
  return (error as { constraint?: string } | null)?.constraint;
}

/**
 * Why the database did not do it, where that passes: it is away or starting (`away`; lost while it committed, it may have
 * written), takes no writing (`read-only`), has no room (`full`), or too many wanted it at once (`busy`). Undefined: a defect,
 * or a refusal.
 */
export type Trouble = 'away' | 'read-only' | 'full' | 'busy';

export function troubleOf(error: unknown): Trouble | undefined {
  const { code, message = '' } = (error ?? {}) as { code?: string; message?: string };
  if (code && lost.has(code)) return 'away';
  const state = sqlState(error);
  if (state) return states.find(([form]) => form.test(state))?.[1];
  return words.find(([form]) => form.test(message))?.[1];
}

const states: [RegExp, Trouble][] = [
  [/^(08|57P|58)/, 'away'],
  [/^25006/, 'read-only'],
  [/^53[12]/, 'full'],
  [/^(53|40|55P03|57014)/, 'busy'],
];
const lost = new Set(
  'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN'.split(' '),
);
/** What the driver and its pool say without a code. */
const words: [RegExp, Trouble][] = [
  [
    /^Connection terminated|^Client (has encountered a connection error|was closed)|^Connection ended/,
    'away',
  ],
  [/^timeout exceeded when trying to connect/, 'busy'],
];
