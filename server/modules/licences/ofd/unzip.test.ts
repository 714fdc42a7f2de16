import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readZip } from './unzip.ts';

/** One entry of a zip; what is set differs from what a writer would put there, in one of the two places or both. */
type Entry = {
  name: string;
  text: string;
  flags?: number;
  data?: Buffer;
  attributes?: number;
  local?: { flags?: number; crc?: number; packed?: number; size?: number; extra?: Buffer };
  central?: { size?: number; extra?: Buffer };
  after?: Buffer;
};
const nothing = Buffer.alloc(0);

function zipOf(entries: Entry[], end: { disks?: number; here?: number; remark?: string } = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, flags = 0, attributes = 0, local = {}, central = {}, ...one } of entries) {
    const path = Buffer.from(name);
    const data = one.data ?? deflateRawSync(text);
    const facts = (of: { flags?: number; crc?: number; packed?: number; size?: number; extra?: Buffer }) => {
      const bytes = Buffer.alloc(26);
      bytes.writeUInt16LE(20, 0);
      bytes.writeUInt16LE(of.flags ?? flags, 2);
      bytes.writeUInt16LE(8, 4);
      bytes.writeUInt32LE(of.crc ?? crc32(text), 10);
      bytes.writeUInt32LE(of.packed ?? data.length, 14);
      bytes.writeUInt32LE(of.size ?? Buffer.byteLength(text), 18);
      bytes.writeUInt16LE(path.length, 22);
      bytes.writeUInt16LE(of.extra?.length ?? 0, 24);
      return bytes;
    };
    const place = Buffer.alloc(14);
    place.writeUInt32LE(attributes >>> 0, 6);
    place.writeUInt32LE(offset, 10);
    const file = [
      Buffer.from('PK\x03\x04'),
      facts(local),
      path,
      local.extra ?? nothing,
      data,
      one.after ?? nothing,
    ];
    files.push(...file);
    offset += Buffer.concat(file).length;
    directory.push(Buffer.from('PK\x01\x02\x14\0'), facts(central), place, path, central.extra ?? nothing);
  }
  const list = Buffer.concat(directory);
  const last = Buffer.alloc(22);
  last.write('PK\x05\x06');
  last.writeUInt16LE(end.disks ?? 0, 6);
  last.writeUInt16LE(end.here ?? entries.length, 8);
  last.writeUInt16LE(entries.length, 10);
  last.writeUInt32LE(list.length, 12);
  last.writeUInt32LE(offset, 16);
  last.writeUInt16LE(end.remark?.length ?? 0, 20);
  return Buffer.concat([...files, list, last, Buffer.from(end.remark ?? '')]);
}

const extra = (id: number, content = Buffer.alloc(8)) => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(content.length, 2);
  return Buffer.concat([head, content]);
};
const words = (...numbers: number[]) => {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, i) => {
    bytes.writeUInt32LE(number >>> 0, i * 4);
  });
  return bytes;
};
const text = '<a/>'.repeat(20);
const plain = { name: 'OFD.xml', text };
const packed = deflateRawSync(text);
const descriptor = words(0x08074b50, crc32(text), packed.length, text.length);
const streamed = { ...plain, flags: 8, local: { crc: 0, packed: 0, size: 0 } };

test('what other writers do is read', () => {
  const fine = [
    zipOf([plain]),
    zipOf([{ ...streamed, after: descriptor }]),
    zipOf([{ ...streamed, after: descriptor.subarray(4) }]),
    zipOf([{ ...plain, local: { extra: extra(0x5455) }, central: { extra: extra(0x5455) } }]),
    zipOf([{ name: 'Doc_0/', text: '' }, plain], { remark: 'x' }),
  ];
  for (const bytes of fine) expect(readZip(bytes).get('OFD.xml')?.toString()).toBe(text);
});

test.each<[string, Buffer, RegExp]>([
  ['a check sum that differs beside the data', zipOf([{ ...plain, local: { crc: 1 } }]), /两处写的/],
  ['a size that differs beside the data', zipOf([{ ...plain, local: { size: 1 } }]), /两处写的/],
  [
    'a record after the data that differs',
    zipOf([{ ...streamed, after: words(0x08074b50, 1, 2, 3) }]),
    /两处写的/,
  ],
  [
    'a size in front, another behind',
    zipOf([{ ...streamed, local: { packed: 3 }, after: descriptor }]),
    /两处写的/,
  ],
  ['sizes that follow, says one place alone', zipOf([{ ...plain, local: { flags: 8 } }]), /两处写的/],
  ['encrypted, says one place alone', zipOf([{ ...plain, local: { flags: 1 } }]), /加了密/],
  [
    'bytes behind the end of the data',
    zipOf([{ ...plain, data: Buffer.concat([packed, Buffer.from('more')]) }]),
    /多了内容/,
  ],
  [
    'another name in the directory',
    zipOf([{ ...plain, central: { extra: extra(0x7075) } }]),
    /另外写了一个文件名/,
  ],
  [
    'another name beside the data',
    zipOf([{ ...plain, local: { extra: extra(0x7075) } }]),
    /另外写了一个文件名/,
  ],
  ['another size', zipOf([{ ...plain, central: { extra: extra(1) } }]), /ZIP64/],
  ['a link', zipOf([{ ...plain, attributes: 0o120777 << 16 }]), /链接/],
  ['a folder with content', zipOf([plain, { name: 'Doc_0/', text: 'x' }]), /文件夹/],
  ['a folder beside a file of that name', zipOf([plain, { name: 'OFD.xml/', text: '' }]), /同名/],
  ['entries on another disk', zipOf([plain], { disks: 1 }), /目录坏了/],
  ['fewer entries here than in all', zipOf([plain, { ...plain, name: 'x' }], { here: 1 }), /目录坏了/],
  ['4 GB', zipOf([{ ...plain, local: { size: 0xffffffff }, central: { size: 0xffffffff } }]), /超过 64 MB/],
])('what two readers would take differently is refused: %s', (_, bytes, why) => {
  expect(() => readZip(bytes)).toThrow(why);
});
