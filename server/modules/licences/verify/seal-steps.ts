import { createHash } from 'node:crypto';
import { localDate } from '../../../platform/clock.ts';
import { sm2Verify, sm3Hex } from '../../../platform/crypto/index.ts';
import { leastRecent } from '../../../platform/least-recent.ts';
import { oids } from '../../../platform/pki/index.ts';
import type { ReadSeal } from '../seal/ses-read.ts';
import { type Subject, signedAtOf } from './opened.ts';
import { failed, type Outcome, passed, type VerifyStep } from './steps.ts';

export type Check = (subject: Subject) => Outcome;

/** An organisation's seal is the same in all its licences: by its digest, what its maker's signature came to. */
const proven = leastRecent<string, boolean>(256);

/** The seal and the signature themselves, before anybody's certificate is asked about. */
export const sealSteps: [VerifyStep, Check][] = [
  [
    'seal-file',
    ({ part, signature }) => {
      if (!part.sealBytes) return passed(`${signature.seal.info.name}（只在签章数据里）`);
      return part.sealBytes.equals(signature.seal.raw)
        ? passed(signature.seal.info.name)
        : failed('包里的印章不是签章时用的那一枚，可能被换过');
    },
  ],
  [
    'seal-signature',
    ({ signature: { seal } }) =>
      proven.get(sm3Hex(seal.raw), () => sm2Verify(seal.maker.publicKey, seal.signedRaw, seal.makerSignature))
        ? passed(`制章者：${seal.maker.subjectName.CN ?? ''}`)
        : failed('印章不是制章者所制，或被改动'),
  ],
  [
    'seal-validity',
    (subject) => {
      const { validFrom, validUntil } = subject.signature.seal.info;
      const signedAt = signedAtOf(subject);
      const span = `${localDate(validFrom)} 至 ${localDate(validUntil)}`;
      const within = signedAt !== null && validFrom <= signedAt && signedAt <= validUntil;
      return within ? passed(span) : failed(`签章时间不在印章有效期（${span}）内`);
    },
  ],
  [
    'signer',
    ({ signature: { seal, signer } }) =>
      maySign(seal, signer.der)
        ? passed(signer.subjectName.O ?? signer.subjectName.CN ?? '')
        : failed('签章人的证书不在印章的证书列表内，无权使用这枚印章'),
  ],
  [
    'digest',
    ({ part, signature }) => {
      if (sm3Hex(part.bytes) !== signature.digest.toString('hex'))
        return failed('签名描述文件 Signature.xml 被改动');
      const { protects } = signature;
      const otherPlace = /\.xml$/i.test(protects) && protects.replace(/^\//, '') !== part.path;
      return otherPlace ? failed('签名保护的不是这个描述文件') : passed('与签名时一致');
    },
  ],
  [
    'signature',
    ({ signature: { signer, toSignRaw, signature } }) =>
      sm2Verify(signer.publicKey, toSignRaw, signature)
        ? passed('SM2 签名正确')
        : failed('签名值与签章数据不符，签章被改动或伪造'),
  ],
];

function maySign({ signers }: ReadSeal, certificate: Buffer): boolean {
  if ('certificates' in signers) return signers.certificates.some((listed) => certificate.equals(listed));
  return signers.digests.some(({ algorithm, value }) => {
    const isSm3 = algorithm === oids.sm3 || algorithm.toUpperCase() === 'SM3';
    return isSm3 && createHash('sm3').update(certificate).digest().equals(value);
  });
}
