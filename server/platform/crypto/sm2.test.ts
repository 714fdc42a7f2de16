import { randomBytes } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { expect, test } from 'vitest';
import { sm2EngineName, sm2SelfTest, sm2Sign, sm2Verify, sm2Z } from './sm2.ts';
import { jsEngine, nativeEngine } from './sm2-engine.ts';
import { newSm2Key, privateOfPkcs8, publicOfSpki, secretOf } from './sm2-keys.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('this Node signs by itself, and the fallback passes the same test', async () => {
  expect(sm2EngineName).toBe('native');
  expect(sm2SelfTest(await jsEngine())).toBe(true);
  expect(sm2SelfTest({ ...nativeEngine, verify: () => true })).toBe(false);
});

test('1,000 random keys: two implementations agree both ways', { timeout: 180_000 }, () => {
  for (let i = 0; i < 1000; i += 1) {
    const key = newSm2Key();
    const message = randomBytes(i % 200);
    const point = hex(key.public.point);
    expect(hex(sm2Z(key.public))).toBe(hex(sm2.getZ(point)));
    const options = { der: true, hash: true };
    expect(sm2.doVerifySignature(message, hex(sm2Sign(key, message)), point, options)).toBe(true);
    const theirs = Buffer.from(
      sm2.doSignature(message, hex(secretOf(key)), { ...options, publicKey: point }),
      'hex',
    );
    expect(sm2Verify(key.public, message, theirs)).toBe(true);
    expect(sm2Verify(key.public, Buffer.concat([message, Buffer.of(0)]), theirs)).toBe(false);
  }
});

test('what is no signature is false', () => {
  const key = newSm2Key();
  for (const bad of [Buffer.alloc(0), Buffer.from('3006020100020100', 'hex'), randomBytes(70)]) {
    expect(sm2Verify(key.public, Buffer.from('x'), bad)).toBe(false);
  }
});

test('keys come back from their files, and other keys are refused', () => {
  const key = newSm2Key();
  expect(hex(privateOfPkcs8(key.pkcs8).public.spki)).toBe(hex(key.public.spki));
  expect(() => publicOfSpki(key.public.spki.subarray(1))).toThrow(RangeError);
});
