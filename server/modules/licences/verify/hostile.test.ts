import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '../../../platform/clock.ts';
import { openKeyring } from '../../../platform/crypto/index.ts';
import type { Trust } from '../../../platform/pki/index.ts';
import {
  makeLicence,
  openLicenceKit,
  readLicenceTypes,
  sampleLicence,
  shippedLicenceTypes,
  verifyLicence,
} from '../index.ts';
import { readZip } from '../ofd/unzip.ts';
import { readXml } from '../ofd/xml-read.ts';
import { writeZip } from '../ofd/zip.ts';
import { embeddedOfds } from './pdf-attachment.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongban-hostile-'));
const clock = testClock('2026-11-22T02:00:00Z');
let ofd: Buffer;
let pdf: Buffer;
let trust: Trust;
beforeAll(async () => {
  const kit = await openLicenceKit(folder, { clock, keyring: await openKeyring(join(folder, 'keys')) });
  const { types } = readLicenceTypes(shippedLicenceTypes());
  const food = types.find(({ id }) => id === 'food-business-licence')!;
  ({ ofd, pdf } = await makeLicence(kit, sampleLicence(food, '2026-11-22'), clock.now()));
  trust = await kit.trust.trust();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const verify = (bytes: Uint8Array) => verifyLicence(bytes, trust, clock.now());
/** Seconds of work this thread has done; a busy machine does not add to them. */
const worked = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
};
/** Which step refuses a file, and how it says why; the work is bounded. */
function refused(bytes: Uint8Array) {
  const start = worked();
  const { failed } = verify(bytes);
  expect(worked() - start).toBeLessThan(5);
  return `${failed?.step} ${failed?.detail}`;
}
const zipOf = (files: Record<string, Uint8Array>) =>
  writeZip(Object.entries(files).map(([name, bytes]) => ({ name, bytes })));
function changed(name: string, bytes: Uint8Array): Buffer {
  const all = new Map<string, Uint8Array>(readZip(ofd)).set(name, bytes);
  return writeZip([...all].map(([path, content]) => ({ name: path, bytes: content })));
}
/** The zip with a field of its end record changed. */
function patched(change: (copy: Buffer, end: number) => void): Buffer {
  const copy = Buffer.from(ofd);
  change(copy, copy.length - 22);
  return copy;
}

describe('a hostile package is refused by name, in bounded time', () => {
  it('cut short anywhere', () => {
    for (const part of [0.01, 0.3, 0.7, 0.99]) {
      expect(refused(ofd.subarray(0, ofd.length * part))).toMatch(/^package .*不完整/);
    }
    expect(refused(Buffer.alloc(0))).toMatch(/^package/);
  });

  it('names twice, also where only the case differs, or that lead out of it', () => {
    const x = Buffer.from('x');
    const twice = writeZip([
      ...[...readZip(ofd)].map(([name, bytes]) => ({ name, bytes })),
      { name: 'OFD.xml', bytes: x },
    ]);
    expect(refused(twice)).toMatch(/^package .*同名的文件有两个：OFD.xml/);
    expect(refused(changed('ofd.XML', x))).toMatch(/^package .*同名/);
    for (const name of ['../x', '/etc/x', 'a/../../x', 'C:\\x', 'a\\x', 'a\0b', '']) {
      expect(refused(changed(name, x))).toMatch(/^package .*文件名不对/);
    }
  });

  it('bombs: more than it says, more than is taken, too many files', () => {
    const zeros = Buffer.alloc(70 * 1024 * 1024);
    expect(refused(zipOf({ 'OFD.xml': zeros }))).toMatch(/^package .*超过 64 MB/);
    const small = zipOf({ 'OFD.xml': Buffer.alloc(1_000_000) });
    // Says that it has ten bytes, in both places.
    for (const signature of ['504b0304', '504b0102']) {
      const at = small.indexOf(Buffer.from(signature, 'hex'));
      small.writeUInt32LE(10, at + (signature === '504b0304' ? 22 : 24));
    }
    expect(refused(small)).toMatch(/^package .*坏了/);
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`f${i}`, Buffer.of(1)]));
    expect(refused(zipOf(many))).toMatch(/^package .*多于 500 个/);
  });

  it('bytes that only some readers see', () => {
    expect(refused(Buffer.concat([Buffer.from('#!/bin/sh\n'), ofd]))).toMatch(/^package/);
    expect(refused(Buffer.concat([ofd, Buffer.from('x')]))).toMatch(/^package/);
    // A second local entry in front of the directory, which the directory does not name.
    const hidden = patched((copy, end) => copy.writeUInt32LE(copy.readUInt32LE(end + 16), end + 16));
    const start = hidden.readUInt32LE(hidden.length - 22 + 16);
    const extra = zipOf({ 'Doc_0/Document.xml': Buffer.from('other') });
    const local = extra.subarray(0, extra.readUInt32LE(extra.length - 22 + 16));
    const whole = Buffer.concat([hidden.subarray(0, start), local, hidden.subarray(start)]);
    whole.writeUInt32LE(start + local.length, whole.length - 22 + 16);
    expect(refused(whole)).toMatch(/^package .*多了内容/);
    expect(refused(patched((copy) => copy.write('X', 30)))).toMatch(/^package/); // the local name differs
    expect(refused(patched((copy, end) => copy.writeUInt16LE(3, end + 10)))).toMatch(/^package/);
  });

  it('encrypted, or packed in another way', () => {
    const at = (copy: Buffer) => copy.indexOf(Buffer.from('504b0102', 'hex'));
    expect(refused(patched((copy) => copy.writeUInt16LE(0x801, at(copy) + 8)))).toMatch(/加了密/);
    const other = patched((copy) => {
      copy.writeUInt16LE(12, at(copy) + 10);
      copy.writeUInt16LE(12, 8);
    });
    expect(refused(other)).toMatch(/压缩方法/);
  });

  it('something else under that name: a picture, a text, another zip', () => {
    expect(refused(Buffer.from('89504e470d0a1a0a', 'hex'))).toMatch(/^package/);
    expect(refused(Buffer.from('<html></html>'))).toMatch(/^package/);
    expect(refused(zipOf({ 'word/document.xml': Buffer.from('<a/>') }))).toMatch(/^package .*缺少 OFD.xml/);
    expect(refused(pdf)).toMatch(/^package/);
  });

  it('XML that would fill the memory, expand, or never end', () => {
    const many = `<a>${'<b/>'.repeat(300_000)}</a>`;
    const cases: [string | Buffer, RegExp][] = [
      [many, /元素多于/],
      [`<a>${' '.repeat(5_000_000)}</a>`, /超过 4 MB/],
      [`${'<a>'.repeat(100)}`, /套得太深/],
      ['<!DOCTYPE a [<!ENTITY x "xx">]><a>&x;</a>', /XML/],
      ['<a>&x;</a>', /实体/],
      ['<a>&#xD800;</a>', /不存在的字符/],
      ['<a>\x01</a>', /不许有的字符/],
      ['<?xml version="1.0" encoding="GBK"?><a/>', /GBK/],
      [`<a ${'b '.repeat(100_000)}`, /XML/],
      [`<a${' b="c"'.repeat(100_000)}`, /XML/],
      ['<a b="1" b="2"/>', /写了两次/],
      ['<a>', /根/],
      [Buffer.from('<a>\xb0\xa1</a>', 'latin1'), /UTF-8/],
    ];
    for (const [text, why] of cases) expect(refused(changed('OFD.xml', Buffer.from(text)))).toMatch(why);
  });

  it('a signature that names a large file a thousand times', () => {
    const path = 'Doc_0/Signs/Sign_0/Signature.xml';
    const text = readZip(ofd).get(path)!.toString();
    const one = /<ofd:Reference .*?<\/ofd:Reference>/.exec(text)![0];
    const big = '<ofd:Reference FileRef="/big"><ofd:CheckValue>AA</ofd:CheckValue></ofd:Reference>';
    const all = new Map<string, Uint8Array>(readZip(ofd));
    all.set(path, Buffer.from(text.replace(one, one.repeat(1000) + big)));
    all.set('big', Buffer.alloc(50_000_000));
    expect(refused(writeZip([...all].map(([name, bytes]) => ({ name, bytes }))))).toMatch(/^digest/);
  });

  it('changed anywhere: never an exception, and nothing false is believed', () => {
    const { metadata } = verify(ofd);
    fc.assert(
      fc.property(fc.nat(ofd.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const bytes = Buffer.from(ofd);
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        const result = verify(bytes);
        if (result.whole) expect([...result.metadata]).toEqual([...metadata]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('XML as other writers have it', () => {
  it('CDATA, other prefixes, single quotes, remarks, a byte order mark', () => {
    const text = '\ufeff<?xml version="1.0"?><!-- x --><a:b c=\'1 &lt; 2\'><![CDATA[<3 & 4>]]>&#x35;6</a:b>';
    expect(readXml(Buffer.from(text))).toMatchObject({
      name: 'b',
      attributes: { c: '1 < 2' },
      text: '<3 & 4>56',
    });
  });
});

describe('a PDF and the OFD in it', () => {
  const object = (bytes: Buffer, more = '') =>
    Buffer.concat([
      Buffer.from(`\n9 0 obj\n<< /Type /EmbeddedFile /Length ${bytes.length} ${more}>>\nstream\n`),
      bytes,
      Buffer.from('\nendstream\nendobj\n'),
    ]);

  it('gives out each different OFD once, so that a second one is seen', () => {
    expect(embeddedOfds(pdf).map((one) => one.equals(ofd))).toEqual([true]);
    const other = changed('Doc_0/more.txt', Buffer.from('x'));
    const packed = deflateRawSync(other);
    expect(embeddedOfds(Buffer.concat([pdf, object(ofd)]))).toHaveLength(1);
    expect(embeddedOfds(Buffer.concat([pdf, object(other)]))).toHaveLength(2);
    expect(embeddedOfds(Buffer.concat([pdf, object(packed, '/Filter /LZWDecode ')]))).toHaveLength(1);
  });

  it('is searched in time proportional to its size', () => {
    const start = worked();
    for (const piece of [
      '1',
      '1 0 obj<<',
      '/EmbeddedFile ',
      'obj<</Type /EmbeddedFile /Length 9>>stream\n',
      '>> ',
    ]) {
      expect(embeddedOfds(Buffer.from(`%PDF-1.7\n${piece.repeat(4_000_000 / piece.length)}`))).toEqual([]);
    }
    expect(worked() - start).toBeLessThan(10);
  });
});
