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
  'time-stamp': '时间戳',
  time: '签章时间',
  chain: '证书链',
  status: '证书状态',
  content: '文件内容',
  'no-more': '没有多余文件',
  issuer: '签章单位与颁发机构一致',
  identifier: '证照标识',
  dates: '证照有效期',
} as const;
export type VerifyStep = keyof typeof verifySteps;

/** How a step ended, from best to worst. */
const results = ['passed', 'absent', 'not-reached', 'unsettled', 'failed'] as const;

export type StepResult = {
  step: VerifyStep;
  name: string;
  /**
   * `absent`: there is nothing to check, which does not speak against the file. `unsettled`: a source that had to be
   * asked did not answer, so nothing may be concluded. `not-reached`: an earlier failure leaves nothing to look at.
   */
  result: (typeof results)[number];
  /** What was found, in Chinese. */
  detail: string;
};

export type Outcome = Pick<StepResult, 'result' | 'detail'>;
export const passed = (detail: string): Outcome => ({ result: 'passed', detail });
export const failed = (detail: string): Outcome => ({ result: 'failed', detail });
export const absent = (detail: string): Outcome => ({ result: 'absent', detail });

/** The worst of several, with what each of that kind says. */
export function worstOf(outcomes: readonly Outcome[]): Outcome {
  const rank = (one: Outcome) => results.indexOf(one.result);
  const worst = Math.max(...outcomes.map(rank));
  const said = outcomes.filter((one) => rank(one) === worst).map(({ detail }) => detail);
  return { result: results[worst] ?? 'failed', detail: [...new Set(said)].filter(Boolean).join('；') };
}
