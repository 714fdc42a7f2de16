import { licenceIdentifierProblem } from '../../../../contracts/checks.ts';
import { localDate } from '../../../platform/clock.ts';
import { sm2Verify, sm3Hex } from '../../../platform/crypto/index.ts';
import {
  type Certificate,
  type ChainProblem,
  checkChain,
  oids,
  type Trust,
} from '../../../platform/pki/index.ts';
import { type ReadSignature, readSignature } from '../seal/ses-read.ts';
import { type OfdPackage, readOfd } from './read-package.ts';
import { type StepResult, type VerifyStep, verifySteps } from './steps.ts';

export type Verification = {
  /** Every step passed. */
  whole: boolean;
  /** The first step that failed. */
  failed: StepResult | undefined;
  steps: StepResult[];
  /** What the file says of itself; to be believed only when whole. */
  metadata: Map<string, string>;
  seal: { name: string; id: string; signedAt: Date } | undefined;
};

type Outcome = { passed: boolean; detail: string };
type Subject = { ofd: OfdPackage; signature: ReadSignature; trust: Trust; at: Date };

const passed = (detail: string): Outcome => ({ passed: true, detail });
const failed = (detail: string): Outcome => ({ passed: false, detail });

/**
 * Checks a sealed licence offline: nothing but the file, the trusted certificates and the instant of the check. A
 * later step is still made after an earlier one failed, where there is something to look at, so that the holder sees
 * all that is wrong. Revocation, suspension and newer versions are known to the issuer alone and not asked here.
 */
export function verifyLicence(bytes: Uint8Array, trust: Trust, at: Date): Verification {
  const steps: StepResult[] = [];
  const note = (step: VerifyStep, { passed: ok, detail }: Outcome) =>
    steps.push({ step, name: verifySteps[step], result: ok ? 'passed' : 'failed', detail });
  const ofd = attempt(() => readOfd(bytes));
  note(
    'package',
    'error' in ofd ? failed(`不是完整的 OFD：${ofd.error}`) : passed(`${ofd.value.files.size} 个文件`),
  );
  const signature = 'value' in ofd ? attempt(() => readSignature(ofd.value.valueBytes)) : undefined;
  if ('value' in ofd && signature) {
    note(
      'structure',
      'error' in signature
        ? failed(`签章数据读不懂：${signature.error}`)
        : passed(`GB/T 38540 第 ${signature.value.version} 版`),
    );
    if ('value' in signature) {
      const subject = { ofd: ofd.value, signature: signature.value, trust, at };
      for (const [step, check] of checks) note(step, check(subject));
    }
  }
  const reached = new Set(steps.map(({ step }) => step));
  for (const step of Object.keys(verifySteps) as VerifyStep[]) {
    if (!reached.has(step))
      steps.push({ step, name: verifySteps[step], result: 'not-reached', detail: '前面没有通过，无从检查' });
  }
  const first = steps.find(({ result }) => result === 'failed');
  const read = signature && 'value' in signature ? signature.value : undefined;
  return {
    whole: first === undefined,
    failed: first,
    steps,
    metadata: 'value' in ofd ? ofd.value.metadata : new Map(),
    seal: read && { name: read.seal.info.name, id: read.seal.info.id, signedAt: read.signedAt },
  };
}

