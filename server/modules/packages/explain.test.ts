import { expect, it } from 'vitest';
import { packageFindings } from '../../../contracts/package-findings.ts';
import { emptyHoldings, type Plan, type Rule } from '../../../contracts/plan.ts';
import { planRules } from '../../../contracts/plan-rules.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { ruleWords } from '../../../ui/words/rules.ts';
import { loadCalendar } from '../../platform/calendar/index.ts';
import { sayPackageFinding } from './explain.ts';
import { checkPackage, plan } from './index.ts';
import { randomPackage } from './testing/random-package.ts';

it.each([
  ...Object.keys(planRules).map((code) => `plan.${code}`),
  ...Object.keys(packageFindings).map((code) => `package.${code}`),
])('%s has words', (key) => expect(hasWord(key)).toBe(true));

it('every line of a plan has a sentence with nothing left open, in both languages', () => {
  const calendar = loadCalendar();
  for (let seed = 1; seed <= 60; seed += 1) {
    const { definition, answers, holdings } = randomPackage(seed, (seed % 20) + 2);
    const lines = [
      plan(definition, answers, holdings, calendar),
      plan(definition, answers, emptyHoldings, calendar),
    ];
    for (const rule of lines.flatMap(rulesOf)) {
      for (const locale of ['zh-CN', 'en'] as const)
        expect(ruleWords(locale, rule)).not.toMatch(/[{}]| != |not\(|= true/);
    }
    for (const finding of checkPackage(definition, new Set()).findings) {
      expect(sayPackageFinding('zh-CN', finding)).not.toMatch(/\{/);
    }
  }
});

it('a condition is said by question and answer, each in its language', () => {
  const when: Rule['when'] = [
    [
      { question: '有没有后厨？', op: 'is', answers: [true] },
      { question: '座位？', op: 'gt', answers: ['20 个'] },
    ],
    [{ question: '经营方式？', op: 'is-not', answers: ['外卖', '自提'] }],
  ];
  const rule: Rule = { code: 'asked-if', params: { condition: '' }, when };
  expect(ruleWords('zh-CN', rule)).toBe(
    '这样才填：有没有后厨？答“是”，并且座位？答的超过 20 个；或者经营方式？答的不是“外卖”或“自提”',
  );
  expect(ruleWords('en', rule)).toBe(
    'asked only if “有没有后厨？” is “Yes” and “座位？” is more than 20 个; or “经营方式？” is not “外卖” or “自提”',
  );
});

function rulesOf(made: Plan): Rule[] {
  const { promise, jointLimit, slots } = made.schedule;
  return [
    ...[made.items, made.skipped, made.questions, made.fields, made.materials, made.notNeeded, made.edges]
      .flat()
      .map(({ rule }) => rule),
    ...[...made.lapsed, ...slots, ...made.fees.lines, ...made.savings, made.visits].map(({ rule }) => rule),
    ...[promise, jointLimit, made.combined].flatMap((one) => (one ? [one.rule] : [])),
  ];
}
