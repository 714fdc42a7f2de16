import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Server, startServer } from '../../server/main.ts';
import type { Clock } from '../../server/platform/clock.ts';
import { readConfig } from '../../server/platform/config.ts';
import { makeLogger } from '../../server/platform/log.ts';
import { createEmptyDatabase } from '../../server/platform/testing/db.ts';

export type Site = { url: string; server: Server; close(): Promise<void> };

/** The whole product on a free port with its demonstration data, on an empty database of the test run's server. */
export async function startSite(options: { clock?: Clock } = {}): Promise<Site> {
  const database = await createEmptyDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'tongban-e2e-'));
  const config = { ...readConfig({}), port: 0, host: '127.0.0.1', dataDir, databaseUrl: database.url };
  const log = makeLogger({ level: 'silent' });
  const server = await startServer(config, { demo: true, log, ...options });
  return {
    url: server.url,
    server,
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}

/** The machine's clock, which can be put ahead: what ends by time ends without waiting. */
export function clockAhead(): Clock & { ahead(minutes: number): void } {
  let by = 0;
  return {
    now: () => new Date(Date.now() + by),
    ahead: (minutes) => {
      by += minutes * 60_000;
    },
  };
}
