import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';

/** A public key of the curve GB/T 32918.5: the point 04 ‖ x ‖ y (65 bytes) and the same as SubjectPublicKeyInfo (DER). */
export type Sm2Public = { point: Buffer; spki: Buffer };
/** A private key as unencrypted PKCS#8 (DER), with the public key that belongs to it. */
export type Sm2Private = { pkcs8: Buffer; public: Sm2Public };

/** ecPublicKey on 1.2.156.10197.1.301, up to the point. */
const SPKI_HEAD = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');
const POINT_BYTES = 65;

export function newSm2Key(): Sm2Private {
  const pair = generateKeyPairSync('ec', {
    namedCurve: 'SM2',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  return { pkcs8: pair.privateKey, public: publicOfSpki(pair.publicKey) };
}

/** RangeError for anything but an uncompressed key on this curve in the one DER form that certificates use. */
export function publicOfSpki(spki: Uint8Array): Sm2Public {
  const bytes = Buffer.from(spki);
  const right =
    bytes.length === SPKI_HEAD.length + POINT_BYTES && bytes.subarray(0, SPKI_HEAD.length).equals(SPKI_HEAD);
  if (!right || bytes[SPKI_HEAD.length] !== 4) throw new RangeError('not an SM2 public key');
  return { point: bytes.subarray(SPKI_HEAD.length), spki: bytes };
}

/** From 04 ‖ x ‖ y. */
export function publicOfPoint(point: Uint8Array): Sm2Public {
  return publicOfSpki(Buffer.concat([SPKI_HEAD, point]));
}

/** The private key in a PKCS#8 file; its public key is computed. Throws for what is no SM2 key. */
export function privateOfPkcs8(pkcs8: Uint8Array): Sm2Private {
  const bytes = Buffer.from(pkcs8);
  const key = createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return { pkcs8: bytes, public: publicOfSpki(spki) };
}

/** The 32 bytes of d inside PKCS#8 (RFC 5958 around RFC 5915): the octet string after ECPrivateKey's version 1. */
export function secretOf(key: Sm2Private): Buffer {
  const at = key.pkcs8.indexOf(Buffer.from('0201010420', 'hex'));
  if (at < 0) throw new RangeError('no private value in this PKCS#8');
  return key.pkcs8.subarray(at + 5, at + 37);
}
