import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { applicationRole, closeDb, type Db, openDb } from '../db/index.ts';
import { migrate, readMigrations } from '../db/migrate.ts';

export type TestDb = { db: Db; url: string; close(): Promise<void> };

/**
 * A fresh database for one test file, cloned in 0.1 s from a template that is migrated once per state of the
 * migrations. The server's address comes from vitest's global set-up (the embedded server, or DATABASE_URL).
 */
export async function createTestDb(): Promise<TestDb> {
  const { url, close } = await copyDatabase(templateName());
  const db = openDb(url, { role: applicationRole });
  return {
    db,
    url,
    close: async () => {
      await closeDb(db);
      await close();
    },
  };
}

/** An empty database that nothing was migrated into: what a first start finds. */
export function createEmptyDatabase(): Promise<NamedDatabase> {
  return createDatabase("template template0 encoding 'UTF8' locale 'C.UTF-8'");
}

/** A copy of a database of the test run that nobody is connected to; takes 0.1 s. */
export function copyDatabase(name: string): Promise<NamedDatabase> {
  return createDatabase(`template ${name}`);
}

export type NamedDatabase = { name: string; url: string; close(): Promise<void> };

async function createDatabase(from: string): Promise<NamedDatabase> {
  const server = testServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(server, (client) => client.query(`create database ${name} ${from}`));
  return { name, url: withDatabase(server, name), close: () => dropDatabase(server, name) };
}

/** A new empty folder for keys and files of one test, in the folder of the test run where there is a run. */
export function testFolder(parent = process.env.TONGBAN_TEST_FOLDER ?? tmpdir()): string {
  return mkdtempSync(join(parent, 'tongban-test-'));
}

/** Makes the template database on `server` (its address as owner); called once by the global set-up. */
export async function prepareTemplate(server: string): Promise<void> {
  await asOwner(server, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [templateName()]);
    if (rowCount) return;
    const draft = `${templateName()}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
    await migrate(withDatabase(server, draft));
    await client.query(`alter database ${draft} rename to ${templateName()}`);
  });
}

function templateName(): string {
  const state = readMigrations()
    .map((migration) => migration.sm3)
    .join();
  return `tongban_template_${createHash('sm3').update(state).digest('hex').slice(0, 16)}`;
}

export function withDatabase(url: string, name: string): string {
  const copy = new URL(url);
  copy.pathname = `/${name}`;
  return copy.toString();
}

function testServer(): string {
  const server = process.env.TONGBAN_TEST_SERVER;
  if (!server) throw new Error('Run tests through vitest: its global set-up starts the database server.');
  return server;
}

async function dropDatabase(server: string, name: string): Promise<void> {
  await asOwner(server, (client) => client.query(`drop database if exists ${name} with (force)`));
}

async function asOwner<T>(url: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}
