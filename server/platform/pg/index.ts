import pg from 'pg';
import type { Config } from '../config.ts';
import { type EmbeddedServer, keepRunning, startEmbedded } from './launcher.ts';
import { databaseFolder } from './run-as.ts';

export { type EmbeddedServer, keepRunning, startEmbedded } from './launcher.ts';
export { databaseFolder } from './run-as.ts';

export type Database = { url: string; embedded: boolean; stop(): Promise<void> };

/**
 * The database of this installation: DATABASE_URL where it is set, else the embedded server's `tongban`. The embedded one is
 * started again where it dies while this process lives; `tell` hears of it, and of tries that failed.
 */
export async function provideDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  tell: (again: 'started' | Error) => void = () => {},
): Promise<Database> {
  if (config.databaseUrl) return { url: config.databaseUrl, embedded: false, stop: async () => {} };
  const folder = databaseFolder(config.dataDir);
  const server = await startEmbedded(folder);
  await ensureDatabase(server, 'tongban');
  const url = server.url('tongban');
  const kept = keepRunning(folder, Number(new URL(url).port), tell);
  const stop = async (): Promise<void> => {
    await kept.stop();
    await server.stop();
  };
  return { url, embedded: true, stop };
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
