/**
 * What is shown instead of personal data, as Chinese public services commonly do: enough for the owner to recognise
 * it, not enough to use it. A USCC is public (GB 32100) and never masked.
 */

/** 513424********0012: place of first registration and the last four; birth date hidden. Shorter texts are all hidden. */
export function maskIdNumber(value: string): string {
  return value.length === 18 ? `${value.slice(0, 6)}********${value.slice(14)}` : '*'.repeat(value.length);
}

/** 138****0000. */
export function maskPhone(value: string): string {
  return value.length === 11 ? `${value.slice(0, 3)}****${value.slice(7)}` : '*'.repeat(value.length);
}

/** 周*满, 吉**木, 周*; one character alone becomes *. */
export function maskName(value: string): string {
  const letters = [...value];
  if (letters.length < 2) return '*'.repeat(letters.length);
  if (letters.length === 2) return `${letters[0]}*`;
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`;
}
