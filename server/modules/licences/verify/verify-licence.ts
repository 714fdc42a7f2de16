import type { Certificate, Trust } from '../../../platform/pki/index.ts';
import type { CertStatus, CertStatusProvider } from '../trust/provider.ts';
import { contentStep, fileSteps, isIssuer, saysLicence } from './content-steps.ts';
import { type Opened, openSealed, type StatusOf, type Subject, signedAtOf, stampOf } from './opened.ts';
import { sealSteps } from './seal-steps.ts';
import {
  failed,
  type Outcome,
  passed,
  type StepResult,
  type VerifyStep,
  verifySteps,
  worstOf,
} from './steps.ts';
import { relied, trustSteps } from './trust-steps.ts';

export type Verification = {
  /** No step failed or had to be left open. */
  whole: boolean;
  /** The first step that failed, else the first that had to be left open. */
  failed: StepResult | undefined;
  steps: StepResult[];
  /** What the file says of itself; to be believed only when whole. */
  metadata: Map<string, string>;
  /** Whether it says that it is a licence; other sealed files are checked all the same. */
  licence: boolean;
  /** The seal it stands or falls with; `stampedAt`: what a time stamp proves. */
  seal: { name: string; id: string; signedAt: Date; stampedAt: Date | null } | undefined;
};

/**
 * Checks a sealed file offline: nothing but the file, the trusted certificates with the revocation lists among them, and
 * the instant of the check. A later step is still made after an earlier one failed, where there is something to look
 * at, so that the holder sees all that is wrong. Suspension and newer versions are known to the issuer alone.
 */
export const verifyLicence = (bytes: Uint8Array, trust: Trust, at: Date): Verification =>
  judge(openSealed(bytes), trust, at, () => undefined);

/** The same, after a source was asked for the status of each certificate: what it cannot say leaves the step open. */
export async function verifyWithStatus(
  bytes: Uint8Array,
  by: { trust: Trust; status: CertStatusProvider },
  at: Date,
): Promise<Verification> {
  const opened = openSealed(bytes);
  const known = new Map<string, CertStatus>();
  const key = (certificate: Certificate) => certificate.der.toString('base64');
  for (const signature of opened.ofd ? opened.signatures : []) {
    if ('error' in signature) continue;
    const stamp = stampOf(signature.value, by.trust);
    for (const { certificate, chain } of relied({ signature: signature.value, stamp, trust: by.trust })) {
      const issuer = chain.trusted ? chain.chain[1] : undefined;
      if (issuer && !known.has(key(certificate)))
        known.set(key(certificate), await by.status.status(certificate, issuer, at));
    }
  }
  return judge(opened, by.trust, at, (certificate) => known.get(key(certificate)));
}

function judge(opened: Opened, trust: Trust, at: Date, statusOf: StatusOf): Verification {
  const found = new Map<VerifyStep, Outcome>();
  if (!opened.ofd) {
    found.set('package', failed(`不是完整的 OFD：${opened.problem}`));
    return report(found, opened, []);
  }
  const { ofd, signatures } = opened;
  found.set('package', passed(`${ofd.files.size} 个文件`));
  const many = signatures.length > 1;
  const which = (index: number, outcome: Outcome): Outcome =>
    many ? { ...outcome, detail: `第 ${index + 1} 个签章：${outcome.detail}` } : outcome;
  const structure = signatures.map((one, index) =>
    which(
      index,
      'error' in one
        ? failed(`签章数据读不懂：${one.error}`)
        : passed(standardOf(one.value.version, one.value.seal.version)),
    ),
  );
  found.set('structure', worstOf(structure));
  const subjects = signatures.flatMap((one, index): Subject[] => {
    const part = ofd.signatures[index];
    if ('error' in one || !part) return [];
    const stamp = stampOf(one.value, trust);
    return [{ ofd, part, signature: one.value, stamp, trust, at, statusOf }];
  });
  const main = subjects.find(isIssuer) ?? subjects[0];
  if (main) {
    for (const [step, check] of [...sealSteps, ...trustSteps, contentStep])
      found.set(step, worstOf(subjects.map((one, index) => which(index, check(one)))));
    for (const [step, check] of fileSteps) found.set(step, check(main, subjects));
  }
  return report(found, opened, main ? [main] : []);
}

function standardOf(version: number, seal: number): string {
  if (version < 4) return `GM/T 0031-2014（第 ${version} 版）`;
  if (version > 4) return `GM/T 0031-2025（第 ${version} 版）`;
  return seal === version ? 'GB/T 38540 第 4 版' : `GB/T 38540 第 4 版，印章第 ${seal} 版`;
}

function report(found: Map<VerifyStep, Outcome>, opened: Opened, [main]: Subject[]): Verification {
  const steps = (Object.keys(verifySteps) as VerifyStep[]).map((step): StepResult => {
    const outcome = found.get(step) ?? { result: 'not-reached', detail: '前面没有通过，无从检查' };
    return { step, name: verifySteps[step], ...outcome };
  });
  const first =
    steps.find(({ result }) => result === 'failed') ?? steps.find(({ result }) => result === 'unsettled');
  const signedAt = main && signedAtOf(main);
  return {
    whole: first === undefined,
    failed: first,
    steps,
    metadata: opened.ofd?.metadata ?? new Map(),
    licence: opened.ofd !== null && saysLicence(opened.ofd),
    seal:
      main && signedAt
        ? {
            name: main.signature.seal.info.name,
            id: main.signature.seal.info.id,
            signedAt,
            stampedAt: main.stamp.state === 'holds' ? main.stamp.at : null,
          }
        : undefined,
  };
}
