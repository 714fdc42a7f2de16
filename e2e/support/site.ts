import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Server, startServer } from '../../server/main.ts';
import type { Clock } from '../../server/platform/clock.ts';
import { readConfig } from '../../server/platform/config.ts';
import { makeLogger } from '../../server/platform/log.ts';
import { copyDatabase, createEmptyDatabase, testFolder } from '../../server/platform/testing/db.ts';

export type Site = { url: string; server: Server; close(): Promise<void> };

/** The whole product on a free port with its demonstration data, in a database and a folder of its own. */
export async function startSite(options: { clock?: Clock } = {}): Promise<Site> {
  const ground = await groundOfRun();
  const database = await copyDatabase(ground.database);
  const dataDir = testFolder();
  cpSync(ground.dataDir, dataDir, { recursive: true });
  const server = await start(database.url, dataDir, options);
  return {
    url: server.url,
    server,
    close: async () => {
      await server.close();
      await database.close();
    },
  };
}

type Ground = { database: string; dataDir: string };

/**
 * What a first start leaves, made once in a run and copied for each site: 0.3 s where a first start takes 5 s. Browser
 * tests run one after another, so nobody else is making it.
 */
async function groundOfRun(): Promise<Ground> {
  const kept = join(process.env.TONGBAN_TEST_FOLDER as string, 'first-start.json');
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Ground;
  const database = await createEmptyDatabase();
  const ground = { database: database.name, dataDir: testFolder() };
  const server = await start(database.url, ground.dataDir, {});
  await server.close();
  writeFileSync(kept, JSON.stringify(ground));
  return ground;
}

function start(databaseUrl: string, dataDir: string, options: { clock?: Clock }): Promise<Server> {
  const config = { ...readConfig({}), port: 0, host: '127.0.0.1', dataDir, databaseUrl };
  return startServer(config, { demo: true, log: makeLogger({ level: 'silent' }), ...options });
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
