import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { sm4 } from 'sm-crypto-v2';
import { expect, test } from 'vitest';
import { selfTest } from './self-test.ts';
import { decrypt, encrypt } from './sm4-gcm.ts';

test('this Node passes', () => {
  expect(() => selfTest()).not.toThrow();
});

test('the block cipher gives the published ciphertext (GB/T 32907 appendix A)', () => {
  const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
  const cipher = createCipheriv('sm4-ecb', block, null).setAutoPadding(false);
  expect(cipher.update(block).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
});

test('GCM agrees with a second implementation', () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  fc.assert(
    fc.property(
      bytes(16),
      bytes(12),
      fc.uint8Array(),
      fc.uint8Array({ maxLength: 200 }),
      (key, nonce, aad, plain) => {
        const theirs = sm4.encrypt(plain, key, {
          mode: 'gcm',
          iv: nonce,
          associatedData: aad,
          outputTag: true,
          output: 'array',
          padding: 'none',
        }) as unknown as { output: Uint8Array; tag: Uint8Array };
        const ours = encrypt(key, nonce, aad, plain);
        expect(ours.subarray(0, plain.length)).toEqual(Buffer.from(theirs.output));
        expect(ours.subarray(plain.length)).toEqual(Buffer.from(theirs.tag));
        expect(decrypt(key, nonce, aad, ours)).toEqual(Buffer.from(plain));
      },
    ),
    { numRuns: 50 },
  );
});
