import { localDate, localMoment } from '../../../platform/clock.ts';
import {
  type Certificate,
  type ChainResult,
  checkChain,
  revocationReasons,
} from '../../../platform/pki/index.ts';
import { statusFromLists } from '../trust/crl-status.ts';
import type { CertStatus } from '../trust/provider.ts';
import { chainWords } from './chain-words.ts';
import { type Subject, signedAtOf } from './opened.ts';
import type { Check } from './seal-steps.ts';
import { absent, failed, type Outcome, passed, type VerifyStep, worstOf } from './steps.ts';

/** The signer's clock may run a little ahead of ours, or of the time stamp's. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** When it was sealed, and whether those who sealed it could be relied on then. */
export const trustSteps: [VerifyStep, Check][] = [
  [
    'time-stamp',
    ({ stamp }) => {
      if (stamp.state === 'none') return absent('没有时间戳，签章时间只是签章人自己写的');
      if (stamp.state === 'broken') return failed(stamp.why);
      return passed(`${localMoment(stamp.at)}，${stamp.authority.subjectName.CN ?? ''}`);
    },
  ],
  ['time', checkTime],
  ['chain', (subject) => chainOutcome(subject)],
  ['status', (subject) => worstOf(relied(subject).map((one) => statusOutcome(one, subject)))],
];

function checkTime(subject: Subject): Outcome {
  const { stamp, signature, at } = subject;
  const signedAt = signedAtOf(subject);
  if (!signedAt) return failed('没有签章时间');
  if (signedAt.getTime() > at.getTime() + CLOCK_SKEW_MS)
    return failed(`签章时间 ${localMoment(signedAt)} 在将来`);
  const { notBefore, notAfter } = signature.signer;
  if (signedAt < notBefore || signedAt > notAfter) return failed('签章时间不在签章人证书的有效期内');
  if (stamp.state !== 'holds') return passed(`${localMoment(signedAt)}（签章人声明，没有时间戳证明）`);
  if (stamp.at.getTime() < signedAt.getTime() - CLOCK_SKEW_MS)
    return failed(`签章人写的时间 ${localMoment(signedAt)} 比时间戳还晚`);
  if (stamp.at > notAfter) return failed('盖时间戳时签章人的证书已经过期');
  return passed(`${localMoment(signedAt)}，时间戳证明不晚于 ${localMoment(stamp.at)}`);
}

type Relied = { who: string; certificate: Certificate; chain: ChainResult };

/** Signer and maker of the seal, each at the moment it signed (GM/T 0031 6.1.2 c and 6.2.3 d), and the time stamp's. */
export function relied(subject: Pick<Subject, 'signature' | 'stamp' | 'trust'>): Relied[] {
  const { signature, stamp, trust } = subject;
  const { seal, signer } = signature;
  const list: Relied[] = [
    {
      who: '签章人',
      certificate: signer,
      chain: checkChain(signer, trust, signedAtOf(subject) ?? seal.info.createdAt),
    },
    { who: '制章者', certificate: seal.maker, chain: checkChain(seal.maker, trust, seal.info.createdAt) },
  ];
  if (stamp.state === 'holds') {
    const chain = { trusted: true as const, chain: stamp.chain };
    list.push({ who: '时间戳机构', certificate: stamp.authority, chain });
  }
  return list;
}

function chainOutcome(subject: Subject): Outcome {
  const links = relied(subject);
  for (const { who, chain } of links) {
    if (!chain.trusted)
      return failed(`${who}证书：${chainWords[chain.problem]}（${chain.at.subjectName.CN ?? ''}）`);
  }
  const [signer] = links;
  return passed(signer?.chain.trusted ? signer.chain.chain.map(nameOf).join(' ← ') : '');
}

const nameOf = ({ subjectName }: Certificate) => subjectName.CN ?? subjectName.O ?? '';

function statusOutcome({ who, certificate, chain }: Relied, subject: Subject): Outcome {
  const issuer = chain.trusted ? chain.chain[1] : undefined;
  if (!issuer) return absent(`${who}证书没有可信的颁发者，无从查它的状态`);
  const asked = subject.statusOf(certificate, issuer);
  const known: CertStatus =
    !asked || asked.state === 'not-known'
      ? statusFromLists(subject.trust.crls ?? [], certificate, issuer)
      : asked;
  return judge(who, known, subject);
}

function judge(who: string, status: CertStatus, { stamp, at }: Subject): Outcome {
  const provenAt = stamp.state === 'holds' ? stamp.at : null;
  switch (status.state) {
    case 'not-known':
      return absent(`没有查：手头没有${who}证书颁发者的吊销列表`);
    case 'unreachable':
      return { result: 'unsettled', detail: `${who}证书的状态现在查不到：${status.why}，请稍后再核验` };
    case 'good': {
      // A list made after the moment that is proven settles it for ever; else it must be the one in force.
      const settled = provenAt !== null && status.asOf >= provenAt;
      const late = status.until !== null && status.until < at;
      if (late && !settled)
        return absent(`没有查：吊销列表是 ${localDate(status.asOf)} 的，已经过了更新时间`);
      return passed(`${who}证书没有被吊销（${localMoment(status.asOf)} 的说法）`);
    }
    case 'revoked': {
      const since = `${who}证书在 ${localMoment(status.at)} 被吊销`;
      // RFC 3161 4: what a stolen time stamping key signed proves nothing, whatever time it says.
      const stolen = who === '时间戳机构' && status.reason === revocationReasons.keyCompromise;
      if (!provenAt) return failed(`${since}；没有时间戳，不能证明签章在吊销之前`);
      if (status.at <= provenAt || stolen) return failed(`${since}，签章时已经不能采信`);
      return passed(`${since}，时间戳证明签章在那以前，仍然有效`);
    }
  }
}
