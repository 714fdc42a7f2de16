import { type Executor, sql } from './db/index.ts';

/**
 * Refuses to go on where the database was sealed with other keys than those in `folder`: new sealed data would be
 * mixed with data that nobody can open. The first start remembers the keys' fingerprint.
 */
export async function assertKeysMatch(
  executor: Executor,
  fingerprint: string,
  folder: string,
  at: Date,
): Promise<void> {
  const { rows } = await sql<{ value: string }>`
    insert into platform.marker (name, value, at) values ('keys', ${JSON.stringify(fingerprint)}::jsonb, ${at})
    on conflict (name) do update set value = platform.marker.value returning value`.execute(executor);
  if (rows[0]?.value !== fingerprint) {
    throw new Error(
      `数据库里的加密数据是用另一套密钥写的，${folder} 里的密钥打不开。请把原来的 keys 文件夹放回去，或换一个空数据库。`,
    );
  }
}
