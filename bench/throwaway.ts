import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../server/platform/pg/index.ts';
import { prepareTemplate, testFolder } from '../server/platform/testing/db.ts';

/** Runs `act` with a database server of its own (or that of DATABASE_URL) and takes away all that it leaves. */
export async function withThrowawayServer(act: () => Promise<void>): Promise<void> {
  const folder = testFolder();
  const given = process.env.DATABASE_URL;
  const embedded = given ? undefined : await startEmbedded(join(folder, 'pg'));
  const end = async (): Promise<void> => {
    await embedded?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  // Whoever stops a run does not want to keep gigabytes of it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void end().finally(() => process.exit(1)));
  }
  try {
    const server = given ?? (embedded?.url() as string);
    if (embedded) await forLoading(server);
    await prepareTemplate(server);
    process.env.TONGBAN_TEST_SERVER = server;
    await act();
  } finally {
    await end();
  }
}

/** A server that takes in gigabytes at once should not write every page twice for each gigabyte of its log. */
async function forLoading(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  for (const setting of ["max_wal_size = '4GB'", "checkpoint_timeout = '30min'"]) {
    await client.query(`alter system set ${setting}`);
  }
  await client.query('select pg_reload_conf()');
  await client.end();
}

/** Of sorted or unsorted numbers the one below which this share lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
