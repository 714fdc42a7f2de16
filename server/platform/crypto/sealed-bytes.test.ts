import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Keyring, openKeyring } from './keyring.ts';
import { CHUNK_BYTES } from './sealed-bytes.ts';

const HEADER = 4 + 1 + 2 + 16;
const SEALED_CHUNK = CHUNK_BYTES + 16;
const sizes = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 1_000_003];
const damaged = expect.objectContaining({ code: 'damaged' });
let keyring: Keyring;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tongban-keys-'));
  keyring = await openKeyring(dir);
});
afterAll(() => rm(dir, { recursive: true }));

describe.each(sizes)('%i bytes', (size) => {
  const plain = randomBytes(size);

  test('one call and the stream read each other', async () => {
    const sealed = keyring.sealBytes(plain, 'file');
    expect(sealed.length).toBe(HEADER + size + 16 * Math.max(1, Math.ceil(size / CHUNK_BYTES)));
    expect(keyring.openBytes(sealed, 'file').equals(plain)).toBe(true);
    const streamed = await through(keyring.sealStream('file'), pieces(plain, 10_007));
    expect(keyring.openBytes(streamed, 'file').equals(plain)).toBe(true);
    expect((await through(keyring.openStream('file'), pieces(sealed, 99_991))).equals(plain)).toBe(true);
  });

  test('another context, a cut or a longer file do not open', async () => {
    const sealed = keyring.sealBytes(plain, 'file');
    expect(() => keyring.openBytes(sealed, 'other')).toThrow(damaged);
    const cuts = [0, 3, 5, HEADER - 1, HEADER, HEADER + SEALED_CHUNK, sealed.length - 1];
    for (const cut of cuts.filter((at) => at < sealed.length)) {
      expect(() => keyring.openBytes(sealed.subarray(0, cut), 'file')).toThrow();
      await expect(
        through(keyring.openStream('file'), pieces(sealed.subarray(0, cut), 70_000)),
      ).rejects.toThrow();
    }
    expect(() => keyring.openBytes(Buffer.concat([sealed, Buffer.alloc(1)]), 'file')).toThrow(damaged);
  });
});

test('any changed bit is noticed', () => {
  const sealed = keyring.sealBytes(Buffer.from('营业执照'), 'file');
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.nat(7), (at, bit) => {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
      expect(() => keyring.openBytes(changed, 'file')).toThrow();
    }),
  );
});

test('chunks cannot change places', () => {
  const sealed = keyring.sealBytes(randomBytes(3 * CHUNK_BYTES), 'file');
  const chunk = (i: number) => sealed.subarray(HEADER + i * SEALED_CHUNK, HEADER + (i + 1) * SEALED_CHUNK);
  const swapped = Buffer.concat([sealed.subarray(0, HEADER), chunk(1), chunk(0), chunk(2)]);
  expect(() => keyring.openBytes(swapped, 'file')).toThrow(damaged);
});

test('a stream in one-byte pieces opens', async () => {
  const sealed = keyring.sealBytes(Buffer.from('小文件'), 'file');
  expect((await through(keyring.openStream('file'), pieces(sealed, 1))).toString()).toBe('小文件');
});

async function through(stream: NodeJS.ReadWriteStream, source: Readable): Promise<Buffer> {
  let output = Buffer.alloc(0);
  await pipeline(source, stream, async (plain: AsyncIterable<Uint8Array>) => {
    output = await buffer(plain);
  });
  return output;
}

function pieces(bytes: Buffer, size: number): Readable {
  const count = Math.ceil(bytes.length / size);
  return Readable.from(Array.from({ length: count }, (_, i) => bytes.subarray(i * size, (i + 1) * size)));
}
