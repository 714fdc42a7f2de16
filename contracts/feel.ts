import { evaluate } from 'feelin';
import { conditionOf } from './feel-condition.ts';

/**
 * Whether a FEEL condition holds over `answers`. An answer not given yet is null, so that a condition on it is
 * simply not met; an expression that cannot be read holds never (publication refuses it, see `feelProblem`).
 */
export function holds(expression: string | undefined, answers: Readonly<Record<string, unknown>>): boolean {
  return !expression || conditionOf(expression).test((name) => answers[name] ?? null) === 'yes';
}

/** Null where `expression` is FEEL over the given names only, else what is wrong with it. */
export function feelProblem(expression: string, names: readonly string[]): string | null {
  try {
    const { warnings } = evaluate(expression, Object.fromEntries(names.map((name) => [name, null])));
    return warnings.find((warning) => warning.type === 'NO_VARIABLE_FOUND')?.message ?? null;
  } catch (error) {
    return (error as Error).message;
  }
}
