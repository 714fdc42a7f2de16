import {
  type Certificate,
  type Crl,
  crlBy,
  readCrl,
  readCrlPem,
  serialKey,
} from '../../../platform/pki/index.ts';
import { fetchBytes } from './fetch-bytes.ts';
import type { CertStatus, CertStatusProvider } from './provider.ts';

/** What a list says of a certificate of its issuer. */
export function statusFrom(crl: Crl, certificate: Certificate): CertStatus {
  const entry = crl.revoked.get(serialKey(certificate));
  if (entry) return { state: 'revoked', at: entry.at, reason: entry.reason, asOf: crl.thisUpdate };
  return { state: 'good', asOf: crl.thisUpdate, until: crl.nextUpdate };
}

/** Lists at hand, newest first, that the issuer signed: the offline half of a check. */
export function statusFromLists(
  crls: readonly Crl[],
  certificate: Certificate,
  issuer: Certificate,
): CertStatus {
  const newest = crls
    .filter((crl) => crlBy(crl, issuer))
    .sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime())[0];
  return newest ? statusFrom(newest, certificate) : { state: 'not-known' };
}

const MOST_BYTES = 32 * 1024 * 1024;
/** A list that says nothing of its next is asked for anew after an hour. */
const ASK_AGAIN_MS = 3_600_000;

/**
 * Certificate status by the revocation list at an address (RFC 5280; DER or PEM), kept until its next update, an hour at
 * most. A list that is late, is not signed by the issuer, or cannot be had answers nothing: `unreachable`.
 */
export function crlCertStatus(options: { url: string; timeoutMs?: number }): CertStatusProvider {
  let kept: { crl: Crl; readAt: number } | undefined;

  async function current(at: Date): Promise<Crl> {
    const now = at.getTime();
    const fresh = kept && now - kept.readAt < ASK_AGAIN_MS && now >= kept.readAt && !late(kept.crl, at);
    if (kept && fresh) return kept.crl;
    const bytes = await fetchBytes(options.url, {
      timeoutMs: options.timeoutMs ?? 10_000,
      mostBytes: MOST_BYTES,
    });
    const pem = bytes.subarray(0, 10).toString('latin1') === '-----BEGIN';
    const crl = pem ? readCrlPem(bytes.toString('latin1'))[0] : readCrl(bytes);
    if (!crl) throw new Error('no revocation list in the answer');
    kept = { crl, readAt: now };
    return crl;
  }

  return {
    name: 'crl',
    async status(certificate, issuer, at) {
      try {
        const crl = await current(at);
        if (!crl.issuer.equals(issuer.subject)) return { state: 'not-known' };
        if (!crlBy(crl, issuer)) return { state: 'unreachable', why: '吊销列表不是颁发者所签' };
        if (late(crl, at)) return { state: 'unreachable', why: '吊销列表已经过了更新时间' };
        return statusFrom(crl, certificate);
      } catch {
        return { state: 'unreachable', why: '取不到吊销列表' };
      }
    },
  };
}

const late = (crl: Crl, at: Date) => crl.nextUpdate !== null && crl.nextUpdate < at;
