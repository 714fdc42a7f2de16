import {
  DerError,
  der,
  expectTag,
  membersOf,
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

/** A seal as read, with the bytes that its maker signed. */
export type ReadSeal = {
  raw: Buffer;
  version: number;
  info: Omit<SealInfo, 'certificates'>;
  /** Who may sign with it: the certificates, or their digests with the algorithm's OID. */
  signers: { certificates: Buffer[] } | { digests: { algorithm: string; value: Buffer }[] };
  signedRaw: Buffer;
  maker: Certificate;
  makerSignature: Buffer;
};

/** A signature with a seal as read from SignedValue.dat. */
export type ReadSignature = {
  version: number;
  toSignRaw: Buffer;
  seal: ReadSeal;
  /** The signer's own word; null in the form of 2014 that has a time stamp in its place. */
  signedAt: Date | null;
  /** SM3 of Signature.xml, 32 bytes. */
  digest: Buffer;
  protects: string;
  signer: Certificate;
  signature: Buffer;
  /** A token (GB/T 20520), and what it is over: the signature (GB/T 38540) or the digest (GM/T 0031-2014). */
  timestamp: { token: Buffer; over: Buffer } | null;
};

/**
 * Reads SES_Signature: version 4 of GB/T 38540-2020, 5 of GM/T 0031-2025 as far as it is the same, and the form of
 * GM/T 0031-2014, which has two members. DerError for anything else.
 */
export function readSignature(bytes: Uint8Array): ReadSignature {
  const members = sequenceOf(readDer(bytes), 2, 5);
  if (members.length === 2) return readSignature2014(members);
  const [toSign, signer, algorithm, signature, stamp] = members;
  const [version, seal, signedAt, digest, protects] = sequenceOf(toSign, 5, 6);
  demandSm2(algorithm);
  const value = readBits(signature);
  return {
    version: readNumber(version),
    toSignRaw: toSign!.raw,
    seal: readSealMembers(seal),
    signedAt: readTime(signedAt),
    digest: readDigest(digest),
    protects: readText(protects, 'ia5'),
    signer: readCertificate(readOctets(signer)),
    signature: value,
    timestamp: stamp ? { token: readStamp(stamp), over: value } : null,
  };
}

/** [0] EXPLICIT BIT STRING; the tag alone around the token is met as well. */
function readStamp(stamp: Tlv): Buffer {
  if (stamp.tag !== 0xa0) throw new DerError(`expected a time stamp, found tag ${stamp.tag}`);
  const value = readDer(stamp.content);
  return value.tag === tags.bits ? readBits(value) : value.raw;
}

/** TBS_Sign of 2014 holds the signer as well: version, seal, time, digest, place, certificate, algorithm. */
function readSignature2014([toSign, signature]: Tlv[]): ReadSignature {
  const [version, seal, time, digest, protects, signer, algorithm] = sequenceOf(toSign, 7, 8);
  demandSm2(algorithm);
  const said = readBitsOrOctets(time);
  const hash = readDigest(digest);
  const at = timeIn(said);
  return {
    version: readNumber(version),
    toSignRaw: toSign!.raw,
    seal: readSealMembers(seal),
    signedAt: at,
    digest: hash,
    protects: readText(protects, 'ia5'),
    signer: readCertificate(readOctets(signer)),
    signature: readBits(signature),
    timestamp: at ? null : { token: said, over: hash },
  };
}

/** “A time stamp or a UTCTime”: the element, or just its letters. */
function timeIn(bytes: Buffer): Date | null {
  const letters = bytes.toString('latin1');
  if (/^\d{12,14}Z$/.test(letters)) {
    const tag = letters.length === 13 ? tags.utcTime : tags.generalizedTime;
    return readTime({ tag, raw: bytes, content: bytes });
  }
  return bytes[0] === tags.utcTime || bytes[0] === tags.generalizedTime ? readTime(readDer(bytes)) : null;
}

/** Digests are bit strings; some writers use an octet string. */
const readDigest = (element: Tlv | undefined) => readBitsOrOctets(element);
const readBitsOrOctets = (element: Tlv | undefined) =>
  element?.tag === tags.octets ? readOctets(element) : readBits(element);

/** Reads SESeal, the content of Seal.esl. */
export const readSeal = (bytes: Uint8Array): ReadSeal => readSealMembers(readDer(bytes));

function readSealMembers(seal: Tlv | undefined): ReadSeal {
  const members = sequenceOf(seal, 2, 5);
  if (members.length === 2) return readSeal2014(seal!, members);
  const [info, maker, algorithm, signature] = members;
  if (!signature) throw new DerError('a seal without its signature');
  demandSm2(algorithm);
  return {
    raw: seal!.raw,
    ...readInfo(info),
    signedRaw: info!.raw,
    maker: readCertificate(readOctets(maker)),
    makerSignature: readBits(signature),
  };
}

/** SESeal of 2014: information, and {certificate, algorithm, signature}; all but the last is signed, as one sequence. */
function readSeal2014(seal: Tlv, [info, sign]: Tlv[]): ReadSeal {
  const [maker, algorithm, signature] = sequenceOf(sign, 3, 3);
  demandSm2(algorithm);
  return {
    raw: seal.raw,
    ...readInfo(info),
    signedRaw: der.sequence(info!.raw, maker!.raw, algorithm!.raw),
    maker: readCertificate(readOctets(maker)),
    makerSignature: readBits(signature),
  };
}

function readInfo(info: Tlv | undefined): Pick<ReadSeal, 'version' | 'info' | 'signers'> {
  const [header, id, property, picture] = sequenceOf(info, 4, 5);
  const [mark, version, vendor] = sequenceOf(header, 3, 3);
  if (textOf(mark) !== 'ES') throw new DerError('not a seal');
  const members = sequenceOf(property, 6, 7);
  const [type, name] = members;
  const [createdAt, validFrom, validUntil] = members.slice(-3);
  const [kind, data, width, height] = sequenceOf(picture, 4, 4);
  return {
    version: readNumber(version),
    info: {
      id: textOf(id),
      vendor: textOf(vendor),
      type: readNumber(type),
      name: textOf(name),
      createdAt: readTime(createdAt),
      validFrom: readTime(validFrom),
      validUntil: readTime(validUntil),
      picture: {
        type: textOf(kind),
        data: readOctets(data),
        width: readNumber(width),
        height: readNumber(height),
      },
    },
    signers: readSigners(members.length === 7 ? readNumber(members[2]) : CERTIFICATES, members.at(-4)),
  };
}

const CERTIFICATES = 1;
const DIGESTS = 2;

function readSigners(listType: number, list: Tlv | undefined): ReadSeal['signers'] {
  if (listType === CERTIFICATES) return { certificates: sequenceOf(list, 1).map((one) => readOctets(one)) };
  if (listType !== DIGESTS) throw new DerError(`a list of signers of kind ${listType}`);
  const digests = sequenceOf(list, 1).map((one) => {
    const [algorithm, value] = sequenceOf(one, 2, 2);
    return { algorithm: textOf(algorithm), value: readOctets(value) };
  });
  return { digests };
}

/** The standards name one kind of text each; writers mix them, and all are read the same here. */
function textOf(element: Tlv | undefined): string {
  const known: number[] = [tags.utf8, tags.printable, tags.ia5];
  if (!element || !known.includes(element.tag)) throw new DerError(`expected a text, found ${element?.tag}`);
  return element.content.toString('utf8');
}

function demandSm2(algorithm: Tlv | undefined): void {
  // Deployments write the bare identifier; some wrap it as AlgorithmIdentifier.
  const bare = algorithm?.tag === tags.sequence ? membersOf(expectTag(algorithm, 'sequence'))[0] : algorithm;
  if (readOid(bare) !== oids.sm2WithSm3) throw new DerError('not signed with SM2 and SM3');
}
