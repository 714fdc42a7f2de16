import type { FieldProblem } from '../../contracts/errors.ts';
import type { Locale } from '../../contracts/locale.ts';
import { hasWord, t } from '../words/index.ts';

/** The sentence of a field's problem; `label` is the field's name as the form shows it. */
export function problemText(locale: Locale, problem: FieldProblem, label: string): string {
  const key = `problem.${problem.code}`;
  return t(locale, hasWord(key) ? key : 'problem.other', { label, ...problem.params });
}
