import type { Rule, RuleTerm } from '../../../../contracts/plan.ts';
import type { PlanRule } from '../../../../contracts/plan-rules.ts';
import { whenWords } from '../../../../ui/words/rules.ts';

export function rule(code: PlanRule, params: Rule['params'] = {}): Rule {
  return { code, params };
}

/** A rule that rests on answers. */
export function ruleOf(code: PlanRule, when: RuleTerm[][]): Rule {
  return { code, params: { condition: whenWords('zh-CN', when) }, when };
}

/** Names as they stand in a sentence, each once. */
export function listed(names: Iterable<string>): string {
  return [...new Set(names)].join('、');
}
