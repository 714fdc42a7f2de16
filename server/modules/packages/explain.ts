import type { Locale } from '../../../contracts/locale.ts';
import type { PackageFinding } from '../../../contracts/package-findings.ts';
import type { Rule } from '../../../contracts/plan.ts';
import { t } from '../../../ui/words/index.ts';
import { ruleWords } from '../../../ui/words/rules.ts';

/** The sentence of the rule that gave a line of a plan. */
export const sayRule = (locale: Locale, rule: Rule): string => ruleWords(locale, rule);

export function sayPackageFinding(locale: Locale, { code, params }: PackageFinding): string {
  return t(locale, `package.${code}`, params);
}
