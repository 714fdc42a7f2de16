import type { FieldProblem } from '../../contracts/errors.ts';
import { hasWord } from '../../ui/words/index.ts';
import type { Words } from '../platform/words.tsx';

/** body/grants/0/role and /password end in the name of the field. */
const lastPart = (pointer: string): string => pointer.split('/').at(-1) ?? pointer;

/** Whether a problem is of the field that has one of these names in the body. */
export const isOf = ({ field }: FieldProblem, names: readonly string[]): boolean =>
  names.includes(lastPart(field));

/** What is wrong with the field of one of these names, in a sentence about `label`; undefined: nothing. */
export function fieldProblem(
  t: Words,
  problems: readonly FieldProblem[],
  names: readonly string[],
  label: string,
): string | undefined {
  const problem = problems.find((one) => isOf(one, names));
  if (!problem) return undefined;
  const key = `problem.${problem.code}`;
  return hasWord(key) ? t(key, { label, ...problem.params }) : t('problem.other', { label });
}
