import type { Locale } from '../../../contracts/locale.ts';
import type { PackageFinding } from '../../../contracts/package-findings.ts';
import { t } from '../../../ui/words/index.ts';

export function sayPackageFinding(locale: Locale, { code, params }: PackageFinding): string {
  return t(locale, `package.${code}`, params);
}
