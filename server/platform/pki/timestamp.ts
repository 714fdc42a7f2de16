import { randomBytes } from 'node:crypto';
import {
  DerError,
  der,
  expectTag,
  readBigNumber,
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
import { type ChainProblem, checkChain, type Trust } from './chain.ts';
import {
  readSignedMessage,
  type SignedMessage,
  signedMessageHolds,
  signerOf,
  writeSignedMessage,
} from './cms.ts';
import type { Credential } from './demo-ca.ts';
import { cmsOids, oids } from './oids.ts';

const { sequence, integer, octets, oid } = der;
const sm3Imprint = (digest: Uint8Array) => sequence(sequence(oid(oids.sm3), der.nothing()), octets(digest));

/** What is asked of a time stamping authority (RFC 3161 2.4.1): `digest` is an SM3, 32 bytes. */
export type TimestampRequest = { digest: Buffer; nonce: string | null; wantsCertificate: boolean };

/** Writes a request with a nonce of its own, and asks for the certificate. */
export function writeTimestampRequest(digest: Uint8Array): { bytes: Buffer; nonce: string } {
  const random = randomBytes(8);
  random[0] = ((random[0] ?? 0) & 0x7f) | 0x40;
  const bytes = sequence(integer(1), sm3Imprint(digest), integer(random), der.boolean(true));
  return { bytes, nonce: random.toString('hex') };
}

/** DerError for what is no request of version 1 over an SM3. */
export function readTimestampRequest(bytes: Uint8Array): TimestampRequest {
  const [version, imprint, ...rest] = sequenceOf(readDer(bytes), 2, 6);
  const { algorithm, digest } = readImprint(imprint);
  if (readNumber(version) !== 1 || algorithm !== oids.sm3 || digest.length !== 32)
    throw new DerError('not a request over an SM3');
  const nonce = rest.find(({ tag }) => tag === tags.integer);
  const wants = rest.find(({ tag }) => tag === tags.boolean);
  return {
    digest,
    nonce: nonce ? readBigNumber(nonce) : null,
    wantsCertificate: wants?.content[0] === 0xff,
  };
}

export type ReadTimestamp = {
  message: SignedMessage;
  policy: string;
  algorithm: string;
  /** What was stamped. */
  digest: Buffer;
  serial: string;
  at: Date;
  nonce: string | null;
};

/** Writes a token (RFC 3161 2.4.2): TSTInfo in a message signed by the authority. */
export function writeTimestamp(
  asked: TimestampRequest,
  facts: { policy: string; serial: Uint8Array; at: Date },
  authority: Credential,
): Buffer {
  const info = sequence(
    integer(1),
    oid(facts.policy),
    sm3Imprint(asked.digest),
    integer(facts.serial),
    der.generalizedTime(facts.at),
    sequence(integer(1)), // accuracy: one second
    ...(asked.nonce === null ? [] : [integer(Buffer.from(asked.nonce, 'hex'))]),
  );
  return writeSignedMessage(cmsOids.tstInfo, info, authority, asked.wantsCertificate);
}

/** Reads a token; DerError for anything else. */
export function readTimestamp(bytes: Uint8Array): ReadTimestamp {
  const message = readSignedMessage(bytes);
  if (message.kind !== cmsOids.tstInfo) throw new DerError('not a time stamp');
  const [version, policy, imprint, serial, at, ...rest] = sequenceOf(readDer(message.content), 5, 10);
  if (readNumber(version) !== 1) throw new DerError('not a time stamp of version 1');
  const nonce = rest.find(({ tag }) => tag === tags.integer);
  return {
    message,
    policy: readOid(policy),
    ...readImprint(imprint),
    serial: readBigNumber(serial),
    at: readTime(expectTag(at, 'generalizedTime')),
    nonce: nonce ? readBigNumber(nonce) : null,
  };
}

function readImprint(imprint: Tlv | undefined): { algorithm: string; digest: Buffer } {
  const [algorithm, digest] = sequenceOf(imprint, 2, 2);
  return { algorithm: readOid(sequenceOf(algorithm, 1, 2)[0]), digest: readOctets(digest) };
}

export type TimestampProblem =
  | 'other-content' // it stamps something else
  | 'no-signer' // the authority's certificate is nowhere
  | 'signature'
  | ChainProblem;

/**
 * What is wrong with a token over `digest`, or the chain of the authority that gave it, its own certificate first. The authority is
 * checked at the moment it names: a certificate that ran out later proves what it proved.
 */
export function checkTimestamp(
  stamp: ReadTimestamp,
  digest: Uint8Array,
  trust: Trust,
): { problem: TimestampProblem; at?: Certificate } | { problem: null; chain: Certificate[] } {
  if (stamp.algorithm !== oids.sm3 || !stamp.digest.equals(digest)) return { problem: 'other-content' };
  const authority = signerOf(stamp.message, trust.intermediates);
  if (!authority) return { problem: 'no-signer' };
  if (!signedMessageHolds(stamp.message, authority)) return { problem: 'signature' };
  const between = [...trust.intermediates, ...stamp.message.certificates];
  const chain = checkChain(authority, { ...trust, intermediates: between }, stamp.at, 'timeStamping');
  return chain.trusted ? { problem: null, chain: chain.chain } : { problem: chain.problem, at: chain.at };
}

/** PKIStatus of RFC 3161 2.4.2: 0 and 1 come with a token. */
const GRANTED = [0, 1];

/** A response that carries a token. */
export const writeTimestampResponse = (token: Uint8Array) => sequence(sequence(integer(0)), token);
/** A response that refuses: status 2, PKIFailureInfo badRequest is bit 2. */
export const writeTimestampRefusal = () => sequence(sequence(integer(2), der.bits(Buffer.of(0x20), 5)));

/** The token in a response; DerError where it was not granted. */
export function readTimestampResponse(bytes: Uint8Array): Buffer {
  const [status, token] = sequenceOf(readDer(bytes), 1, 2);
  const said = readNumber(sequenceOf(status, 1, 3)[0]);
  if (!GRANTED.includes(said) || !token) throw new DerError(`time stamp not granted: status ${said}`);
  return token.raw;
}
