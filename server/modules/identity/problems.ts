import type { FieldProblem } from '../../../contracts/errors.ts';
import { AppError } from '../../platform/errors.ts';

/** A problem of one field; null values are dropped by `refuse`. */
export const fieldProblem = (field: string, code: string | null): FieldProblem | null =>
  code === null ? null : { field, code, params: {} };

/** Throws `invalid-input` with every problem at once, so that a person mends a form in one go. */
export function refuse(problems: readonly (FieldProblem | null)[]): void {
  const found = problems.filter((problem) => problem !== null);
  if (found.length > 0) throw new AppError('invalid-input', {}, found);
}
