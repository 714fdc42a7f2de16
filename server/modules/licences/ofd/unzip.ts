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
  const start = zip.readUInt32LE(end + 16);
  if (count > MOST_FILES) throw new ZipError(`里面的文件多于 ${MOST_FILES} 个`);
  if (zip.readUInt16LE(end + 4) !== 0 || start + zip.readUInt32LE(end + 12) !== end)
    throw new ZipError('压缩包的目录坏了');
  const entries = readDirectory(zip, { start, end, count });
  demandTiling(zip, entries, start);
  const files = new Map<string, Buffer>();
  for (const entry of entries) if (!entry.name.endsWith('/')) files.set(entry.name, content(zip, entry));
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
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({
      name,
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    demandName(name);
    // Where upper and lower case are the same name, two such files are one.
    if (names.has(name.toLowerCase())) throw new ZipError(`同名的文件有两个：${name}`);
    names.add(name.toLowerCase());
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

/** Entries stand one after the other from the first byte to the directory; after one with streamed sizes stands its record. */
function demandTiling(zip: Buffer, entries: Entry[], directory: number): void {
  let at = 0;
  for (const { name, flags, method, packed, offset } of [...entries].sort((a, b) => a.offset - b.offset)) {
    const nameLength = zip.readUInt16LE(offset + 26);
    const same =
      zip.readUInt32LE(offset) === LOCAL &&
      zip.readUInt16LE(offset + 8) === method &&
      zip.toString('utf8', offset + 30, offset + 30 + nameLength) === name;
    if (!same || offset !== at) throw new ZipError(`${name} 前后多了内容，或两处写的不一样`);
    at = dataStart(zip, offset) + packed;
    const streamed = (flags & 8) !== 0;
    if (!streamed && zip.readUInt32LE(offset + 18) !== packed)
      throw new ZipError(`${name} 两处写的大小不一样`);
    if (streamed) at += zip.readUInt32LE(at) === 0x08074b50 ? 16 : 12;
  }
  if (at !== directory) throw new ZipError('目录前面多了内容');
}

const dataStart = (zip: Buffer, offset: number) =>
  offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);

function content(zip: Buffer, { name, flags, method, crc, packed: length, size, offset }: Entry): Buffer {
  if (flags & 1) throw new ZipError(`${name} 加了密`);
  if (method !== 0 && method !== 8) throw new ZipError(`${name} 的压缩方法不是规定的`);
  const start = dataStart(zip, offset);
  const packed = zip.subarray(start, start + length);
  const bytes = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  if (bytes.length !== size || crc32(bytes) !== crc) throw new ZipError(`${name} 坏了`);
  return bytes;
}
