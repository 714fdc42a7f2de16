import { sm3Hex } from '../../../platform/crypto/index.ts';
import { type Certificate, checkTimestamp, readTimestamp, type Trust } from '../../../platform/pki/index.ts';
import { type ReadSignature, readSignature } from '../seal/ses-read.ts';
import type { CertStatus } from '../trust/provider.ts';
import { chainWords } from './chain-words.ts';
import { type OfdPackage, type OfdSignature, readOfd } from './read-package.ts';

/** What a time stamp came to: none there, one that holds, or one that proves nothing and why (in Chinese). */
export type Stamp =
  | { state: 'none' }
  | { state: 'holds'; at: Date; authority: Certificate; chain: Certificate[] }
  | { state: 'broken'; why: string };

/** One signature with all that its steps look at. */
export type Subject = {
  ofd: OfdPackage;
  part: OfdSignature;
  signature: ReadSignature;
  stamp: Stamp;
  trust: Trust;
  /** When it is checked. */
  at: Date;
  statusOf: StatusOf;
};

/** What is known of a certificate, by whoever was asked before; undefined: nobody was. */
export type StatusOf = (certificate: Certificate, issuer: Certificate) => CertStatus | undefined;

/** The signing time: what a time stamp proves, else the signer's word. */
export const signedAtOf = ({ signature, stamp }: Pick<Subject, 'signature' | 'stamp'>): Date | null =>
  signature.signedAt ?? (stamp.state === 'holds' ? stamp.at : null);

/** A file as far as it can be read. */
export type Opened =
  | { problem: string; ofd: null }
  | { problem: null; ofd: OfdPackage; signatures: Attempt<ReadSignature>[] };

export type Attempt<T> = { value: T } | { error: string };

export function openSealed(bytes: Uint8Array): Opened {
  const ofd = attempt(() => readOfd(bytes));
  if ('error' in ofd) return { problem: ofd.error, ofd: null };
  const signatures = ofd.value.signatures.map((one) => attempt(() => readSignature(one.valueBytes)));
  return { problem: null, ofd: ofd.value, signatures };
}

export function stampOf({ timestamp }: ReadSignature, trust: Trust): Stamp {
  if (!timestamp) return { state: 'none' };
  const read = attempt(() => readTimestamp(timestamp.token));
  if ('error' in read) return { state: 'broken', why: `时间戳读不懂：${read.error}` };
  const digest = Buffer.from(sm3Hex(timestamp.over), 'hex');
  const checked = attempt(() => checkTimestamp(read.value, digest, trust));
  if ('error' in checked) return { state: 'broken', why: `时间戳读不懂：${checked.error}` };
  const result = checked.value;
  if (result.problem === null) {
    const { chain } = result;
    return { state: 'holds', at: read.value.at, authority: chain[0]!, chain };
  }
  if (result.problem === 'other-content')
    return { state: 'broken', why: '时间戳不是盖给这个签名的，可能被换过' };
  if (result.problem === 'no-signer') return { state: 'broken', why: '时间戳里没有时间戳机构的证书' };
  if (result.problem === 'signature' && !result.at)
    return { state: 'broken', why: '时间戳被改动，或不是时间戳机构所签' };
  return {
    state: 'broken',
    why: `时间戳机构的证书：${chainWords[result.problem]}（${result.at?.subjectName.CN ?? ''}）`,
  };
}

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { value: work() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
