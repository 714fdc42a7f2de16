/** What is wrong with a mainland mobile number, in the order it is looked for. */
export type MobileProblem = 'characters' | 'length' | 'prefix';

/** Strip what people add to a number: blanks, hyphens, brackets, full-width digits and the country code 86. */
export function normaliseMobile(text: string): string {
  const plain = text.normalize('NFKC').replace(/[\s()\u200b-\u200f\ufeff‐-―−-]/gu, '');
  return plain.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
}

/** The first problem of a number that has been through normaliseMobile, or null. Only its form can be known. */
export function mobileProblem(value: string): MobileProblem | null {
  if (!/^\d+$/.test(value)) return value === '' ? 'length' : 'characters';
  if (value.length !== 11) return 'length';
  return /^1[3-9]/.test(value) ? null : 'prefix';
}

export function isMobile(value: string): boolean {
  return mobileProblem(value) === null;
}
