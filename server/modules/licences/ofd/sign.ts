import { sm3Hex } from '../../../platform/crypto/index.ts';
import { oids } from '../../../platform/pki/index.ts';
import type { Drawing } from '../drawing/marks.ts';
import type { SealHolder, SealProvider } from '../seal/provider.ts';
import { writeSignature, writeToSign } from '../seal/ses.ts';
import type { TimestampProvider } from '../trust/provider.ts';
import { SIGNATURES, type UnsignedOfd } from './package.ts';
import { boxText, el, ofdFile, shared } from './xml-write.ts';
import { writeZip, type ZipEntry } from './zip.ts';

const FOLDER = 'Doc_0/Signs/Sign_0';
const digests = new WeakMap<Uint8Array, string>();

/** Backgrounds, fonts of the same letters and seals are the same object for many licences. */
function sm3Base64(bytes: Uint8Array): string {
  const digest = digests.get(bytes) ?? Buffer.from(sm3Hex(bytes), 'hex').toString('base64');
  digests.set(bytes, digest);
  return digest;
}

/**
 * Puts the seal of an organisation on an OFD and signs it (GB/T 33190 18, GB/T 38540): digests of all files in
 * Signature.xml, the digest of that in SignedValue.dat, a time stamp over the signature. `at` is the time of signing,
 * whole seconds count. A time stamping service that is away is thrown: nothing is sealed meanwhile.
 */
export async function sealOfd(
  ofd: UnsignedOfd,
  where: Drawing['sealAt'],
  by: { provider: SealProvider; timestamps: TimestampProvider | null; holder: SealHolder; at: Date },
): Promise<Buffer> {
  const seal = await by.provider.sealOf(by.holder, by.at);
  const { width, height } = seal.picture;
  const box = { x: where.x - width / 2, y: where.y - height / 2, width, height };
  const sealed: ZipEntry[] = [...ofd.entries, { name: `${FOLDER}/Seal.esl`, bytes: seal.esl, stored: true }];
  const description = describe(sealed, boxText(box), ofd.pageId, by.at);
  const digest = Buffer.from(sm3Hex(description), 'hex');
  const toSign = writeToSign(seal.esl, by.at, digest, `/${FOLDER}/Signature.xml`);
  const signature = await by.provider.sign(seal, toSign);
  const stamp = by.timestamps && (await by.timestamps.stamp(Buffer.from(sm3Hex(signature), 'hex')));
  const value = writeSignature(toSign, seal.signer, signature, stamp);
  return writeZip([
    ...sealed,
    { name: SIGNATURES, bytes: shared(list()) },
    { name: `${FOLDER}/Signature.xml`, bytes: description },
    { name: `${FOLDER}/SignedValue.dat`, bytes: value, stored: true },
  ]);
}

function describe(files: ZipEntry[], boundary: string, pageId: number, at: Date): Buffer {
  const references = files.map(({ name, bytes }) =>
    el('Reference', { FileRef: `/${name}` }, el('CheckValue', {}, sm3Base64(bytes))),
  );
  return ofdFile(
    'Signature',
    {},
    el(
      'SignedInfo',
      {},
      el('Provider', { ProviderName: 'Tongban', Version: '1', Company: 'Tongban' }),
      el('SignatureMethod', {}, oids.sm2WithSm3),
      el('SignatureDateTime', {}, `${at.toISOString().slice(0, 19)}Z`),
      el('References', { CheckMethod: oids.sm3 }, ...references),
      el('StampAnnot', { ID: 'st001', PageRef: pageId, Boundary: boundary }),
      el('Seal', {}, el('BaseLoc', {}, `/${FOLDER}/Seal.esl`)),
    ),
    el('SignedValue', {}, `/${FOLDER}/SignedValue.dat`),
  );
}

function list(): Buffer {
  return ofdFile(
    'Signatures',
    {},
    el('MaxSignId', {}, 's001'),
    el('Signature', { ID: 's001', Type: 'Seal', BaseLoc: `/${FOLDER}/Signature.xml` }),
  );
}
