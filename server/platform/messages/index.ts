import { randomUUIDv7 } from 'node:crypto';
import type { Keyring } from '../crypto/index.ts';
import { type Executor, sql, type Tx } from '../db/index.ts';

export type NewMessage = { to: string; text: string; key: string };
export type KeptMessage = { id: string; to: string; text: string; at: Date };

const place = (id: string, part: 'to' | 'text'): string => `platform.message.${part}:${id}`;

/**
 * Puts a short message 短信 into the local outbox of messages, once per key, in the transaction of what it tells of. This
 * installation has no gateway: what was written can be read with `npx tongban messages`.
 */
export async function sendMessage(tx: Tx, keyring: Keyring, message: NewMessage, at: Date): Promise<void> {
  const id = randomUUIDv7();
  await sql`
    insert into platform.message (id, key, to_masked, to_sealed, text_sealed, at)
    values (${id}, ${message.key}, ${message.to.replace(/^(\d{3})\d{4}/, '$1****')},
      ${keyring.seal(message.to, place(id, 'to'))}, ${keyring.seal(message.text, place(id, 'text'))}, ${at})
    on conflict (key) do nothing`.execute(tx);
}

/** The newest messages, opened; whom they went to stays masked. */
export async function keptMessages(executor: Executor, keyring: Keyring, limit = 20): Promise<KeptMessage[]> {
  const { rows } = await sql<{ id: string; to: string; sealed: string; at: Date }>`
    select id, to_masked as "to", text_sealed as sealed, at from platform.message
    order by at desc, id desc limit ${limit}`.execute(executor);
  return rows.map(({ sealed, ...row }) => ({ ...row, text: keyring.open(sealed, place(row.id, 'text')) }));
}
