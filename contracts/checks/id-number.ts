import { mod11And2 } from './iso7064.ts';

/** What is wrong with an 18-character citizen's ID number (GB 11643-1999), in the order it is looked for. */
export type IdNumberProblem = 'length' | 'characters' | 'birth-date' | 'birth-date-future' | 'check-digit';

/**
 * The first problem of an ID number, or null when it holds. `value` must have been through normaliseCode.
 * `today` (YYYY-MM-DD) bounds the birth date; without it a future date passes. The division part is not looked up:
 * numbers keep the code of the place of first registration, and codes of abolished counties stay in use.
 */
export function idNumberProblem(value: string, today?: string): IdNumberProblem | null {
  if (value.length !== 18) return 'length';
  if (!/^\d{17}[\dX]$/.test(value)) return 'characters';
  const birth = embeddedDate(value);
  // The 18-character form came in 1999 (GB 11643-1999): an earlier birth is a slip, not a person.
  if (!isRealDate(birth) || birth < '1880') return 'birth-date';
  if (today !== undefined && birth > today) return 'birth-date-future';
  return value.charAt(17) === mod11And2(value.slice(0, 17)) ? null : 'check-digit';
}

export function isIdNumber(value: string, today?: string): boolean {
  return idNumberProblem(value, today) === null;
}

/** Date of birth (YYYY-MM-DD) in a valid ID number; a RangeError for anything else. */
export function birthDateOf(idNumber: string): string {
  const problem = idNumberProblem(idNumber);
  if (problem !== null) throw new RangeError(`not an ID number: ${problem}`);
  return embeddedDate(idNumber);
}

/**
 * Age in full years (周岁) on `today`; the birthday itself counts as reached. Someone born on 29 February turns a
 * year older on 1 March of a common year.
 */
export function ageOf(idNumber: string, today: string): number {
  const birth = birthDateOf(idNumber);
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** True for a YYYY-MM-DD that exists in the Gregorian calendar. */
export function isRealDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

function embeddedDate(value: string): string {
  return `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
}
