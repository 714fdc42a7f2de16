import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Server, startServer } from '../../server/main.ts';
import { readConfig } from '../../server/platform/config.ts';
import { makeLogger } from '../../server/platform/log.ts';
import { createEmptyDatabase } from '../../server/platform/testing/db.ts';

export type Site = { url: string; server: Server; close(): Promise<void> };

/** The whole product on a free port with its demonstration data, on an empty database of the test run's server. */
export async function startSite(): Promise<Site> {
  const database = await createEmptyDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'tongban-e2e-'));
  const config = { ...readConfig({}), port: 0, host: '127.0.0.1', dataDir, databaseUrl: database.url };
  const server = await startServer(config, { demo: true, log: makeLogger({ level: 'silent' }) });
  return {
    url: server.url,
    server,
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}
