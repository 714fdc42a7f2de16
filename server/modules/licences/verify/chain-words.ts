import type { ChainProblem } from '../../../platform/pki/index.ts';

/** What is wrong with a chain of certificates, as a step says it. */
export const chainWords: Record<ChainProblem, string> = {
  'no-issuer': '颁发者不在信任列表内',
  signature: '证书不是它写明的颁发者所签',
  'not-yet-valid': '签章时证书还没有生效',
  expired: '签章时证书已经过期',
  'not-a-ca': '颁发者没有签发证书的资格',
  'key-usage': '证书的密钥用途不符',
  'not-relied-on': '信任列表写明签章时不采信这张根证书',
  'unknown-extension': '证书有不认识的关键扩展',
};
