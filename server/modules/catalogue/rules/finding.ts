import type { Finding } from '../../../../contracts/catalogue.ts';
import { type FindingCode, findingCodes } from '../../../../contracts/finding-codes.ts';

export function finding(code: FindingCode, path: string, params: Finding['params'] = {}): Finding {
  return { code, severity: findingCodes[code], path, params };
}
