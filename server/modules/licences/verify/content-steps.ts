import { licenceIdentifierProblem } from '../../../../contracts/checks.ts';
import { localDate } from '../../../platform/clock.ts';
import { oids } from '../../../platform/pki/index.ts';
import type { Subject } from './opened.ts';
import type { OfdPackage, OfdSignature } from './read-package.ts';
import type { Check } from './seal-steps.ts';
import { absent, failed, type Outcome, passed, type VerifyStep } from './steps.ts';

/** Whether a sealed file says of itself that it is a licence. */
export const saysLicence = ({ metadata }: OfdPackage) => metadata.has('证照标识');

export const contentStep: [VerifyStep, Check] = ['content', ({ ofd, part }) => checkContent(ofd, part)];

function checkContent(ofd: OfdPackage, part: OfdSignature): Outcome {
  if (part.digestMethod !== oids.sm3) return failed(`摘要算法不是 SM3：${part.digestMethod || '没有写'}`);
  if (!part.references.length) return failed('签章没有保护任何文件');
  for (const { path, digest } of part.references) {
    const found = ofd.digestOf(path);
    if (found === undefined) return failed(`缺少被保护的文件 ${path}`);
    if (found !== digest) return failed(`${path} 在签章之后被改动`);
  }
  return passed(`${part.references.length} 个文件与签章时一致`);
}

/** What the whole file says, once for all its signatures; `main` is the one it stands or falls with. */
export const fileSteps: [VerifyStep, (main: Subject, all: readonly Subject[]) => Outcome][] = [
  ['no-more', ({ ofd, part }) => checkNoMore(ofd, part)],
  [
    'issuer',
    (main, all) => {
      if (!saysLicence(main.ofd)) return absent('文件里没有证照元数据');
      const name = main.ofd.metadata.get('证照颁发机构') ?? '';
      if (isIssuer(main)) return passed(name);
      const signers = all.map(({ signature }) => signature.signer.subjectName.O ?? '').join('、');
      return failed(`颁发机构写的是“${name}”，签章的是“${signers}”`);
    },
  ],
  ['identifier', ({ ofd }) => checkIdentifier(ofd)],
  [
    'dates',
    ({ ofd, at }) => {
      const until = ofd.metadata.get('证照有效期截止日期') ?? '';
      const ended = /^\d{4}-\d\d-\d\d$/.test(until) && until < localDate(at);
      return ended ? failed(`证照已于 ${until} 到期`) : passed(until || '没有写明');
    },
  ],
];

/** Certificates of organisations name them by code and name (as deployed), or by the name alone. */
export function isIssuer({ ofd, signature }: Pick<Subject, 'ofd' | 'signature'>): boolean {
  const code = ofd.metadata.get('证照颁发机构代码') ?? '';
  const name = ofd.metadata.get('证照颁发机构') ?? '';
  const signer = signature.signer.subjectName.O ?? '';
  return name !== '' && (signer === code + name || signer === name);
}

/** Only what signatures consist of may stand outside of the one that counts. */
function checkNoMore(ofd: OfdPackage, main: OfdSignature): Outcome {
  const allowed = new Set([ofd.signaturesPath]);
  for (const { path } of main.references) allowed.add(path);
  for (const { path, valuePath, sealPath } of ofd.signatures)
    for (const own of [path, valuePath, sealPath]) allowed.add(own);
  const more = [...ofd.files.keys()].filter((path) => !allowed.has(path));
  const some = more.slice(0, 5).join('、') + (more.length > 5 ? ` 等 ${more.length} 个` : '');
  return more.length ? failed(`签章之后加入了 ${some}`) : passed('没有');
}

/** The check character, and that both copies of the metadata say the same. */
function checkIdentifier(ofd: OfdPackage): Outcome {
  if (!saysLicence(ofd)) return absent('文件里没有证照元数据');
  const identifier = ofd.metadata.get('证照标识') ?? '';
  if (licenceIdentifierProblem(identifier)) return failed(`证照标识不合 GB/T 36904：${identifier || '没有'}`);
  const { attached, metadata } = ofd;
  if (attached) {
    const differs = [...attached].some(([name, value]) => metadata.get(name) !== value);
    if (differs || attached.size !== metadata.size) return failed('两处元数据不一致');
  }
  return passed(identifier.replace('1.2.156.3005.2.', ''));
}
