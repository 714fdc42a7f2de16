/** Steps of checking a licence, in the order they are made (GM/T 0031 6.1.2 and 6.2.3, kept by GB/T 38540). */
export const verifySteps = {
  package: '文件结构',
  structure: '签章结构',
  'seal-file': '印章一致',
  'seal-signature': '印章签名',
  'seal-validity': '印章有效期',
  signer: '签章人在印章证书列表内',
  digest: '签名描述摘要',
  signature: '签名值',
  time: '签章时间',
  chain: '证书链',
  content: '文件内容',
  'no-more': '没有多余文件',
  issuer: '签章单位与颁发机构一致',
  identifier: '证照标识',
  dates: '证照有效期',
} as const;
export type VerifyStep = keyof typeof verifySteps;

export type StepResult = {
  step: VerifyStep;
  name: string;
  /** `not-reached`: an earlier failure leaves nothing to look at. */
  result: 'passed' | 'failed' | 'not-reached';
  /** What was found, in Chinese. */
  detail: string;
};
