import { randomBytes } from 'node:crypto';
import { type Sm2Private, type Sm2Public, sm2Sign, sm3Hex } from '../crypto/index.ts';
import { der } from '../der/index.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { keyUsages, type Name, type NamePart, nameParts, oids } from './oids.ts';

export type CertificateRequest = {
  subject: Name;
  publicKey: Sm2Public;
  notBefore: Date;
  notAfter: Date;
  /** A CA, with how many CAs may come below it; absent: an end certificate for signatures. */
  ca?: { pathLength: number };
  /** The one purpose the key is kept to: RFC 3161 2.3 wants it critical. Absent: signatures of any kind. */
  purpose?: 'timeStamping' | 'ocspSigning';
};
export type Issuer = { certificate: Certificate; key: Sm2Private };

const { sequence } = der;
const signatureAlgorithm = sequence(der.oid(oids.sm2WithSm3));

/** Issues a version 3 certificate (GB/T 20518); without an issuer it signs itself with `self`: a root. */
export function issueCertificate(
  request: CertificateRequest,
  by: Issuer | { self: Sm2Private },
): Certificate {
  const key = 'self' in by ? by.self : by.key;
  const subject = writeName(request.subject);
  const tbs = sequence(
    der.explicit(0, der.integer(2)),
    der.integer(positive(randomBytes(16))),
    signatureAlgorithm,
    'self' in by ? subject : by.certificate.subject,
    sequence(der.certificateTime(request.notBefore), der.certificateTime(request.notAfter)),
    subject,
    request.publicKey.spki,
    der.explicit(3, extensions(request, key.public)),
  );
  return readCertificate(sequence(tbs, signatureAlgorithm, der.bits(sm2Sign(key, tbs))));
}

function extensions(request: CertificateRequest, issuer: Sm2Public): Buffer {
  const { ca } = request;
  const usage = ca
    ? keyUsages.keyCertSign | keyUsages.cRLSign
    : keyUsages.digitalSignature | keyUsages.nonRepudiation;
  const constraints = ca ? sequence(der.boolean(true), der.integer(ca.pathLength)) : sequence();
  return sequence(
    extension(oids.subjectKeyId, false, der.octets(keyId(request.publicKey))),
    extension(oids.authorityKeyId, false, sequence(der.implicit(0, keyId(issuer)))),
    extension(oids.basicConstraints, true, constraints),
    extension(oids.keyUsage, true, der.bits(Buffer.of(usage), ca ? 1 : 6)),
    ...(request.purpose
      ? [extension(oids.extendedKeyUsage, true, sequence(der.oid(oids[request.purpose])))]
      : []),
  );
}

export function extension(id: string, critical: boolean, value: Buffer): Buffer {
  const flag = critical ? [der.boolean(true)] : [];
  return sequence(der.oid(id), ...flag, der.octets(value));
}

/** Any 20 bytes that tell keys apart do (RFC 5280 4.2.1.2). */
export const keyId = (key: Sm2Public) => Buffer.from(sm3Hex(key.point), 'hex').subarray(0, 20);

function positive(serial: Buffer): Buffer {
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

/** UTF8String throughout, except the country, which RFC 5280 wants as PrintableString. */
function writeName(name: Name): Buffer {
  const parts = (Object.keys(nameParts) as NamePart[]).flatMap((part) => {
    const text = name[part];
    if (text === undefined) return [];
    const value = part === 'C' ? der.printable(text) : der.utf8(text);
    return [der.setOf(sequence(der.oid(nameParts[part]), value))];
  });
  return sequence(...parts);
}
