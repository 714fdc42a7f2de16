import { randomBytes } from 'node:crypto';
import { damaged } from './seal-error.ts';
import type { FindKey, SealingKey } from './sealed-text.ts';
import { hmacSm3 } from './sm3.ts';
import { decrypt, encrypt, KEY_BYTES, NONCE_BYTES, TAG_BYTES } from './sm4-gcm.ts';

/**
 * Sealed bytes: "TBS1", length of the key id 1, key id, salt 16, then chunks of 64 KiB, each followed by its tag.
 * A chunk's nonce is its number and whether it is the last, so chunks cannot be swapped, repeated or cut off, and
 * none is released before its tag holds (the STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizár 2015). The key
 * of a file is drawn from the sealing key and the salt, so that numbering from zero never repeats a nonce.
 */
const MAGIC = Buffer.from('TBS1');
const SALT_BYTES = 16;
export const CHUNK_BYTES = 65_536;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

type Session = { key: Uint8Array; aad: Uint8Array; header: Buffer };

export function sealBytes(key: SealingKey, plain: Uint8Array, context: string): Buffer {
  const session = begin(key, context);
  const parts = [session.header];
  const last = Math.max(0, Math.ceil(plain.length / CHUNK_BYTES) - 1);
  for (let i = 0; i <= last; i += 1) {
    const chunk = plain.subarray(i * CHUNK_BYTES, (i + 1) * CHUNK_BYTES);
    parts.push(encrypt(session.key, nonce(i, i === last), session.aad, chunk));
  }
  return Buffer.concat(parts);
}

/** Throws a SealError unless every byte is as it was sealed, in the same context. */
export function openBytes(find: FindKey, sealed: Uint8Array, context: string): Buffer {
  const session = resume(find, sealed, context);
  const body = sealed.subarray(session.header.length);
  const last = Math.max(0, Math.ceil(body.length / SEALED_CHUNK_BYTES) - 1);
  const parts: Buffer[] = [];
  for (let i = 0; i <= last; i += 1) {
    const chunk = body.subarray(i * SEALED_CHUNK_BYTES, (i + 1) * SEALED_CHUNK_BYTES);
    parts.push(openChunk(session, i, i === last, chunk));
  }
  return Buffer.concat(parts);
}

export async function* sealChunks(
  key: SealingKey,
  source: AsyncIterable<Uint8Array>,
  context: string,
): AsyncGenerator<Buffer> {
  const session = begin(key, context);
  yield session.header;
  for await (const { index, last, bytes } of chunked(source, CHUNK_BYTES)) {
    yield encrypt(session.key, nonce(index, last), session.aad, bytes);
  }
}

/** Yields plain chunks as their tags hold; a truncated file is told by its last chunk, so use the result only at the end. */
export async function* openChunks(
  find: FindKey,
  source: AsyncIterable<Uint8Array>,
  context: string,
): AsyncGenerator<Buffer> {
  const input = source[Symbol.asyncIterator]();
  const head = await readHead(input);
  const session = resume(find, head, context);
  const rest = continued(head.subarray(session.header.length), input);
  for await (const { index, last, bytes } of chunked(rest, SEALED_CHUNK_BYTES)) {
    yield openChunk(session, index, last, bytes);
  }
}

function begin(key: SealingKey, context: string): Session {
  const salt = randomBytes(SALT_BYTES);
  const id = Buffer.from(key.id);
  const header = Buffer.concat([MAGIC, Buffer.from([id.length]), id, salt]);
  return { key: fileKey(key, salt), aad: Buffer.from(context), header };
}

function resume(find: FindKey, sealed: Uint8Array, context: string): Session {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length);
  const idEnd = 5 + (bytes[4] ?? 0);
  const header = bytes.subarray(0, idEnd + SALT_BYTES);
  if (!bytes.subarray(0, 4).equals(MAGIC) || header.length < idEnd + SALT_BYTES) throw damaged();
  const key = find(bytes.toString('latin1', 5, idEnd));
  return { key: fileKey(key, header.subarray(idEnd)), aad: Buffer.from(context), header };
}

function openChunk(session: Session, index: number, last: boolean, chunk: Uint8Array): Buffer {
  const plain = decrypt(session.key, nonce(index, last), session.aad, chunk);
  if (!plain) throw damaged();
  return plain;
}

function fileKey(key: SealingKey, salt: Uint8Array): Uint8Array {
  return hmacSm3(key.bytes, Buffer.concat([Buffer.from('file'), salt])).subarray(0, KEY_BYTES);
}

function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(NONCE_BYTES);
  bytes.writeUInt32BE(index, 7); // throws above 2^32 chunks, which is 256 TiB
  bytes.writeUInt8(last ? 1 : 0, 11);
  return bytes;
}

/** Cut a source into pieces of `size`; the last one, alone marked last, may be shorter or empty. */
async function* chunked(source: AsyncIterable<Uint8Array>, size: number) {
  let held: Uint8Array[] = [];
  let length = 0;
  let index = 0;
  for await (const piece of source) {
    held.push(piece);
    length += piece.length;
    if (length <= size) continue;
    let bytes: Uint8Array = Buffer.concat(held);
    for (; bytes.length > size; bytes = bytes.subarray(size), index += 1) {
      yield { index, last: false, bytes: bytes.subarray(0, size) };
    }
    held = [bytes];
    length = bytes.length;
  }
  yield { index, last: true, bytes: Buffer.concat(held) };
}

const LONGEST_HEADER = 5 + 255 + SALT_BYTES;

async function readHead(input: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < LONGEST_HEADER) {
    const next = await input.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

async function* continued(first: Uint8Array, input: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await input.next(); !next.done; next = await input.next()) yield next.value;
}
