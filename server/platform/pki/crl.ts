import { sm2Sign, sm2Verify } from '../crypto/index.ts';
import {
  DerError,
  der,
  expectTag,
  readBigNumber,
  readBits,
  readDer,
  readNumber,
  readOctets,
  readOid,
  readTime,
  sequenceOf,
  type Tlv,
  tags,
} from '../der/index.ts';
import type { Certificate } from './certificate.ts';
import { extension, type Issuer, keyId } from './issue.ts';
import { keyUsages, oids } from './oids.ts';

/** CRLReason of RFC 5280 5.3.1, those that are written here. */
export const revocationReasons = {
  unspecified: 0,
  keyCompromise: 1,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
} as const;
export type RevocationReason = keyof typeof revocationReasons;

/** A revoked certificate; `serial` as hex without leading zeros. */
export type Revocation = { serial: string; at: Date; reason: number };

/** A list of revoked certificates of one issuer (RFC 5280 5, GB/T 20518). */
export type Crl = {
  der: Buffer;
  tbs: Buffer;
  issuer: Buffer;
  thisUpdate: Date;
  /** Until when the next one comes; null: not said. */
  nextUpdate: Date | null;
  number: string | null;
  revoked: Map<string, Revocation>;
  signature: Buffer;
};

const { sequence } = der;
const signatureAlgorithm = sequence(der.oid(oids.sm2WithSm3));

/** Hex of a serial without leading zeros, by which revocations are found. */
export const serialKey = (certificate: Certificate) => certificate.serial.replace(/^(00)+(?=..)/, '');

export function writeCrl(
  list: { number: number; thisUpdate: Date; nextUpdate: Date; revoked: readonly Revocation[] },
  by: Issuer,
): Crl {
  const entries = list.revoked.map(({ serial, at, reason }) =>
    sequence(
      der.integer(Buffer.from(serial, 'hex')),
      der.certificateTime(at),
      sequence(extension(oids.crlReason, false, der.tlv(0x0a, Buffer.of(reason)))),
    ),
  );
  const tbs = sequence(
    der.integer(1),
    signatureAlgorithm,
    by.certificate.subject,
    der.certificateTime(list.thisUpdate),
    der.certificateTime(list.nextUpdate),
    ...(entries.length ? [sequence(...entries)] : []),
    der.explicit(
      0,
      sequence(
        extension(oids.authorityKeyId, false, sequence(der.implicit(0, keyId(by.key.public)))),
        extension(oids.crlNumber, false, der.integer(list.number)),
      ),
    ),
  );
  return readCrl(sequence(tbs, signatureAlgorithm, der.bits(sm2Sign(by.key, tbs))));
}

/** DerError for what is no list of version 2 signed with SM2, and for lists that name only a part of the certificates. */
export function readCrl(bytes: Uint8Array): Crl {
  const [tbs, algorithm, signature] = sequenceOf(readDer(bytes), 3, 3);
  if (readOid(sequenceOf(algorithm, 1, 2)[0]) !== oids.sm2WithSm3) throw new DerError('not signed with SM2');
  const [version, , issuer, thisUpdate, ...rest] = sequenceOf(tbs, 4, 7);
  if (readNumber(version) !== 1) throw new DerError('not a revocation list of version 2');
  const isTime = ({ tag }: Tlv) => tag === tags.utcTime || tag === tags.generalizedTime;
  const next = rest.find(isTime);
  const entries = rest.find(({ tag }) => tag === tags.sequence);
  const revoked = entries ? sequenceOf(entries).map(readEntry) : [];
  return {
    der: Buffer.from(bytes),
    tbs: expectTag(tbs, 'sequence').raw,
    issuer: expectTag(issuer, 'sequence').raw,
    thisUpdate: readTime(thisUpdate),
    nextUpdate: next ? readTime(next) : null,
    number: readNumberOf(rest.find(({ tag }) => tag === 0xa0)),
    revoked: new Map(revoked.map((one) => [one.serial, one])),
    signature: readBits(signature),
  };
}

function readEntry(entry: Tlv): Revocation {
  const [serial, at, extensions] = sequenceOf(entry, 2, 3);
  const read: Revocation = { serial: readBigNumber(serial), at: readTime(at), reason: 0 };
  for (const { id, value, critical } of extensions ? readExtensions(extensions) : []) {
    if (id === oids.crlReason) read.reason = value.content[0] ?? 0;
    else if (critical) throw new DerError(`a revocation with a condition that is not understood: ${id}`);
  }
  return read;
}

function readNumberOf(wrapper: Tlv | undefined): string | null {
  let number: string | null = null;
  for (const { id, value, critical } of wrapper ? readExtensions(readDer(wrapper.content)) : []) {
    if (id === oids.crlNumber) number = readBigNumber(value);
    // Lists of a part of the certificates, or of changes alone, say so in a critical extension.
    else if (critical) throw new DerError(`a revocation list with a condition that is not understood: ${id}`);
  }
  return number;
}

function readExtensions(list: Tlv): { id: string; value: Tlv; critical: boolean }[] {
  return sequenceOf(list).map((one) => {
    const members = sequenceOf(one, 2, 3);
    return {
      id: readOid(members[0]),
      value: readDer(readOctets(members.at(-1))),
      critical: members.length === 3 && (members[1]?.content[0] ?? 0) !== 0,
    };
  });
}

/** Whether that CA signed the list and may do so. */
export const crlBy = (crl: Crl, issuer: Certificate): boolean =>
  crl.issuer.equals(issuer.subject) &&
  issuer.ca &&
  (issuer.keyUsage === null || (issuer.keyUsage & keyUsages.cRLSign) !== 0) &&
  sm2Verify(issuer.publicKey, crl.tbs, crl.signature);
