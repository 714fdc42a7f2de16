import type { Rule } from '../../../../contracts/plan.ts';
import type { PlanRule } from '../../../../contracts/plan-rules.ts';

export function rule(code: PlanRule, params: Rule['params'] = {}): Rule {
  return { code, params };
}

/** Names as they stand in a sentence, each once. */
export function listed(names: Iterable<string>): string {
  return [...new Set(names)].join('、');
}
