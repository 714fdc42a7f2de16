import { fieldsOf } from '../../../contracts/forms.ts';
import type { PackageDefinition, PackageQuestion } from '../../../contracts/packages.ts';
import type { PlanAnswers } from '../../../contracts/plan.ts';
import { questionOf } from './question.ts';

/** What an answer is not: of no question, no value of its own, or no sub-item to be left out. */
export type AnswerProblem = {
  /** values.whichFood, leaveOut[1] */
  path: string;
  problem: 'unknown-question' | 'unknown-value' | 'unknown-item';
  /** What would have been right; empty where nothing like it is known. */
  may: string[];
};

/**
 * Answers that a file or another program gives for a package, before they are planned with: a guide never makes such
 * mistakes, a person who writes a file does. null is no answer, and always right. Free fields of forms take any value.
 */
export function answerProblems(
  definition: PackageDefinition,
  { values, leaveOut }: Pick<PlanAnswers, 'values' | 'leaveOut'>,
): AnswerProblem[] {
  const fields = new Set(
    definition.subItems.flatMap(({ form }) =>
      fieldsOf({ id: '', version: 1, title: '', pages: form ?? [] }).map(({ name }) => name),
    ),
  );
  const questions = definition.questions.map(({ id }) => id);
  const wrong = Object.entries(values).flatMap(([name, value]): AnswerProblem[] => {
    const question = questionOf(definition, name);
    if (!question)
      return fields.has(name)
        ? []
        : [{ path: `values.${name}`, problem: 'unknown-question', may: questions }];
    return value === null || fits(question, value)
      ? []
      : [{ path: `values.${name}`, problem: 'unknown-value', may: valuesOf(question) }];
  });
  const keys = definition.subItems.map(({ key }) => key);
  const left = leaveOut.flatMap((key, at): AnswerProblem[] =>
    keys.includes(key) ? [] : [{ path: `leaveOut[${at}]`, problem: 'unknown-item', may: keys }],
  );
  return [...wrong, ...left];
}

function fits({ kind, options }: PackageQuestion, value: unknown): boolean {
  if (kind === 'boolean') return typeof value === 'boolean';
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  return options.some((option) => option.value === value);
}

function valuesOf({ kind, options }: PackageQuestion): string[] {
  if (kind === 'boolean') return ['true', 'false'];
  return kind === 'number' ? ['0'] : options.map(({ value }) => value);
}
