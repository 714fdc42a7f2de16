/**
 * Bring a code as people type or paste it into the form the checks expect: full-width characters become
 * ASCII (NFKC), blanks and hyphens go, letters become capitals. It mends the writing only, never a character.
 */
export function normaliseCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff‐-―−-]/gu, '')
    .toUpperCase();
}
