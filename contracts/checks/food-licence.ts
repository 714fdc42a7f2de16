import { mod11Hybrid10 } from './iso7064.ts';

/** What is wrong with a food business licence number (食品经营许可证编号), in the order it is looked for. */
export type FoodLicenceProblem = 'form' | 'check-digit';

/** The first problem of "JY", business form 1 (1 sale, 2 catering, 3 canteen), division 6, sequence 6, check digit. */
export function foodLicenceProblem(number: string): FoodLicenceProblem | null {
  if (!/^JY[1-3]\d{13}$/.test(number)) return 'form';
  return number.endsWith(mod11Hybrid10(number.slice(2, 15))) ? null : 'check-digit';
}

export function isFoodLicence(number: string): boolean {
  return foodLicenceProblem(number) === null;
}

/** A food licence number; `sequence` 1 to 999999 within the division. RangeError when a part is out of range. */
export function makeFoodLicence(form: 1 | 2 | 3, division: string, sequence: number): string {
  const body = `${form}${division}${String(sequence).padStart(6, '0')}`;
  const number = `JY${body}${/^\d+$/.test(body) ? mod11Hybrid10(body) : ''}`;
  if (foodLicenceProblem(number) !== null) throw new RangeError(`no food licence number from ${body}`);
  return number;
}
