import { createHash } from 'node:crypto';
import { type Sm2Private, sm2Sign, sm2Verify, sm3Hex } from '../crypto/index.ts';
import {
  DerError,
  der,
  expectTag,
  membersOf,
  readBigNumber,
  readDer,
  readOctets,
  readOid,
  sequenceOf,
  type Tlv,
  tags,
} from '../der/index.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { cmsOids, oids } from './oids.ts';

const { sequence, oid, octets, setOf, explicit } = der;
const sm3Bytes = (bytes: Uint8Array) => Buffer.from(sm3Hex(bytes), 'hex');
const algorithm = (id: string) => sequence(oid(id));

/** A message with one signer (RFC 5652), SM2 with SM3. */
export type SignedMessage = {
  /** OID of what the content is. */
  kind: string;
  content: Buffer;
  /** Certificates that came along; the signer's is among them or must be known otherwise. */
  certificates: Certificate[];
  signer: { issuer: Buffer; serial: string };
  /** The attributes as they were signed, and each by its OID. */
  attributesRaw: Buffer;
  attributes: Map<string, Tlv>;
  signature: Buffer;
};

/** Writes a SignedData with the signer's certificate inside and the signed attributes that RFC 3161 2.4.2 wants. */
export function writeSignedMessage(
  kind: string,
  content: Uint8Array,
  by: { certificate: Certificate; key: Sm2Private },
  withCertificate = true,
): Buffer {
  const { certificate, key } = by;
  const sid = sequence(certificate.issuer, serialOf(certificate));
  const essCertId = sequence(algorithm(oids.sm3), octets(sm3Bytes(certificate.der)));
  const attributes = setOf(
    attribute(cmsOids.contentType, oid(kind)),
    attribute(cmsOids.messageDigest, octets(sm3Bytes(content))),
    attribute(cmsOids.signingCertificateV2, sequence(sequence(essCertId))),
  );
  const signerInfo = sequence(
    der.integer(1),
    sid,
    algorithm(oids.sm3),
    retag(attributes, 0xa0),
    algorithm(oids.sm2WithSm3),
    octets(sm2Sign(key, attributes)),
  );
  const signedData = sequence(
    der.integer(3),
    setOf(algorithm(oids.sm3)),
    sequence(oid(kind), explicit(0, octets(content))),
    ...(withCertificate ? [explicit(0, certificate.der)] : []),
    setOf(signerInfo),
  );
  return sequence(oid(cmsOids.signedData), explicit(0, signedData));
}

const attribute = (id: string, value: Buffer) => sequence(oid(id), setOf(value));
const serialOf = ({ serial }: Certificate) => der.integer(Buffer.from(serial, 'hex'));

function retag(element: Buffer, tag: number): Buffer {
  const copy = Buffer.from(element);
  copy[0] = tag;
  return copy;
}

/** DerError for what is no SignedData of one signer with SM3 and SM2 and signed attributes. */
export function readSignedMessage(bytes: Uint8Array): SignedMessage {
  const [type, wrapped] = sequenceOf(readDer(bytes), 2, 2);
  const id = readOid(type);
  if (id !== cmsOids.signedData && id !== cmsOids.signedDataGm) throw new DerError('not a signed message');
  const [, , inner, ...rest] = sequenceOf(inside(wrapped, 0xa0), 4, 6);
  const [kind, content] = sequenceOf(inner, 2, 2);
  const signers = membersOf(expectTag(rest.at(-1), 'set'));
  if (signers.length !== 1) throw new DerError(`${signers.length} signers`);
  const [, sid, digest, attributes, signing, signature] = sequenceOf(signers[0], 6, 7);
  const [issuer, serial] = sequenceOf(sid, 2, 2);
  if (readOid(sequenceOf(digest, 1, 2)[0]) !== oids.sm3) throw new DerError('digest is not SM3');
  const signs = readOid(sequenceOf(signing, 1, 2)[0]);
  if (!cmsOids.sm2Signature.some((known) => known === signs)) throw new DerError('not signed with SM2');
  if (attributes?.tag !== 0xa0) throw new DerError('no signed attributes');
  const certificates = rest.find(({ tag }) => tag === 0xa0);
  return {
    kind: readOid(kind),
    content: readOctets(inside(content, 0xa0)),
    certificates: certificates
      ? membersOf(certificates)
          .filter(({ tag }) => tag === tags.sequence)
          .map(({ raw }) => readCertificate(raw))
      : [],
    signer: { issuer: expectTag(issuer, 'sequence').raw, serial: readBigNumber(serial) },
    attributesRaw: retag(attributes.raw, tags.set),
    attributes: readAttributes(attributes),
    signature: readOctets(signature),
  };
}

function readAttributes(list: Tlv): Map<string, Tlv> {
  const read = new Map<string, Tlv>();
  for (const one of membersOf(list)) {
    const [type, values] = sequenceOf(one, 2, 2);
    const [value, ...more] = membersOf(expectTag(values, 'set'));
    const id = readOid(type);
    if (!value || more.length || read.has(id)) throw new DerError('an attribute without one value');
    read.set(id, value);
  }
  return read;
}

/** The one element inside an EXPLICIT tag. */
export function inside(element: Tlv | undefined, tag: number): Tlv {
  if (element?.tag !== tag) throw new DerError(`expected tag ${tag}, found ${element?.tag ?? 'nothing'}`);
  return readDer(element.content);
}

/** The certificate that signed, among those inside and those known; undefined: nobody has it. */
export function signerOf(message: SignedMessage, known: Certificate[] = []): Certificate | undefined {
  const { issuer, serial } = message.signer;
  return [...message.certificates, ...known].find(
    (one) => one.issuer.equals(issuer) && readBigNumber(readDer(serialOf(one))) === serial,
  );
}

/** Whether the certificate signed this content: its digest, the attributes, the signature over them. */
export function signedMessageHolds(message: SignedMessage, certificate: Certificate): boolean {
  const { attributes } = message;
  const digest = attributes.get(cmsOids.messageDigest);
  const type = attributes.get(cmsOids.contentType);
  return (
    digest !== undefined &&
    readOctets(digest).equals(sm3Bytes(message.content)) &&
    type !== undefined &&
    readOid(type) === message.kind &&
    namesCertificate(attributes, certificate) &&
    sm2Verify(certificate.publicKey, message.attributesRaw, message.signature)
  );
}

/** The attribute binds the signature to one certificate (RFC 5035): another of the same key does not do. */
function namesCertificate(attributes: Map<string, Tlv>, { der: bytes }: Certificate): boolean {
  const newer = attributes.get(cmsOids.signingCertificateV2);
  const named = newer ?? attributes.get(cmsOids.signingCertificate);
  if (!named) return true; // GB/T 20520 services that leave it out: the key still tells who signed
  const members = sequenceOf(sequenceOf(sequenceOf(named, 1)[0], 1)[0], 1);
  const explicitly = newer && members[0]?.tag === tags.sequence ? readOid(sequenceOf(members[0])[0]) : null;
  const hash = members.find(({ tag }) => tag === tags.octets);
  const name = newer ? hashNames[explicitly ?? cmsOids.sha256] : 'sha1';
  return name !== undefined && readOctets(hash).equals(createHash(name).update(bytes).digest());
}

const hashNames: Record<string, string> = { [oids.sm3]: 'sm3', [cmsOids.sha256]: 'sha256' };
