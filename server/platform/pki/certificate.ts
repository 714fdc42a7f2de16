import { publicOfSpki, type Sm2Public } from '../crypto/index.ts';
import {
  DerError,
  expectTag,
  membersOf,
  readBits,
  readDer,
  readNumber,
  readOctets,
  readOid,
  readTime,
  sequenceOf,
  type Tlv,
} from '../der/index.ts';
import { leastRecent } from '../least-recent.ts';
import { type Name, type NamePart, nameParts, oids } from './oids.ts';

/** What is used of an X.509 v3 certificate with an SM2 key (GB/T 20518). */
export type Certificate = {
  der: Buffer;
  /** The bytes its issuer signed. */
  tbs: Buffer;
  serial: string;
  issuer: Buffer;
  subject: Buffer;
  subjectName: Name;
  notBefore: Date;
  notAfter: Date;
  publicKey: Sm2Public;
  ca: boolean;
  /** How many CA certificates may follow; null: no limit. */
  pathLength: number | null;
  /** First byte of KeyUsage; null: the extension is absent. */
  keyUsage: number | null;
  /** Purposes (OIDs) the key is kept to; null: the extension is absent. */
  extendedKeyUsage: string[] | null;
  /** A critical extension that is not understood here: the certificate must not be relied on (RFC 5280 4.2). */
  unknownCritical: boolean;
  signature: Buffer;
};

/** The same few certificates stand in every file; the same object lets a link that was proven stay proven. */
const known = leastRecent<string, Certificate>(256);

/** DerError for what is no certificate of version 3 signed with SM2; RangeError for another kind of key. */
export function readCertificate(bytes: Uint8Array): Certificate {
  const own = Buffer.from(bytes); // a copy, so that what is remembered holds no file in memory
  return known.get(own.toString('latin1'), () => parse(own));
}

function parse(bytes: Buffer): Certificate {
  const [tbs, algorithm, signature] = sequenceOf(readDer(bytes), 3, 3);
  const members = sequenceOf(tbs, 7);
  const [version, serial, inner, issuer, validity, subject, key, ...rest] = members;
  const third = version?.tag === 0xa0 && readNumber(readDer(version.content)) === 2;
  const [outer, within] = [sequenceOf(algorithm, 1, 2), sequenceOf(inner, 1, 2)];
  if (!third || readOid(outer[0]) !== oids.sm2WithSm3 || readOid(within[0]) !== oids.sm2WithSm3) {
    throw new DerError('not a version 3 certificate signed with SM2');
  }
  const [notBefore, notAfter] = sequenceOf(validity, 2, 2);
  return {
    der: bytes,
    tbs: expectTag(tbs, 'sequence').raw,
    serial: expectTag(serial, 'integer').content.toString('hex'),
    issuer: expectTag(issuer, 'sequence').raw,
    subject: expectTag(subject, 'sequence').raw,
    subjectName: readName(expectTag(subject, 'sequence')),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    publicKey: publicOfSpki(expectTag(key, 'sequence').raw),
    ...readExtensions(rest.find((member) => member.tag === 0xa3)),
    signature: readBits(signature),
  };
}

function readName(name: Tlv): Name {
  const read: Name = {};
  for (const set of membersOf(name)) {
    const [type, value] = sequenceOf(membersOf(set)[0], 2, 2);
    const dotted = readOid(type);
    const part = (Object.keys(nameParts) as NamePart[]).find((key) => nameParts[key] === dotted);
    if (part && value) read[part] = value.content.toString('utf8');
  }
  return read;
}

type Extensions = Pick<
  Certificate,
  'ca' | 'pathLength' | 'keyUsage' | 'extendedKeyUsage' | 'unknownCritical'
>;

function readExtensions(wrapper: Tlv | undefined): Extensions {
  const read: Extensions = {
    ca: false,
    pathLength: null,
    keyUsage: null,
    extendedKeyUsage: null,
    unknownCritical: false,
  };
  if (!wrapper) return read;
  for (const extension of sequenceOf(readDer(wrapper.content))) {
    const members = sequenceOf(extension, 2, 3);
    const id = readOid(members[0]);
    const value = readDer(readOctets(members.at(-1)));
    if (id === oids.basicConstraints) {
      const [ca, length] = sequenceOf(value, 0, 2);
      read.ca = ca !== undefined && expectTag(ca, 'boolean').content[0] === 0xff;
      read.pathLength = length ? readNumber(length) : null;
    } else if (id === oids.keyUsage) {
      read.keyUsage = expectTag(value, 'bits').content[1] ?? 0;
    } else if (id === oids.extendedKeyUsage) {
      read.extendedKeyUsage = sequenceOf(value, 1).map(readOid);
    } else if (members.length === 3 && members[1]?.content[0]) {
      read.unknownCritical = true;
    }
  }
  return read;
}
