import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSealingKey, type Keyring, openKeyring } from './keyring.ts';

let root: string;
let keyring: Keyring;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongban-keys-'));
  keyring = await openKeyring(join(root, 'main'));
});
afterAll(() => rm(root, { recursive: true }));

describe('sealed text', () => {
  test('opens in its own context only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (plain, context, other) => {
        const sealed = keyring.seal(plain, context);
        expect(sealed).toMatch(/^k1\.[\w-]{16}\.[\w-]*\.[\w-]{22}$/);
        expect(keyring.open(sealed, context)).toBe(plain);
        if (other !== context) expect(() => keyring.open(sealed, other)).toThrow('打不开');
      }),
    );
  });

  test('shows nothing and repeats nothing', () => {
    const sealed = keyring.seal('11010519491231002X', 'id');
    expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('1101');
    expect(keyring.seal('11010519491231002X', 'id')).not.toBe(sealed);
  });

  test('does not open once a character is changed', () => {
    for (let round = 0; round < 40; round += 1) {
      const sealed = keyring.seal('13800000000', 'phone'); // 11 bytes: two bits of the last character stand for nothing
      for (let i = 3; i < sealed.length; i += 1) {
        const changed = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1);
        expect(() => keyring.open(changed, 'phone')).toThrow(expect.objectContaining({ code: 'damaged' }));
      }
    }
  });

  test('says when the key is missing', () => {
    const sealed = keyring.seal('x', 'phone').replace(/^k1/, 'k99');
    expect(() => keyring.open(sealed, 'phone')).toThrow(expect.objectContaining({ code: 'unknown-key' }));
    expect(() => keyring.open('13800000000', 'phone')).toThrow(expect.objectContaining({ code: 'damaged' }));
  });
});

test('blind index: equal for equal text and context, else different', () => {
  expect(keyring.blind('13800000000', 'phone')).toMatch(/^[0-9a-f]{64}$/);
  expect(keyring.blind('13800000000', 'phone')).toBe(keyring.blind('13800000000', 'phone'));
  expect(keyring.blind('13800000000', 'phone')).not.toBe(keyring.blind('13800000000', 'id'));
  expect(keyring.blind('13800000000', 'phone')).not.toBe(keyring.blind('13800000001', 'phone'));
});

test('signatures', () => {
  const mac = keyring.sign('csrf:abc');
  expect(keyring.verify('csrf:abc', mac)).toBe(true);
  expect(keyring.verify('csrf:abd', mac)).toBe(false);
  expect(keyring.verify('csrf:abc', '')).toBe(false);
  expect(keyring.verify('csrf:abc', `${mac.slice(0, -1)}${mac.endsWith('A') ? 'B' : 'A'}`)).toBe(false);
});

test('tokens are random and as long as asked', () => {
  expect(keyring.token()).toMatch(/^[\w-]{43}$/);
  expect(keyring.token(16)).toMatch(/^[\w-]{22}$/);
  expect(keyring.token()).not.toBe(keyring.token());
});

describe('the folder', () => {
  test('keys are private and stay the same', async () => {
    const dir = join(root, 'main');
    const files = await readdir(dir);
    expect(files.sort()).toEqual(['index.key', 'sealing-k1.key', 'signing.key']);
    for (const file of files) expect((await stat(join(dir, file))).mode & 0o777).toBe(0o600);
    expect((await stat(dir)).mode & 0o777).toBe(0o700);

    const again = await openKeyring(dir);
    expect(again.open(keyring.seal('x', 'c'), 'c')).toBe('x');
    expect(again.blind('x', 'c')).toBe(keyring.blind('x', 'c'));
    expect(again.verify('x', keyring.sign('x'))).toBe(true);
    expect(again.fingerprint).toBe(keyring.fingerprint);
  });

  test('a key readable to others is closed to them', async () => {
    const dir = join(root, 'loose');
    await openKeyring(dir);
    await chmod(join(dir, 'index.key'), 0o644);
    await openKeyring(dir);
    expect((await stat(join(dir, 'index.key'))).mode & 0o777).toBe(0o600);
  });

  test('a damaged key stops the start and is left alone', async () => {
    const dir = join(root, 'damaged');
    await openKeyring(dir);
    await writeFile(join(dir, 'index.key'), 'abc');
    await expect(openKeyring(dir)).rejects.toThrow('index.key 不完整');
    expect(await readFile(join(dir, 'index.key'), 'utf8')).toBe('abc');
  });

  test('several processes that make it at once end with the same keys', async () => {
    const dir = join(root, 'race');
    const script = `const { openKeyring } = await import(${JSON.stringify(new URL('./keyring.ts', import.meta.url))});
      const rings = await Promise.all([openKeyring(process.argv[1]), openKeyring(process.argv[1])]);
      console.log(rings.map((ring) => ring.fingerprint + ring.sign('x') + ring.open(ring.seal('y', 'c'), 'c')).join());`;
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, dir]);
    const outputs = await Promise.all([run(), run(), run()]);
    const rings = outputs.flatMap(({ stdout }) => stdout.trim().split(','));
    expect(rings).toHaveLength(6);
    expect(new Set(rings).size).toBe(1);
    expect(await readdir(dir)).toHaveLength(3);
  });

  test('a new sealing key seals, the old one goes on opening, a running process learns of it', async () => {
    const dir = join(root, 'rotated');
    const running = await openKeyring(dir);
    const before = running.seal('old', 'c');
    expect(await addSealingKey(dir)).toBe('k2');
    const restarted = await openKeyring(dir);
    const after = restarted.seal('new', 'c');
    expect(after).toMatch(/^k2\./);
    expect(restarted.open(before, 'c')).toBe('old');
    expect(running.open(after, 'c')).toBe('new');
    expect(running.openBytes(restarted.sealBytes(Buffer.from('file'), 'c'), 'c').toString()).toBe('file');
    expect(restarted.fingerprint).toBe(running.fingerprint);
  });
});
