import { crc32, inflateRawSync } from 'node:zlib';

/** Why a file is no package that is read here, in Chinese. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

const MOST_FILES = 500;
const MOST_BYTES = 64 * 1024 * 1024;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;

/**
 * The files of a zip by name, in the order of its directory. ZipError for what is broken, encrypted, too large (a
 * bomb), or says two things at once: a name twice, a local header that disagrees, bytes that no entry accounts for.
 * Readers that go by the directory and readers that go by the local headers must see the same files.
 */
export function readZip(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return read(zip);
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw new ZipError('压缩包坏了'); // a field that leads outside of the file, data that do not inflate
  }
}

type Entry = {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
};

function read(zip: Buffer): Map<string, Buffer> {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  const oneDisk = zip.readUInt32LE(end + 4) === 0 && zip.readUInt16LE(end + 8) === count;
  const start = zip.readUInt32LE(end + 16);
  if (count > MOST_FILES) throw new ZipError(`里面的文件多于 ${MOST_FILES} 个`);
  if (!oneDisk || start + zip.readUInt32LE(end + 12) !== end) throw new ZipError('压缩包的目录坏了');
  const entries = readDirectory(zip, { start, end, count });
  demandTiling(zip, entries, start);
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    if (!entry.name.endsWith('/')) files.set(entry.name, content(zip, entry));
    else if (entry.size > 0) throw new ZipError(`文件夹 ${entry.name} 里直接写了内容`);
  }
  return files;
}

/** The record at the end; a comment may follow it, of just the length it says. */
function findEnd(zip: Buffer): number {
  const least = Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT);
  for (let at = zip.length - END_BYTES; at >= least; at -= 1) {
    if (zip.readUInt32LE(at) === END && at + END_BYTES + zip.readUInt16LE(at + 20) === zip.length) return at;
  }
  throw new ZipError('末尾没有压缩包的目录，文件不完整');
}

function readDirectory(zip: Buffer, where: { start: number; end: number; count: number }): Entry[] {
  const entries: Entry[] = [];
  const names = new Set<string>();
  let at = where.start;
  let total = 0;
  for (let i = 0; i < where.count; i += 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new ZipError('压缩包的目录坏了');
    const nameLength = zip.readUInt16LE(at + 28);
    const extraLength = zip.readUInt16LE(at + 30);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    demandPlain(
      name,
      zip.readUInt32LE(at + 38),
      zip.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength),
    );
    entries.push({
      name,
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extraLength + zip.readUInt16LE(at + 32);
    demandName(name);
    // Where upper and lower case are the same name, two such files are one; a folder is none beside a file.
    const key = name.toLowerCase().replace(/\/$/, '');
    if (names.has(key)) throw new ZipError(`同名的文件有两个：${name}`);
    names.add(key);
    total += entries[i]?.size ?? 0;
    if (total > MOST_BYTES) throw new ZipError(`解开后超过 ${MOST_BYTES >> 20} MB`);
  }
  if (at !== where.end) throw new ZipError('目录后面多了内容');
  return entries;
}

/** No way out of the package, and nothing that only some systems take for one. */
function demandName(name: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that no path holds
  const odd = /^\/|[\\:\x00-\x1f\ufffd]/.test(name) || name.split('/').includes('..') || name === '';
  if (odd) throw new ZipError(`文件名不对：${name.slice(0, 80)}`);
}

const ZIP64 = 0x0001;
const OTHER_NAME = 0x7075;
const LINK = 0xa000;

/** Nothing by which some readers take another name, another size or another file than what stands here. */
function demandPlain(name: string, attributes: number, extra: Buffer): void {
  if (((attributes >>> 16) & 0xf000) === LINK) throw new ZipError(`${name} 不是文件，是指向别处的链接`);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const id = extra.readUInt16LE(at);
    if (id === OTHER_NAME) throw new ZipError(`${name} 另外写了一个文件名`);
    if (id === ZIP64) throw new ZipError(`${name} 另外写了大小（ZIP64）`);
  }
}

/** Entries stand one after the other from the first byte to the directory; after one with streamed sizes stands its record. */
function demandTiling(zip: Buffer, entries: Entry[], directory: number): void {
  let at = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const { name, flags, method, packed, offset } = entry;
    const nameLength = zip.readUInt16LE(offset + 26);
    const same =
      zip.readUInt32LE(offset) === LOCAL &&
      ((zip.readUInt16LE(offset + 6) ^ flags) & TELLING_FLAGS) === 0 &&
      zip.readUInt16LE(offset + 8) === method &&
      zip.toString('utf8', offset + 30, offset + 30 + nameLength) === name;
    if ((zip.readUInt16LE(offset + 6) | flags) & ENCRYPTED) throw new ZipError(`${name} 加了密`);
    if (!same || offset !== at) throw new ZipError(`${name} 前后多了内容，或两处写的不一样`);
    at = dataStart(zip, offset) + packed;
    demandPlain(name, 0, zip.subarray(offset + 30 + nameLength, at - packed));
    const streamed = (flags & STREAMED) !== 0;
    demandFacts(zip, offset + 14, entry, streamed);
    if (streamed) {
      const facts = zip.readUInt32LE(at) === DESCRIPTOR ? at + 4 : at;
      demandFacts(zip, facts, entry);
      at = facts + 12;
    }
  }
  if (at !== directory) throw new ZipError('目录前面多了内容');
}

const ENCRYPTED = 1;
const STREAMED = 8;
const DESCRIPTOR = 0x08074b50;
/** Encrypted, sizes after the data, encrypted more strongly, a directory that is encrypted. */
const TELLING_FLAGS = 0x2049;

/** Check sum and sizes beside the data, as in the directory; `later`: they may be left open in front of the data. */
function demandFacts(zip: Buffer, at: number, { name, crc, packed, size }: Entry, later = false): void {
  const same = [crc, packed, size].every((value, i) => {
    const said = zip.readUInt32LE(at + i * 4);
    return said === value || (later && said === 0);
  });
  if (!same) throw new ZipError(`${name} 两处写的大小或校验码不一样`);
}

const dataStart = (zip: Buffer, offset: number) =>
  offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);

function content(zip: Buffer, { name, method, crc, packed: length, size, offset }: Entry): Buffer {
  if (method !== 0 && method !== 8) throw new ZipError(`${name} 的压缩方法不是规定的`);
  const start = dataStart(zip, offset);
  const packed = zip.subarray(start, start + length);
  const bytes = method === 0 ? packed : inflated(packed, { name, size });
  if (bytes.length !== size || crc32(bytes) !== crc) throw new ZipError(`${name} 坏了`);
  return bytes;
}

/** All of `packed`, and nothing behind its end. */
function inflated(packed: Buffer, { name, size }: { name: string; size: number }): Buffer {
  const options = { maxOutputLength: Math.max(1, size), info: true };
  // The types do not know `info`: it gives the engine as well, which counts what it took in.
  const { buffer, engine } = inflateRawSync(packed, options) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
  if (engine.bytesWritten !== packed.length) throw new ZipError(`${name} 的数据后面多了内容`);
  return buffer;
}
