import fc from 'fast-check';
import { sm3 } from 'sm-crypto-v2';
import { expect, test } from 'vitest';
import { hmacSm3Hex, sm3Hex } from './sm3.ts';

test('SM3 gives the published digests (GB/T 32905 appendix A)', () => {
  expect(sm3Hex('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  expect(sm3Hex('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
});

test('SM3 and HMAC-SM3 agree with a second implementation', () => {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ minLength: 1, maxLength: 100 }),
      (data, key) => {
        expect(sm3Hex(data)).toBe(sm3(data));
        expect(hmacSm3Hex(key, data)).toBe(sm3(data, { key: hex(key), mode: 'hmac' }));
      },
    ),
  );
});
