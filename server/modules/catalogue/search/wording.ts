import { pinyin } from 'pinyin-pro';

/** What search compares: letters, digits and Chinese characters; nothing that LIKE would read as a wildcard is left. */
export function searchText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Full pinyin without tones or blanks; what is no Chinese character stays as it is. */
export function fullPinyin(text: string): string {
  return pinyin(text, { toneType: 'none', type: 'array', v: true }).join('').toLowerCase();
}

export function initialsOf(text: string): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
}

/** Pairs of neighbouring characters; a single character is its own. */
export function gramsOf(text: string): string[] {
  const characters = [...text];
  if (characters.length < 2) return characters;
  return [...new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`))];
}

export function isLatin(text: string): boolean {
  return /^[a-z0-9]+$/.test(text);
}
