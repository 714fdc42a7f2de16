import type { Duplex } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

type Entry = { name: string; content: AsyncIterable<string> | Iterable<string> };

/** 1 January 1980, the zero of a ZIP's clock: the same rows make the same bytes. */
const dosDate = 0x0021;
const version = 20;
/** Sizes follow the content (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808;
const deflated = 8;

/**
 * A ZIP archive (APPNOTE 6.3) as a stream: entries are compressed as their text comes, so that only the window of the
 * compressor and the directory are ever in memory.
 */
export async function* zipOf(entries: Iterable<Entry>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  let count = 0;
  for (const { name, content } of entries) {
    const path = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    header(local, 4, { crc: 0, packed: 0, size: 0, path });
    const start = offset;
    yield local;
    yield path;
    offset += local.length + path.length;

    const sums = { crc: 0, packed: 0, size: 0, path };
    for await (const chunk of deflate(content, sums)) {
      sums.packed += chunk.length;
      yield chunk;
    }
    const after = Buffer.alloc(16);
    after.writeUInt32LE(0x08074b50, 0);
    after.writeUInt32LE(sums.crc, 4);
    after.writeUInt32LE(sums.packed, 8);
    after.writeUInt32LE(sums.size, 12);
    yield after;
    offset += sums.packed + after.length;

    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(version, 4);
    header(central, 6, sums);
    central.writeUInt32LE(start, 42);
    directory.push(central, path);
    count++;
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  yield* directory;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  yield end;
}

type Sums = { crc: number; packed: number; size: number; path: Buffer };

/** The fields that a local and a central header share, from «version needed» on. */
function header(into: Buffer, at: number, { crc, packed, size, path }: Sums): void {
  into.writeUInt16LE(version, at);
  into.writeUInt16LE(flags, at + 2);
  into.writeUInt16LE(deflated, at + 4);
  into.writeUInt16LE(dosDate, at + 8);
  into.writeUInt32LE(crc, at + 10);
  into.writeUInt32LE(packed, at + 14);
  into.writeUInt32LE(size, at + 18);
  into.writeUInt16LE(path.length, at + 22);
}

const room = (packer: Duplex): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      packer.off('drain', go).off('close', go);
      resolve();
    };
    packer.once('drain', go).once('close', go);
  });

async function* deflate(content: Entry['content'], sums: Sums): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw();
  const feeding = (async () => {
    for await (const text of content) {
      const bytes = Buffer.from(text);
      sums.crc = crc32(bytes, sums.crc);
      sums.size += bytes.length;
      if (!packer.write(bytes)) await room(packer);
      if (packer.destroyed) return; // whoever was reading went away
    }
    packer.end();
  })();
  feeding.catch((error: Error) => packer.destroy(error)); // whoever reads the archive is told
  yield* packer as AsyncIterable<Buffer>;
  await feeding;
}
