import { unanswered } from '../../../../contracts/feel-condition.ts';
import type { PackageQuestion, SubItem } from '../../../../contracts/packages.ts';
import type { Rule } from '../../../../contracts/plan.ts';
import type { Facts } from './facts.ts';
import type { OpenQuestions } from './open-questions.ts';
import type { PackageIndex } from './package-index.ts';
import { rule, ruleOf } from './rule.ts';

/** Why an item is not handled; a dependency on it lapses in a way that follows from this. */
export type Skipped = 'left-out' | 'not-called-for' | 'not-wanted' | 'other-of-group' | 'open';

export type Selection = {
  chosen: readonly SubItem[];
  isChosen(key: string): boolean;
  rules: ReadonlyMap<string, Rule>;
  skipped: ReadonlyMap<string, Skipped>;
};

type Verdict = { skipped?: Skipped; rule: Rule };

/** Which items these answers call for, each with the rule that says so. */
export function select(
  index: PackageIndex,
  facts: Facts,
  leaveOut: readonly string[],
  open: OpenQuestions,
): Selection {
  const left = new Set(leaveOut);
  const rules = new Map<string, Rule>();
  const skipped = new Map<string, Skipped>();
  const chosen: SubItem[] = [];
  for (const item of index.items) {
    const verdict = judge(item, index, facts, left, open);
    rules.set(item.key, verdict.rule);
    if (verdict.skipped) skipped.set(item.key, verdict.skipped);
    else chosen.push(item);
  }
  const keys = new Set(chosen.map((item) => item.key));
  return { chosen, isChosen: (key) => keys.has(key), rules, skipped };
}

function judge(
  item: SubItem,
  index: PackageIndex,
  facts: Facts,
  left: ReadonlySet<string>,
  open: OpenQuestions,
): Verdict {
  if (left.has(item.key)) return { skipped: 'left-out', rule: rule('left-out') };
  const byCondition = item.when ? judgeCondition(item, item.when, facts, open) : undefined;
  if (byCondition?.skipped) return byCondition;
  const byGroup = item.group ? judgeGroup(item, item.group, index, facts, open) : undefined;
  return byGroup ?? byCondition ?? { rule: rule('always-handled') };
}

function judgeCondition(item: SubItem, when: string, facts: Facts, open: OpenQuestions): Verdict {
  const tested = facts.test(when);
  if (tested === 'open') return waits(item, facts.missing(when), open);
  const condition = facts.because(when);
  const wish = facts.isWish(when);
  if (tested === 'yes') {
    return { rule: wish ? rule('wanted') : ruleOf('condition-met', condition) };
  }
  return wish
    ? { skipped: 'not-wanted', rule: rule('not-wanted') }
    : { skipped: 'not-called-for', rule: ruleOf('condition-not-met', condition) };
}

function judgeGroup(
  item: SubItem,
  groupId: string,
  index: PackageIndex,
  facts: Facts,
  open: OpenQuestions,
): Verdict {
  const name = index.groups.get(groupId)?.question ?? '';
  const answer = facts.lookup(name);
  const question = facts.question(name);
  if (answer === unanswered) return waits(item, question ? [question] : [], open);
  if (answer === item.key) return { rule: rule('chosen-of-group', { question: question?.text ?? '' }) };
  const chosen = question?.options.find((option) => option.value === answer)?.label ?? '';
  return { skipped: 'other-of-group', rule: rule('other-of-group', { chosen }) };
}

function waits(item: SubItem, questions: readonly PackageQuestion[], open: OpenQuestions): Verdict {
  open.add(questions, item.name, 'items');
  const names = questions.map((question) => question.text).join('；');
  return { skipped: 'open', rule: rule('waits-for-answer', { questions: names }) };
}
