import { type Executor, sql } from './db/index.ts';

/** A fact of this installation, or undefined. */
export async function installationFact(executor: Executor, key: string): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`select value from platform.installation where key = ${key}`.execute(executor);
  return rows[0]?.value;
}

/** Sets a fact that is not set yet; answers the value that holds (another process may have been first). */
export async function claimFact(executor: Executor, key: string, value: string): Promise<string> {
  const { rows } = await sql<{ value: string }>`
    insert into platform.installation (key, value) values (${key}, ${value})
    on conflict (key) do update set value = platform.installation.value returning value`.execute(executor);
  return rows[0]?.value ?? value;
}

/** True where invented people and organisations were loaded: the pages say 演示. */
export async function isDemonstration(executor: Executor): Promise<boolean> {
  return (await installationFact(executor, 'demonstration')) === 'yes';
}

/**
 * Refuses to go on where the database was sealed with other keys than those in the key folder: new sealed data
 * would be mixed with data that nobody can open.
 */
export async function assertKeys(executor: Executor, fingerprint: string, folder: string): Promise<void> {
  const known = await claimFact(executor, 'keys', fingerprint);
  if (known !== fingerprint) {
    throw new Error(
      `数据库里的加密数据是用另一套密钥写的，${folder} 里的密钥打不开。请把原来的 keys 文件夹放回去，或换一个空数据库。`,
    );
  }
}
