import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { databaseFolder, startEmbedded } from '../pg/index.ts';
import { prepareTemplate, testFolder } from './db.ts';

/**
 * One database server for the whole test run: DATABASE_URL where it is set, else an embedded one. All folders of the
 * run lie in one that is removed at its end (each run would leave some 100 MB).
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = testFolder(tmpdir());
  process.env.TONGBAN_TEST_FOLDER = folder;
  const given = process.env.DATABASE_URL;
  const embedded = given ? undefined : await startEmbedded(databaseFolder(folder));
  const url = given ?? (embedded?.url() as string);
  await prepareTemplate(url);
  process.env.TONGBAN_TEST_SERVER = url;
  return async () => {
    await embedded?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
