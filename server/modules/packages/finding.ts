import {
  type PackageFinding,
  type PackageFindingCode,
  packageFindings,
} from '../../../contracts/package-findings.ts';

export function finding(
  code: PackageFindingCode,
  path: string,
  params: PackageFinding['params'] = {},
): PackageFinding {
  return { code, severity: packageFindings[code], path, params };
}
