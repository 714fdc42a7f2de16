import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Keyring } from '../crypto/index.ts';
import { asNoRoom, type TellFull } from './no-room.ts';

/**
 * Files by the SM3 of their sealed bytes: sealing the same content twice gives two addresses, so an address tells
 * nothing of what is inside, and a changed byte is noticed. A folder; names are aa/bb/<sm3>.
 */
export type FileStore = {
  /**
   * Seals and stores; nothing appears under its final name before it is whole and on disk. `size` is of the content.
   * Throws `upload-refused` no-room where the disk is full, and leaves nothing.
   */
  put(source: Readable | Uint8Array): Promise<{ sm3: string; size: number }>;
  readAll(sm3: string): Promise<Buffer>;
  /** True where the sealed bytes still have the address they are stored under. */
  isWhole(sm3: string): Promise<boolean>;
  /** Takes a file away for good; that it is nobody's is for the caller to know. Gone already is as good. */
  remove(sm3: string): Promise<void>;
  /** Folder of unfinished uploads (see partials.ts). */
  partialFolder: string;
};

const context = 'platform.file';

export function openFileStore(folder: string, keyring: Keyring, full: TellFull = () => {}): FileStore {
  const pathOf = (sm3: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sm3)) throw new Error('not an address of this store');
    return join(folder, sm3.slice(0, 2), sm3.slice(2, 4), sm3);
  };
  return {
    partialFolder: join(folder, 'partial'),
    async put(source) {
      const incoming = join(folder, 'incoming');
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      const side = join(incoming, randomUUID());
      const hash = createHash('sm3');
      let size = 0;
      const count = new Transform({
        transform(part: Uint8Array, _encoding, done) {
          size += part.length;
          done(null, part);
        },
      });
      const digest = new Transform({
        transform(part: Uint8Array, _encoding, done) {
          hash.update(part);
          done(null, part);
        },
      });
      const from = source instanceof Uint8Array ? Readable.from([Buffer.from(source)]) : source;
      try {
        await pipeline(
          from,
          count,
          keyring.sealStream(context),
          digest,
          createWriteStream(side, { mode: 0o600, flush: true }),
        );
        const sm3 = hash.digest('hex');
        const path = pathOf(sm3);
        await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
        await rename(side, path);
        await syncFolder(join(path, '..'));
        return { sm3, size };
      } catch (error) {
        await rm(side, { force: true });
        throw asNoRoom(error, full);
      }
    },
    remove: (sm3) => rm(pathOf(sm3), { force: true }),
    async readAll(sm3) {
      const parts: Buffer[] = [];
      const opened = keyring.openStream(context);
      await pipeline(createReadStream(pathOf(sm3)), opened, async (source: AsyncIterable<Buffer>) => {
        for await (const part of source) parts.push(part);
      });
      return Buffer.concat(parts);
    },
    async isWhole(sm3) {
      const path = pathOf(sm3);
      if (
        !(await access(path).then(
          () => true,
          () => false,
        ))
      )
        return false;
      const hash = createHash('sm3');
      for await (const part of createReadStream(path)) hash.update(part as Buffer);
      return hash.digest('hex') === sm3;
    },
  };
}

/** A rename is on disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
