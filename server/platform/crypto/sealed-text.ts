import { randomBytes } from 'node:crypto';
import { damaged } from './seal-error.ts';
import { decrypt, encrypt, NONCE_BYTES, TAG_BYTES } from './sm4-gcm.ts';

/** A sealed text: "k1.<nonce>.<ciphertext>.<tag>", parts after the key id in base64url. */
const FORM = /^(k\d+)\.([\w-]{16})\.([\w-]*)\.([\w-]{22})$/;

export type SealingKey = { id: string; bytes: Uint8Array };
/** Finds a sealing key by its id; a SealError when there is none. */
export type FindKey = (id: string) => SealingKey;

/**
 * Nonces are random: NIST SP 800-38D allows 2^32 of them under one key, far above what a city seals in a year.
 */
export function sealText(key: SealingKey, plain: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const sealed = encrypt(key.bytes, nonce, Buffer.from(context), Buffer.from(plain));
  const end = sealed.length - TAG_BYTES;
  const parts = [nonce, sealed.subarray(0, end), sealed.subarray(end)];
  return [key.id, ...parts.map((part) => part.toString('base64url'))].join('.');
}

/** Throws a SealError for anything but a text sealed under one of our keys in the same context. */
export function openText(find: FindKey, sealed: string, context: string): string {
  const match = FORM.exec(sealed);
  if (!match) throw damaged();
  const [, id = '', nonce = '', ciphertext = '', tag = ''] = match;
  const bytes = Buffer.concat([bytesOf(ciphertext), bytesOf(tag)]);
  const plain = decrypt(find(id).bytes, bytesOf(nonce), Buffer.from(context), bytes);
  if (!plain) throw damaged();
  return plain.toString();
}

/** The last character may hold bits that no byte takes: one text has one spelling, any other is a changed one. */
function bytesOf(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url');
  if (bytes.toString('base64url') !== part) throw damaged();
  return bytes;
}
