import type { Locale } from '../../../contracts/locale.ts';
import { hasWord, t, type WordKey, type WordParams } from '../../../ui/words/index.ts';

export type Say = (key: WordKey, params?: WordParams) => string;

/** The sentences of one language, by key. */
export const sayIn =
  (locale: Locale): Say =>
  (key, params) =>
    t(locale, key, params);

/** The name of a code in a table of words (`code.<table>.<code>`); the code itself where no word is known. */
export function codeName(say: Say, table: string, code: string): string {
  const key = `code.${table}.${code}`;
  return hasWord(key) ? say(key) : code;
}

/** Between facts of one line; it stays at the end of a line rather than begin the next. */
export const dot = '\u00a0· ';

/** Names one after another: 甲、乙 or “A, B”. */
export function listed(say: Say, names: readonly string[]): string {
  return names.join(say('portal.comma'));
}
