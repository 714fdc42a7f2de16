import { conditionOf } from './feel-condition.ts';
import type { InstantRule } from './instant.ts';

/** What a rule found: ids of conditions that were not met (none: granted), and the values it looked at, no others. */
export type InstantJudgement = { unmet: string[]; inputs: Record<string, unknown> };

/** Pure: the same rule over the same inputs finds the same. An answer that is missing meets no condition on it. */
export function judge(
  rule: Pick<InstantRule, 'conditions'>,
  answers: Record<string, unknown>,
  facts: Record<string, unknown>,
): InstantJudgement {
  const known: Record<string, unknown> = { ...answers, ...facts };
  const read = rule.conditions.map((one) => ({ id: one.id, condition: conditionOf(one.feel) }));
  const names = [...new Set(read.flatMap(({ condition }) => [...condition.names]))].sort();
  const inputs = Object.fromEntries(names.map((name) => [name, known[name] ?? null]));
  const unmet = read.filter(({ condition }) => condition.test((name) => inputs[name] ?? null) !== 'yes');
  return { unmet: unmet.map(({ id }) => id), inputs };
}
