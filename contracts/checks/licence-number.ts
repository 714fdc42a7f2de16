import type { NumberCheck } from '../licences.ts';
import { idNumberProblem } from './id-number.ts';
import { normaliseCode } from './normalise.ts';
import { usccProblem } from './uscc.ts';

/**
 * What is wrong with the number of a licence, as a key of `problem.…`; null: nothing, or no public rule says. Only length
 * and kinds of characters are checked where the type's numbering is not published.
 */
export function licenceNumberProblem(check: NumberCheck | null, typed: string, today: string): string | null {
  const number = normaliseCode(typed);
  if (!number) return 'required';
  if (check === 'id-number') {
    const wrong = idNumberProblem(number, today);
    return wrong && `id-number-${wrong}`;
  }
  if (check === 'uscc') {
    const wrong = usccProblem(number);
    return wrong && `uscc-${wrong}`;
  }
  return number.length <= 60 ? null : 'too-long';
}
