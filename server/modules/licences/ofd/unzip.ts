import { crc32, inflateRawSync } from 'node:zlib';

/** Why a file is no package that is read here. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

const MOST_FILES = 500;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The files of a zip by name, in the order of its directory. ZipError for what is broken, encrypted, too large (a
 * bomb), or says two things at once: a name twice, a local header that disagrees, bytes that no entry accounts for.
 */
export function readZip(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return read(zip);
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw new ZipError(error instanceof Error ? error.message : String(error));
  }
}

function read(zip: Buffer): Map<string, Buffer> {
  const end = zip.length - 22;
  if (end < 0 || zip.readUInt32LE(end) !== 0x06054b50) throw new ZipError('no directory at the end');
  const count = zip.readUInt16LE(end + 10);
  const start = zip.readUInt32LE(end + 16);
  if (count > MOST_FILES || start + zip.readUInt32LE(end + 12) !== end)
    throw new ZipError('broken directory');
  const files = new Map<string, Buffer>();
  let at = start;
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new ZipError('broken directory entry');
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const entry = {
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (files.has(name)) throw new ZipError(`twice: ${name}`);
    if (name.startsWith('/') || name.split('/').includes('..')) throw new ZipError(`name: ${name}`);
    total += entry.size;
    if (total > MOST_BYTES) throw new ZipError('too large');
    if (!name.endsWith('/')) files.set(name, content(zip, name, entry));
  }
  if (at !== end) throw new ZipError('bytes after the directory');
  return files;
}

type Entry = { flags: number; method: number; crc: number; packed: number; size: number; offset: number };

function content(zip: Buffer, name: string, entry: Entry): Buffer {
  const { offset } = entry;
  const nameLength = zip.readUInt16LE(offset + 26);
  const localName = zip.toString('utf8', offset + 30, offset + 30 + nameLength);
  if (zip.readUInt32LE(offset) !== 0x04034b50 || localName !== name)
    throw new ZipError(`local header of ${name}`);
  if (entry.flags & 1) throw new ZipError(`encrypted: ${name}`);
  const start = offset + 30 + nameLength + zip.readUInt16LE(offset + 28);
  const packed = zip.subarray(start, start + entry.packed);
  if (entry.method !== 0 && entry.method !== 8) throw new ZipError(`method of ${name}`);
  const bytes =
    entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw new ZipError(`damaged: ${name}`);
  return bytes;
}
