import pg from 'pg';
import type { Config } from '../config.ts';
import { type EmbeddedServer, startEmbedded } from './launcher.ts';
import { databaseFolder } from './run-as.ts';

export { type EmbeddedServer, startEmbedded } from './launcher.ts';
export { databaseFolder } from './run-as.ts';

export type Database = { url: string; embedded: boolean; stop(): Promise<void> };

/** The database of this installation: DATABASE_URL where it is set, else the embedded server's `tongban`. */
export async function provideDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Database> {
  if (config.databaseUrl) return { url: config.databaseUrl, embedded: false, stop: async () => {} };
  const server = await startEmbedded(databaseFolder(config.dataDir));
  await ensureDatabase(server, 'tongban');
  return { url: server.url('tongban'), embedded: true, stop: server.stop };
}

async function ensureDatabase(server: EmbeddedServer, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42P04') throw error; // another process made it meanwhile
  } finally {
    await client.end();
  }
}
