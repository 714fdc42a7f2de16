import type { Certificate, Trust } from '../../../platform/pki/index.ts';

/**
 * Who says when something existed (GB/T 20520, RFC 3161). A deployment uses the service of a licensed authority; a
 * failure to answer is thrown, and whoever asked tries again later.
 */
export type TimestampProvider = {
  name: string;
  /** A token (DER) over an SM3 digest, already checked: right digest, right answer, signed by its authority. */
  stamp(digest: Buffer): Promise<Buffer>;
};

/** What is known of a certificate. `asOf`: when the source said so; `until`: when it will say so anew. */
export type CertStatus =
  | { state: 'good'; asOf: Date; until: Date | null }
  | { state: 'revoked'; at: Date; reason: number; asOf: Date }
  /** The source has nothing to say of certificates of this issuer. */
  | { state: 'not-known' }
  /** The source was to be asked and could not: nothing may be concluded. `why` in Chinese. */
  | { state: 'unreachable'; why: string };

/** Who says whether a certificate was revoked. Never throws: an answer that cannot be had is one of its answers. */
export type CertStatusProvider = {
  name: string;
  status(certificate: Certificate, issuer: Certificate, at: Date): Promise<CertStatus>;
};

/** Whom this installation relies on. Throws, in Chinese, when the list cannot be read: nothing is trusted instead. */
export type TrustProvider = {
  name: string;
  trust(): Promise<Trust>;
};
