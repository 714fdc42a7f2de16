import { join } from 'node:path';
import { startEmbedded } from '../pg/index.ts';
import { prepareTemplate, testFolder } from './db.ts';

/** One database server for the whole test run: DATABASE_URL where it is set, else an embedded one in a new folder. */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL;
  const embedded = given ? undefined : await startEmbedded(join(testFolder(), 'pg'));
  const url = given ?? (embedded?.url() as string);
  await prepareTemplate(url);
  process.env.TONGBAN_TEST_SERVER = url;
  return async () => embedded?.stop();
}
