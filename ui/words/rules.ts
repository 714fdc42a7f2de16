import type { Locale } from '../../contracts/locale.ts';
import type { Rule, RuleTerm } from '../../contracts/plan.ts';
import { t } from './index.ts';

/** The sentence of the rule that gave a line of a plan, with what it rests on by question and answer. */
export function ruleWords(locale: Locale, { code, params, when }: Rule): string {
  if (!when) return t(locale, `plan.${code}`, params);
  return t(locale, `plan.${code}`, { ...params, condition: whenWords(locale, when) });
}

/** A condition as people say it: all of a list, one of the lists. */
export function whenWords(locale: Locale, when: readonly (readonly RuleTerm[])[]): string {
  const lists = when.map((all) => all.map((one) => termWords(locale, one)).join(t(locale, 'plan.when.and')));
  return lists.join(t(locale, 'plan.when.or'));
}

function termWords(locale: Locale, { question, op, answers }: RuleTerm): string {
  const answer = answers
    .map((one) => (typeof one === 'boolean' ? t(locale, one ? 'form.yes' : 'form.no') : one))
    .join(t(locale, 'plan.when.one-of'));
  return t(locale, `plan.when.${op}`, { question, answer });
}