const checks: [VerifyStep, (subject: Subject) => Outcome][] = [
  [
    'seal-file',
    ({ ofd, signature }) =>
      ofd.sealBytes.equals(signature.seal.raw)
        ? passed(signature.seal.info.name)
        : failed('包里的印章不是签章时用的那一枚，可能被换过'),
  ],
  [
    'seal-signature',
    ({ signature: { seal } }) =>
      sm2Verify(seal.maker.publicKey, seal.infoRaw, seal.makerSignature)
        ? passed(`制章者：${seal.maker.subjectName.CN ?? ''}`)
        : failed('印章不是制章者所制，或被改动'),
  ],
  [
    'seal-validity',
    ({ signature: { seal, signedAt } }) => {
      const { validFrom, validUntil } = seal.info;
      const within = validFrom <= signedAt && signedAt <= validUntil;
      const span = `${localDate(validFrom)} 至 ${localDate(validUntil)}`;
      return within ? passed(span) : failed(`签章时间不在印章有效期（${span}）内`);
    },
  ],
  [
    'signer',
    ({ signature: { seal, signer } }) =>
      seal.info.certificates.some((listed) => signer.der.equals(listed))
        ? passed(signer.subjectName.O ?? '')
        : failed('签章人的证书不在印章的证书列表内，无权使用这枚印章'),
  ],
  [
    'digest',
    ({ ofd, signature }) => {
      const same = sm3Hex(ofd.signatureBytes) === signature.digest.toString('hex');
      const place =
        signature.protects === `/${ofd.signaturePath}` || signature.protects === ofd.signaturePath;
      if (!same) return failed('签名描述文件 Signature.xml 被改动');
      return place ? passed('与签名时一致') : failed('签名保护的不是这个描述文件');
    },
  ],
  [
    'signature',
    ({ signature: { signer, toSignRaw, signature } }) =>
      sm2Verify(signer.publicKey, toSignRaw, signature)
        ? passed('SM2 签名正确')
        : failed('签名值与签章数据不符，签章被改动或伪造'),
  ],
  [
    'time',
    ({ signature: { signedAt, signer }, at }) => {
      const said = `${localDate(signedAt)}（签章人声明的时间，没有第三方时间戳）`;
      if (signedAt > new Date(at.getTime() + CLOCK_SKEW_MS))
        return failed(`签章时间 ${localDate(signedAt)} 在将来`);
      const within = signer.notBefore <= signedAt && signedAt <= signer.notAfter;
      return within ? passed(said) : failed('签章时间不在签章人证书的有效期内');
    },
  ],
  ['chain', ({ signature, trust }) => checkChains(signature, trust)],
  ['content', ({ ofd }) => checkContent(ofd)],
  ['no-more', ({ ofd }) => checkNoMore(ofd)],
  [
    'issuer',
    ({ ofd, signature: { signer } }) => {
      const code = ofd.metadata.get('证照颁发机构代码') ?? '';
      const name = ofd.metadata.get('证照颁发机构') ?? '';
      const same = code !== '' && signer.subjectName.O === code + name;
      return same ? passed(name) : failed(`颁发机构写的是“${name}”，签章的是“${signer.subjectName.O ?? ''}”`);
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

/** The signer's clock may run a little ahead of ours. */
const CLOCK_SKEW_MS = 5 * 60_000;

const chainWords: Record<ChainProblem, string> = {
  'no-issuer': '颁发者不在信任列表内',
  signature: '证书不是它写明的颁发者所签',
  'not-yet-valid': '签章时证书还没有生效',
  expired: '签章时证书已经过期',
  'not-a-ca': '颁发者没有签发证书的资格',
  'key-usage': '证书的密钥用途不符',
  'unknown-extension': '证书有不认识的关键扩展',
};

/** Signer and maker of the seal, each at the moment of signing (GM/T 0031 6.1.2 c and 6.2.3 d). */
function checkChains({ signer, seal, signedAt }: ReadSignature, trust: Trust): Outcome {
  const people: [string, Certificate, Date][] = [
    ['签章人', signer, signedAt],
    ['制章者', seal.maker, seal.info.createdAt],
  ];
  for (const [who, certificate, when] of people) {
    const result = checkChain(certificate, trust, when);
    if (!result.trusted)
      return failed(`${who}证书：${chainWords[result.problem]}（${result.at.subjectName.CN ?? ''}）`);
  }
  const top = checkChain(signer, trust, signedAt);
  return passed(top.trusted ? top.chain.map(({ subjectName }) => subjectName.CN ?? '').join(' ← ') : '');
}

function checkContent(ofd: OfdPackage): Outcome {
  if (ofd.digestMethod !== oids.sm3) return failed(`摘要算法不是 SM3：${ofd.digestMethod}`);
  for (const { path, digest } of ofd.references) {
    const file = ofd.files.get(path);
    if (!file) return failed(`缺少被保护的文件 ${path}`);
    if (Buffer.from(sm3Hex(file), 'hex').toString('base64') !== digest)
      return failed(`${path} 在签章之后被改动`);
  }
  return passed(`${ofd.references.length} 个文件与签章时一致`);
}

/** Only what the signature itself consists of may stand outside of it. */
function checkNoMore(ofd: OfdPackage): Outcome {
  const allowed = new Set([ofd.signaturesPath, ofd.signaturePath, ofd.valuePath]);
  for (const { path } of ofd.references) allowed.add(path);
  const more = [...ofd.files.keys()].filter((path) => !allowed.has(path));
  return more.length ? failed(`签章之后加入了 ${more.join('、')}`) : passed('没有');
}

/** The check character, and that both copies of the metadata say the same. */
function checkIdentifier(ofd: OfdPackage): Outcome {
  const identifier = ofd.metadata.get('证照标识') ?? '';
  if (licenceIdentifierProblem(identifier)) return failed(`证照标识不合 GB/T 36904：${identifier || '没有'}`);
  const differs = [...ofd.attached].find(([name, value]) => ofd.metadata.get(name) !== value);
  if (differs || ofd.attached.size !== ofd.metadata.size) return failed('两处元数据不一致');
  return passed(identifier.replace('1.2.156.3005.2.', ''));
}

function attempt<T>(work: () => T): { value: T } | { error: string } {
  try {
    return { value: work() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
