import { constants, crc32, deflateRawSync } from 'node:zlib';

/** `stored`: not deflated, for what is mostly a picture and would not shrink. */
export type ZipEntry = { name: string; bytes: Uint8Array; stored?: boolean };

/** 1980-01-01 00:00, the first moment a zip can name: the same files give the same bytes. */
const DOS_DATE = 0x21;
const DEFLATED = 8;
const UTF8_NAMES = 0x800;

/** For XML half the time of the usual level for a hundredth more bytes. */
const TEXT = { level: 1 };
/** Outlines hardly repeat: without looking for repeats a font takes half the time and a seventh more bytes. */
const FONT = { level: 1, strategy: constants.Z_HUFFMAN_ONLY, memLevel: 9 };
const known = new WeakMap<Uint8Array, Buffer>();

/** The background of a layout, and fonts of the same letters, are the same object each time. */
function deflated(bytes: Uint8Array, name: string): Buffer {
  const packed = known.get(bytes) ?? deflateRawSync(bytes, name.endsWith('.ttf') ? FONT : TEXT);
  known.set(bytes, packed);
  return packed;
}

/** A zip (APPNOTE 6.3.3, as GB/T 33190 wants) of entries in their order, deflated. Files below 4 GiB. */
export function writeZip(entries: ZipEntry[]): Buffer {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes, stored } of entries) {
    const path = Buffer.from(name);
    const packed = stored ? bytes : deflated(bytes, name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(UTF8_NAMES, 2);
    facts.writeUInt16LE(stored ? 0 : DEFLATED, 4);
    facts.writeUInt16LE(DOS_DATE, 8);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(path.length, 22);
    files.push(Buffer.from('504b0304', 'hex'), facts, path, packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('504b01021400', 'hex'), facts, place, path);
    offset += 30 + path.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, end]);
}
