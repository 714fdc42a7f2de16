import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Duplex } from 'node:stream';
import { ensureKey, keyNames, readKeySync } from './key-files.ts';
import { SealError } from './seal-error.ts';
import { openBytes, openChunks, sealBytes, sealChunks } from './sealed-bytes.ts';
import { type FindKey, openText, type SealingKey, sealText } from './sealed-text.ts';
import { selfTest } from './self-test.ts';
import { hmacSm3, hmacSm3Hex } from './sm3.ts';
import { KEY_BYTES } from './sm4-gcm.ts';

/**
 * What the platform does with its secret keys. A context names the place of a value ("identity.subject.id_number")
 * and is bound to it: a value copied to another place does not open. Opening throws a SealError.
 */
export type Keyring = {
  /** "k1.<nonce>.<ciphertext>.<tag>"; the same text seals differently each time. */
  seal(plain: string, context: string): string;
  open(sealed: string, context: string): string;
  /** 64 hex digits, equal for equal text and context: what an equality search compares. Normalise the text first. */
  blind(plain: string, context: string): string;
  sealBytes(plain: Uint8Array, context: string): Buffer;
  openBytes(sealed: Uint8Array, context: string): Buffer;
  /** The same format as sealBytes, for files too large for memory; pass it to stream.pipeline. */
  sealStream(context: string): Duplex;
  /** Fails at the end for a truncated file: keep what came out only when the pipeline has succeeded. */
  openStream(context: string): Duplex;
  /** Random, base64url; 32 bytes unless told. */
  token(bytes?: number): string;
  /** Message authentication code of a text, base64url. Begin the text with its purpose ("csrf:…"). */
  sign(text: string): string;
  /** In constant time. */
  verify(text: string, mac: string): boolean;
  /** Names the set of keys without telling them: a database remembers it, to notice that its keys were lost. */
  fingerprint: string;
};

/**
 * Open the keys in `dir`, making them on first use (files 0600). Two processes that race end with the same keys.
 * Rejects when a key file is damaged, the folder cannot be written, or this Node computes SM3 or SM4 wrongly.
 */
export async function openKeyring(dir: string): Promise<Keyring> {
  selfTest();
  const numbers = sealingNumbers(await keyNames(dir));
  const current = await sealingKey(dir, Math.max(1, ...numbers));
  const indexKey = await ensureKey(dir, 'index');
  const signingKey = await ensureKey(dir, 'signing');
  const find = finder(dir, current);
  const sign = (text: string) => hmacSm3(signingKey, text).toString('base64url');

  return {
    seal: (plain, context) => sealText(current, plain, context),
    open: (sealed, context) => openText(find, sealed, context),
    blind: (plain, context) => hmacSm3Hex(indexKey, `${context}\0${plain}`),
    sealBytes: (plain, context) => sealBytes(current, plain, context),
    openBytes: (sealed, context) => openBytes(find, sealed, context),
    sealStream: (context) =>
      Duplex.from((source: AsyncIterable<Uint8Array>) => sealChunks(current, source, context)),
    openStream: (context) =>
      Duplex.from((source: AsyncIterable<Uint8Array>) => openChunks(find, source, context)),
    token: (bytes = 32) => randomBytes(bytes).toString('base64url'),
    sign,
    verify: (text, mac) => equal(sign(text), mac),
    fingerprint: hmacSm3Hex(indexKey, 'fingerprint').slice(0, 16),
  };
}

/**
 * Add a new sealing key and return its id. It seals from the next openKeyring on; older keys go on opening.
 * Blind indexes and signatures keep their keys.
 */
export async function addSealingKey(dir: string): Promise<string> {
  const next = Math.max(0, ...sealingNumbers(await keyNames(dir))) + 1;
  return (await sealingKey(dir, next)).id;
}

function sealingNumbers(names: string[]): number[] {
  return names.flatMap((name) => /^sealing-k([1-9]\d*)$/.exec(name)?.[1] ?? []).map(Number);
}

async function sealingKey(dir: string, number: number): Promise<SealingKey> {
  const secret = await ensureKey(dir, `sealing-k${number}`);
  return { id: `k${number}`, bytes: secret.subarray(0, KEY_BYTES) };
}

function finder(dir: string, current: SealingKey): FindKey {
  const known = new Map([[current.id, current]]);
  return (id) => {
    const found = known.get(id);
    if (found) return found;
    const secret = /^k[1-9]\d*$/.test(id) ? readKeySync(dir, `sealing-${id}`) : null;
    if (!secret)
      throw new SealError(
        'unknown-key',
        `缺少密钥 ${id}：密钥文件夹里没有 sealing-${id}.key，请从备份恢复。`,
      );
    const key = { id, bytes: secret.subarray(0, KEY_BYTES) };
    known.set(id, key);
    return key;
  };
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
