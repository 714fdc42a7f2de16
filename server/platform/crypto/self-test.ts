import { sm3Hex } from './sm3.ts';
import { decrypt, encrypt } from './sm4-gcm.ts';

const SM3_ABC = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';
/** RFC 8998 appendix A.1. */
const GCM = {
  key: '0123456789abcdeffedcba9876543210',
  nonce: '00001234567800000000abcd',
  aad: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
  plain: `${'a'.repeat(16)}${'b'.repeat(16)}${'c'.repeat(16)}${'d'.repeat(16)}${'e'.repeat(16)}${'f'.repeat(16)}${'e'.repeat(16)}${'a'.repeat(16)}`,
  sealed:
    '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15' +
    'a56834cbcf98c397b4024a2691233b8d83de3541e4c2b58177e065a9bf7b62ec',
};

/** Throws unless this Node computes SM3 (GB/T 32905 A.1) and SM4-GCM as published. Takes well under a millisecond. */
export function selfTest(): void {
  const hex = (text: string) => Buffer.from(text, 'hex');
  const [key, nonce, aad, plain] = [hex(GCM.key), hex(GCM.nonce), hex(GCM.aad), hex(GCM.plain)];
  let right = false;
  try {
    const sealed = encrypt(key, nonce, aad, plain);
    right =
      sm3Hex('abc') === SM3_ABC &&
      sealed.toString('hex') === GCM.sealed &&
      decrypt(key, nonce, aad, sealed)?.equals(plain) === true &&
      decrypt(key, nonce, hex('00'), sealed) === null;
  } catch {
    right = false;
  }
  if (!right) {
    throw new Error(
      `这个 Node（${process.version}）的国密算法 SM3 或 SM4-GCM 不可用或结果不对。请用 npm 安装的 Node 运行：npm start。`,
    );
  }
}
