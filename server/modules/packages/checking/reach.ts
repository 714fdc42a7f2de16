import { conditionOf } from '../../../../contracts/feel-condition.ts';
import { type SubjectKind, subjectKinds } from '../../../../contracts/identity.ts';
import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import type { PackageDefinition, PackageQuestion, SubItem } from '../../../../contracts/packages.ts';
import { emptyHoldings, type PlanAnswers } from '../../../../contracts/plan.ts';
import { finding } from '../finding.ts';
import { Facts } from '../planning/facts.ts';
import { indexOf, type PackageIndex } from '../planning/package-index.ts';

/** How many combinations of answers are tried for one item. */
const LIMIT = 20_000;

type Values = PlanAnswers['values'];

/** Items that no answers can ever call for, found by trying all answers to the questions they depend on. */
export function checkReach(definition: PackageDefinition): PackageFinding[] {
  const index = indexOf(definition);
  return definition.subItems.flatMap((item) => {
    if (!item.when && !item.group) return [];
    const names = namesFor(item, index);
    const choices = names.map((name) => valuesOf(name, index, definition));
    const count = choices.reduce((product, values) => product * values.length, 1);
    const path = `subItems.${item.key}.when`;
    if (count > LIMIT) return [finding('not-proved', path, { name: item.name, count })];
    const reached = isEver(item, names, choices, index);
    const condition = item.when ?? index.groups.get(item.group ?? '')?.question ?? '';
    return reached ? [] : [finding('item-unreachable', path, { name: item.name, condition })];
  });
}

function isEver(
  item: SubItem,
  names: readonly string[],
  choices: readonly Values[string][][],
  index: PackageIndex,
): boolean {
  for (const values of combinations(names, choices)) if (isReached(item, values, index)) return true;
  return false;
}

function isReached(item: SubItem, values: Values, index: PackageIndex): boolean {
  const facts = new Facts(index, { on: '', values, leaveOut: [] }, emptyHoldings);
  if (facts.test(item.when) !== 'yes') return false;
  const group = item.group ? index.groups.get(item.group) : undefined;
  return !group || facts.lookup(group.question) === item.key;
}

/** The names its condition and group read, and those that decide whether these are asked. */
function namesFor(item: SubItem, index: PackageIndex): string[] {
  const question = item.group ? index.groups.get(item.group)?.question : undefined;
  const open = [...(item.when ? conditionOf(item.when).names : []), ...(question ? [question] : [])];
  const found = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const when = (index.questions.get(name) ?? index.fieldQuestion(name))?.when;
    if (when) open.push(...conditionOf(when).names);
  }
  return [...found];
}

function valuesOf(name: string, index: PackageIndex, definition: PackageDefinition): Values[string][] {
  if (name === 'subjectKind') {
    return definition.subjectKinds.length > 0
      ? definition.subjectKinds
      : (Object.keys(subjectKinds) as SubjectKind[]);
  }
  const question = index.questions.get(name) ?? index.fieldQuestion(name);
  if (!question) return [null];
  if (question.kind === 'boolean') return [true, false];
  if (question.kind === 'radio') return question.options.map(({ value }) => value);
  return numbersAround(question, definition);
}

/** For a number: every number its conditions name, and one on either side of it. */
export function numbersAround(question: PackageQuestion, definition: PackageDefinition): number[] {
  const text = JSON.stringify([definition.questions, definition.subItems.map(({ when }) => when)]);
  const numbers = [...text.matchAll(/-?\d+(\.\d+)?/g)].map(([number]) => Number(number));
  const near = text.includes(question.id) ? numbers : [];
  return [...new Set([0, ...near.flatMap((number) => [number - 1, number, number + 1])])].slice(0, 200);
}

function* combinations(names: readonly string[], choices: readonly Values[string][][]): Generator<Values> {
  const [name, ...rest] = names;
  const [values, ...others] = choices;
  if (name === undefined || values === undefined) {
    yield {};
    return;
  }
  for (const value of values) {
    for (const more of combinations(rest, others)) yield { [name]: value, ...more };
  }
}
