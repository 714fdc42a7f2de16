import { AppError } from '../../../platform/errors.ts';

/** A part of a command's body that its schema could not judge. `code`: a word `problem.<code>`. */
export function fieldProblem(
  field: string,
  code: string,
  params: Record<string, string | number> = {},
): AppError {
  return new AppError('invalid-input', { reason: field }, [{ field: `/${field}`, code, params }]);
}
