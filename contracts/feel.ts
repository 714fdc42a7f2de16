import { evaluate } from 'feelin';
import { conditionOf } from './feel-condition.ts';

/**
 * Whether a FEEL condition holds over `answers`. An answer not given yet is null, so that a condition on it is
 * simply not met; an expression that cannot be read holds never (publication refuses it, see `feelProblem`).
 */
export function holds(expression: string | undefined, answers: Readonly<Record<string, unknown>>): boolean {
  return !expression || conditionOf(expression).test((name) => answers[name] ?? null) === 'yes';
}

/**
 * Null where `expression` is FEEL over the given names only, else the expression with ▸ before what is wrong in it: a
 * sign that cannot stand there, a name that is not given, or a clock (an answer must not depend on when it is read).
 */
export function feelProblem(expression: string, names: readonly string[]): string | null {
  const clock = /\b(?:today|now)\s*\(/.exec(expression);
  if (clock) return marked(expression, clock.index);
  try {
    const { warnings } = evaluate(expression, Object.fromEntries(names.map((name) => [name, null])));
    const unknown = warnings.find((warning) => warning.type === 'NO_VARIABLE_FOUND');
    if (!unknown) return null;
    const name = /'(.+)'/.exec(unknown.message)?.[1] ?? '';
    return marked(expression, Math.max(0, expression.indexOf(name)));
  } catch (error) {
    return marked(expression, (error as { position?: { from: number } }).position?.from ?? 0);
  }
}

const marked = (expression: string, at: number): string =>
  `${expression.slice(0, at)}▸${expression.slice(at)}`;
