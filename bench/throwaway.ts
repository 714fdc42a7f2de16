import { rmSync } from 'node:fs';
import { join } from 'node:path';
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
    await prepareTemplate(server);
    process.env.TONGBAN_TEST_SERVER = server;
    await act();
  } finally {
    await end();
  }
}

/** Of sorted or unsorted numbers the one below which this share lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
