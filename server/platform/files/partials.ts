import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Keyring } from '../crypto/index.ts';
import { AppError } from '../errors.ts';
import { asNoRoom, type TellFull } from './no-room.ts';

const context = 'platform.partial';
const idForm = /^[0-9a-f-]{36}$/;

/** Unfinished uploads: sealed pieces in a folder each, named by where they begin and how long they are. */
export type Partials = {
  /** Begins an upload; `about` is what its owner must know of it when it goes on. */
  begin(id: string, about: string): Promise<void>;
  /** What was said at its beginning; undefined: no such upload, or finished, or swept. */
  about(id: string): Promise<string | undefined>;
  /** Where to go on: the number of bytes that are here. */
  offset(id: string): Promise<number>;
  /** Keeps the next piece; answers the new offset. Throws `upload-refused` wrong-offset with the right one. */
  append(id: string, offset: number, bytes: Uint8Array): Promise<number>;
  /** The whole content so far. */
  collect(id: string): Promise<Buffer>;
  remove(id: string): Promise<void>;
  /** Removes what nobody went on with for `days`; answers how many. */
  sweep(clock: Clock, days: number): Promise<number>;
};

export function openPartials(folder: string, keyring: Keyring, full: TellFull = () => {}): Partials {
  const folderOf = (id: string): string => {
    if (!idForm.test(id)) throw new AppError('not-found');
    return join(folder, id);
  };
  const pieces = async (id: string): Promise<{ at: number; length: number; file: string }[]> => {
    const names = await readdir(folderOf(id)).catch(() => [] as string[]);
    return names
      .map((file) => ({ file, match: /^(\d+)-(\d+)$/.exec(file) }))
      .filter(({ match }) => match)
      .map(({ file, match }) => ({ file, at: Number(match?.[1]), length: Number(match?.[2]) }))
      .sort((a, b) => a.at - b.at);
  };
  const offset = async (id: string): Promise<number> => {
    const last = (await pieces(id)).at(-1);
    return last ? last.at + last.length : 0;
  };
  return {
    async begin(id, about) {
      await mkdir(folderOf(id), { recursive: true, mode: 0o700 });
      await writeFile(join(folderOf(id), 'about'), keyring.seal(about, `${context}:${id}`), { mode: 0o600 });
    },
    async about(id) {
      const sealed = await readFile(join(folderOf(id), 'about'), 'utf8').catch(() => undefined);
      return sealed && keyring.open(sealed, `${context}:${id}`);
    },
    offset,
    async append(id, at, bytes) {
      const here = await offset(id);
      const refuse = (): never => {
        throw new AppError('upload-refused', { problem: 'wrong-offset', offset: here });
      };
      if (at !== here) refuse();
      await mkdir(folderOf(id), { recursive: true, mode: 0o700 });
      const side = join(folderOf(id), `.${randomUUID()}`);
      try {
        // In here, for a full disk may leave half of it.
        await writeFile(side, keyring.sealBytes(bytes, `${context}:${id}:${at}`), {
          mode: 0o600,
          flush: true,
        });
        await link(side, join(folderOf(id), `${at}-${bytes.length}`));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') refuse();
        throw asNoRoom(error, full);
      } finally {
        await rm(side, { force: true });
      }
      return at + bytes.length;
    },
    async collect(id) {
      const parts: Buffer[] = [];
      for (const { file, at } of await pieces(id)) {
        parts.push(keyring.openBytes(await readFile(join(folderOf(id), file)), `${context}:${id}:${at}`));
      }
      return Buffer.concat(parts);
    },
    remove: (id) => rm(folderOf(id), { recursive: true, force: true }),
    async sweep(clock, days) {
      const before = clock.now().getTime() - days * 86_400_000;
      let removed = 0;
      for (const id of await readdir(folder).catch(() => [] as string[])) {
        const { mtimeMs } = await stat(join(folder, id));
        if (mtimeMs >= before || !idForm.test(id)) continue;
        await rm(join(folder, id), { recursive: true, force: true });
        removed++;
      }
      return removed;
    },
  };
}
