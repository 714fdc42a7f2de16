import { sm2Verify } from '../crypto/index.ts';
import type { Certificate } from './certificate.ts';
import type { Crl } from './crl.ts';
import { keyUsages, oids } from './oids.ts';

/**
 * Certificates that are relied on without proof (roots) and those that may stand between. `spans`: from when to when
 * somebody relies on a root, where that is shorter than its own dates. `crls`: revocation lists at hand.
 */
export type Trust = {
  roots: Certificate[];
  intermediates: Certificate[];
  spans?: ReadonlyMap<Certificate, { from: Date | null; until: Date | null }>;
  crls?: readonly Crl[];
};

export type ChainProblem =
  | 'no-issuer' // nobody in the trust list issued it
  | 'signature' // the issuer of that name did not sign it
  | 'not-yet-valid'
  | 'expired'
  | 'not-a-ca'
  | 'key-usage'
  | 'not-relied-on' // the trust list leaves that root out at that time
  | 'unknown-extension';
export type ChainResult =
  | { trusted: true; chain: Certificate[] }
  | { trusted: false; problem: ChainProblem; at: Certificate };

const LONGEST = 6;

/** Sorts certificates of a trust file: those that signed themselves are roots. */
export function trustOf(certificates: Certificate[]): Trust {
  const selfSigned = (one: Certificate) => one.issuer.equals(one.subject) && signedBy(one, one);
  return {
    roots: certificates.filter(selfSigned),
    intermediates: certificates.filter((one) => !selfSigned(one)),
  };
}

/**
 * Follows a signer's certificate link by link up to a root of the trust list: each link's signature, dates at the
 * instant `at`, right to issue, length of path (RFC 5280 6.1). The signer must be allowed to sign, and a key that is
 * kept to time stamps signs nothing else.
 */
export function checkChain(
  leaf: Certificate,
  trust: Trust,
  at: Date,
  purpose: 'sign' | 'timeStamping' = 'sign',
): ChainResult {
  const fail = (problem: ChainProblem, where: Certificate): ChainResult => ({
    trusted: false,
    problem,
    at: where,
  });
  const signing = keyUsages.digitalSignature | keyUsages.nonRepudiation;
  if (leaf.keyUsage !== null && (leaf.keyUsage & signing) === 0) return fail('key-usage', leaf);
  if (!fits(leaf.extendedKeyUsage, purpose)) return fail('key-usage', leaf);
  const chain = [leaf];
  for (let current = leaf; chain.length <= LONGEST; ) {
    if (current.unknownCritical) return fail('unknown-extension', current);
    if (at < current.notBefore) return fail('not-yet-valid', current);
    if (at > current.notAfter) return fail('expired', current);
    const root = trust.roots.find((one) => one.der.equals(current.der));
    if (root) return relied(root, trust, at) ? { trusted: true, chain } : fail('not-relied-on', root);
    const named = [...trust.roots, ...trust.intermediates].filter((one) =>
      one.subject.equals(current.issuer),
    );
    if (!named.length) return fail('no-issuer', current);
    const issuer = named.find((one) => signedBy(current, one));
    if (!issuer) return fail('signature', current);
    if (!issuer.ca || (issuer.pathLength !== null && issuer.pathLength < chain.length - 1)) {
      return fail('not-a-ca', issuer);
    }
    if (issuer.keyUsage !== null && (issuer.keyUsage & keyUsages.keyCertSign) === 0)
      return fail('key-usage', issuer);
    chain.push(issuer);
    current = issuer;
  }
  return fail('no-issuer', leaf);
}

function relied(root: Certificate, { spans }: Trust, at: Date): boolean {
  const span = spans?.get(root);
  return !span || ((span.from === null || span.from <= at) && (span.until === null || at <= span.until));
}

function fits(kept: string[] | null, purpose: 'sign' | 'timeStamping'): boolean {
  if (purpose === 'timeStamping') return kept?.includes(oids.timeStamping) ?? false;
  const never: readonly string[] = [oids.timeStamping, oids.ocspSigning];
  return kept === null || kept.some((one) => !never.includes(one));
}

const proven = new WeakMap<Certificate, WeakSet<Certificate>>();

/** Links between certificates of the trust list are the same for every file, so what was proven once is kept. */
function signedBy(one: Certificate, issuer: Certificate): boolean {
  if (proven.get(one)?.has(issuer)) return true;
  const right = sm2Verify(issuer.publicKey, one.tbs, one.signature);
  if (right) proven.set(one, (proven.get(one) ?? new WeakSet<Certificate>()).add(issuer));
  return right;
}
