import type { SubItem } from '../../../../contracts/packages.ts';
import type { Timed } from './chain.ts';
import type { Facts } from './facts.ts';
import type { OpenQuestions } from './open-questions.ts';
import { rule, ruleOf } from './rule.ts';

/** The limit that counts for an item inside the package: one set for it there, one for the way chosen, its own. */
export function limitOf(item: SubItem, facts: Facts, open: OpenQuestions): Timed {
  for (const { when, limit } of item.limitVariants) {
    const tested = facts.test(when);
    if (tested === 'yes') return { item, limit, rule: ruleOf('limit-by-way', facts.because(when)) };
    if (tested === 'open') open.add(facts.missing(when), item.name, 'details');
  }
  if (item.inPackageLimit) return { item, limit: item.inPackageLimit, rule: rule('limit-in-package') };
  return { item, limit: item.limit, rule: rule(item.limit ? 'own-limit' : 'limit-unknown') };
}
