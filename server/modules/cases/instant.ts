import { conditionOf } from '../../../contracts/feel-condition.ts';
import type { Answers } from '../../../contracts/forms.ts';
import type { InstantFact, InstantRule } from '../../../contracts/instant.ts';
import type { Sourced } from './materials.ts';

/** Every fact a condition may ask (contracts/instant.ts). */
export type InstantFacts = Record<InstantFact, unknown>;

/** What was known of who applied, and the day, when it was submitted. */
export type InstantKnown = Pick<InstantFacts, 'realNameLevel' | 'underMandate' | 'today'>;
/** Where a material came from. */
export type SourceFact = { source: string; licenceType: string | null; deferred: boolean };

export const sourceFacts = (sourced: readonly Sourced[]): SourceFact[] =>
  sourced.map(({ source, need, licence }) => ({
    source,
    licenceType: licence?.typeId ?? null,
    deferred: need === 'later' && source === 'absent',
  }));

export function instantFactsOf(sources: readonly SourceFact[], known: InstantKnown): InstantFacts {
  const count = (source: Sourced['source']) => sources.filter((one) => one.source === source).length;
  return {
    ...known,
    heldLicences: [...new Set(sources.flatMap((one) => one.licenceType ?? []))].sort(),
    uploadedMaterials: count('upload'),
    committedMaterials: count('commitment'),
    deferredMaterials: sources.filter((one) => one.deferred).length,
  };
}

/** What a rule found: ids of conditions that were not met (none: granted), and the values it looked at, no others. */
export type InstantJudgement = { unmet: string[]; inputs: Record<string, unknown> };

/** Pure: the same rule over the same inputs finds the same. An answer that is missing meets no condition on it. */
export function judge(rule: InstantRule, answers: Answers, facts: InstantFacts): InstantJudgement {
  const known: Record<string, unknown> = { ...answers, ...facts };
  const read = rule.conditions.map((one) => ({ id: one.id, condition: conditionOf(one.feel) }));
  const names = [...new Set(read.flatMap(({ condition }) => [...condition.names]))].sort();
  const inputs = Object.fromEntries(names.map((name) => [name, known[name] ?? null]));
  const unmet = read.filter(({ condition }) => condition.test((name) => inputs[name] ?? null) !== 'yes');
  return { unmet: unmet.map(({ id }) => id), inputs };
}
