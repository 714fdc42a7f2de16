import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultFileKinds } from '../../../contracts/files.ts';
import { testClock } from '../clock.ts';
import { type Keyring, openKeyring } from '../crypto/index.ts';
import { testFolder } from '../testing/db.ts';
import { openFileStore, openPartials, sniff } from './index.ts';

let keyring: Keyring;
beforeAll(async () => {
  keyring = await openKeyring(testFolder());
});

const pdf = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);
const every = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the store', () => {
  test('gives back what was put, keeps it sealed, and tells a changed byte', async () => {
    const folder = testFolder();
    const store = openFileStore(folder, keyring);
    const content = Buffer.alloc(300_000, '租房合同，出租人周大有');
    const { sm3, size } = await store.put(
      Readable.from([content.subarray(0, 70_000), content.subarray(70_000)]),
    );
    expect(size).toBe(content.length);
    expect(await store.readAll(sm3)).toEqual(content);
    const [path] = every(folder);
    expect(readFileSync(path as string).includes('周大有')).toBe(false);
    expect(await store.isWhole(sm3)).toBe(true);
    const bytes = readFileSync(path as string);
    bytes[1000] = (bytes[1000] as number) ^ 1;
    writeFileSync(path as string, bytes);
    expect(await store.isWhole(sm3)).toBe(false);
    await expect(store.readAll(sm3)).rejects.toThrow();
  });

  test('a source that breaks off leaves nothing', async () => {
    const folder = testFolder();
    const store = openFileStore(folder, keyring);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(100_000);
        throw new Error('connection lost');
      })(),
    );
    await expect(store.put(broken)).rejects.toThrow('connection lost');
    expect(every(folder)).toEqual([]);
  });

  test('a full disk is told as such, and nothing of the file is left', async () => {
    const folder = testFolder();
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const source = Readable.from(
      (async function* () {
        yield Buffer.alloc(100_000);
        throw full;
      })(),
    );
    const told: Error[] = [];
    const store = openFileStore(folder, keyring, (error) => told.push(error));
    await expect(store.put(source)).rejects.toMatchObject({
      code: 'upload-refused',
      params: { problem: 'no-room' },
    });
    expect(every(folder)).toEqual([]);
    expect(told).toEqual([full]);
  });
});

describe('unfinished uploads', () => {
  const id = '0192a000-0000-7000-8000-000000000001';
  test('go on where they ended, refuse another place, and come together', async () => {
    const partials = openPartials(testFolder(), keyring);
    await partials.begin(id, '租房合同.pdf');
    expect(await partials.about(id)).toBe('租房合同.pdf');
    expect(await partials.offset(id)).toBe(0);
    expect(await partials.append(id, 0, pdf.subarray(0, 10))).toBe(10);
    await expect(partials.append(id, 0, pdf.subarray(0, 10))).rejects.toMatchObject({
      params: { problem: 'wrong-offset', offset: 10 },
    });
    await partials.append(id, 10, pdf.subarray(10));
    expect(await partials.collect(id)).toEqual(pdf);
  });

  test('two pieces for the same place at once: one stays', async () => {
    const partials = openPartials(testFolder(), keyring);
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => partials.append(id, 0, pdf)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('are swept when nobody went on for days', async () => {
    const folder = testFolder();
    const partials = openPartials(folder, keyring);
    await partials.append(id, 0, pdf);
    const old = new Date('2026-11-01T00:00:00Z');
    utimesSync(join(folder, id), old, old);
    expect(await partials.sweep(testClock('2026-11-05T00:00:00Z'), 7)).toBe(0);
    expect(await partials.sweep(testClock('2026-11-09T00:00:00Z'), 7)).toBe(1);
    expect(await partials.offset(id)).toBe(0);
  });

  test('an id that is no id reaches no folder', async () => {
    const partials = openPartials(testFolder(), keyring);
    await expect(partials.append('../../etc', 0, pdf)).rejects.toThrow('not-found');
  });
});

describe('what a file is', () => {
  const heic = Buffer.from('000000186674797068656963000000006d696631686569630000', 'hex');
  const elf = Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(200)]);
  test.each([
    ['合同.pdf', pdf, 'pdf'],
    ['照片.PNG', png, 'png'],
    ['没有后缀', png, 'png'],
  ])('%s is taken', async (name, bytes, kind) => {
    expect((await sniff(bytes, name, defaultFileKinds)).kind).toBe(kind);
  });
  test.each([
    ['空.pdf', Buffer.alloc(0), 'empty'],
    ['大.pdf', Buffer.alloc(21 * 1024 * 1024), 'too-large'],
    ['程序.pdf', elf, 'disguised'],
    ['照片.jpg', png, 'disguised'],
    ['灭火器位置.heic', heic, 'heic'],
    ['网页.html', Buffer.from('<html><script>1</script>'), 'not-allowed'],
    ['文字.pdf', Buffer.from('hello'), 'damaged'],
    ['断了.pdf', pdf.subarray(0, 30), 'damaged'],
    [
      '有密码.pdf',
      Buffer.concat([pdf.subarray(0, 20), Buffer.from('/Encrypt 5 0 R'), pdf.subarray(20)]),
      'encrypted',
    ],
  ])('%s is refused', async (name, bytes, problem) => {
    await expect(sniff(bytes, name, defaultFileKinds)).rejects.toMatchObject({
      code: 'upload-refused',
      params: { problem },
    });
  });
});
