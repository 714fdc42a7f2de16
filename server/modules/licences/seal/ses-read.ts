import {
  DerError,
  readBits,
  readDer,
  readNumber,
  readOctets,
  readOid,
  readText,
  readTime,
  sequenceOf,
  type Tlv,
  tags,
} from '../../../platform/der/index.ts';
import { type Certificate, oids, readCertificate } from '../../../platform/pki/index.ts';
import type { SealInfo } from './ses.ts';

/** A seal as read, with the bytes that were signed. */
export type ReadSeal = {
  raw: Buffer;
  info: SealInfo;
  infoRaw: Buffer;
  maker: Certificate;
  makerSignature: Buffer;
};

/** A signature with a seal as read from SignedValue.dat. */
export type ReadSignature = {
  version: number;
  toSignRaw: Buffer;
  seal: ReadSeal;
  signedAt: Date;
  /** SM3 of Signature.xml, 32 bytes. */
  digest: Buffer;
  protects: string;
  signer: Certificate;
  signature: Buffer;
};

/**
 * Reads SES_Signature of GB/T 38540-2020 (version 4, and 5 of GM/T 0031-2025 as far as it is the same). Throws a
 * DerError for anything else; the two members of GM/T 0031-2014 (version 1) are told apart and refused by name.
 */
export function readSignature(bytes: Uint8Array): ReadSignature {
  const members = sequenceOf(readDer(bytes), 2, 5);
  if (members.length === 2) throw new DerError('a signature of GM/T 0031-2014, version 1');
  const [toSign, signer, algorithm, signature] = members;
  const [version, seal, signedAt, digest, protects] = sequenceOf(toSign, 5, 6);
  demandSm2(algorithm);
  return {
    version: readNumber(version),
    toSignRaw: toSign!.raw,
    seal: readSealMembers(seal),
    signedAt: readTime(signedAt),
    digest: readBits(digest),
    protects: readText(protects, 'ia5'),
    signer: readCertificate(readOctets(signer)),
    signature: readBits(signature),
  };
}

/** Reads SESeal, the content of Seal.esl. */
export const readSeal = (bytes: Uint8Array): ReadSeal => readSealMembers(readDer(bytes));

function readSealMembers(seal: Tlv | undefined): ReadSeal {
  const [info, maker, algorithm, signature] = sequenceOf(seal, 4, 5);
  demandSm2(algorithm);
  return {
    raw: seal!.raw,
    info: readInfo(info),
    infoRaw: info!.raw,
    maker: readCertificate(readOctets(maker)),
    makerSignature: readBits(signature),
  };
}

function readInfo(info: Tlv | undefined): SealInfo {
  const [header, id, property, picture] = sequenceOf(info, 4, 5);
  const [mark, version, vendor] = sequenceOf(header, 3, 3);
  if (readText(mark, 'ia5') !== 'ES' || readNumber(version) < 4)
    throw new DerError('not a seal of version 4');
  const [type, name, listType, list, createdAt, validFrom, validUntil] = sequenceOf(property, 7, 7);
  if (readNumber(listType) !== 1) throw new DerError('a seal that lists digests of certificates');
  const [kind, data, width, height] = sequenceOf(picture, 4, 4);
  return {
    id: readText(id, 'ia5'),
    vendor: readText(vendor, 'ia5'),
    type: readNumber(type),
    name: readText(name, 'utf8'),
    certificates: sequenceOf(list).map((one) => readOctets(one)),
    createdAt: readTime(createdAt),
    validFrom: readTime(validFrom),
    validUntil: readTime(validUntil),
    picture: {
      type: readText(kind, 'ia5'),
      data: readOctets(data),
      width: readNumber(width),
      height: readNumber(height),
    },
  };
}

function demandSm2(algorithm: Tlv | undefined): void {
  // Deployments write the bare identifier; some wrap it as AlgorithmIdentifier.
  const bare = algorithm?.tag === tags.sequence ? sequenceOf(algorithm, 1, 2)[0] : algorithm;
  if (readOid(bare) !== oids.sm2WithSm3) throw new DerError('not signed with SM2 and SM3');
}
