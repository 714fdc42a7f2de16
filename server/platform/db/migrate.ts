import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'migrations');

export type Migration = { name: string; text: string; sm3: string };

/** The committed migrations in order of their numbers. */
export function readMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { name, text, sm3: createHash('sm3').update(text).digest('hex') };
    });
}

/**
 * Applies the migrations that the database at `url` (connected as its owner) lacks, each in its own transaction,
 * under a lock so that several processes may start at once. Forward only: throws where an applied file was changed.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7061)');
    await client.query(`create schema if not exists platform;
      create table if not exists platform.migration (
        name text primary key, sm3 text not null, applied_at timestamptz not null default now())`);
    const { rows } = await client.query<{ name: string; sm3: string }>(
      'select name, sm3 from platform.migration',
    );
    const known = new Map(rows.map((row) => [row.name, row.sm3]));
    const missing = readMigrations().filter((migration) => isMissing(migration, known));
    for (const migration of missing) await apply(client, migration);
    return missing.map((migration) => migration.name);
  } finally {
    await client.end(); // the lock ends with the connection
  }
}

function isMissing(migration: Migration, known: Map<string, string>): boolean {
  const before = known.get(migration.name);
  if (before && before !== migration.sm3) {
    throw new Error(`数据库迁移 ${migration.name} 在执行之后又被改过。迁移只能新增，不能修改。`);
  }
  return !before;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.text);
    await client.query('insert into platform.migration (name, sm3) values ($1, $2)', [
      migration.name,
      migration.sm3,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`数据库迁移 ${migration.name} 没有成功：${(error as Error).message}`, { cause: error });
  }
}
