import type { Locale } from '../../contracts/locale.ts';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

/** Key of a sentence. Chinese is written first and decides which keys there are; English is complete by its type. */
export type WordKey = keyof typeof zhCN;
export type WordParams = Record<string, string | number>;

const catalogues: Record<Locale, Record<WordKey, string>> = { 'zh-CN': zhCN, en };

/**
 * The sentence of `key`, with `{name}` replaced by params.name and `{n|day|days}` by the first form where params.n is
 * 1, else by the second. A param that is missing stays visible as written: a test looks for such braces.
 */
export function t(locale: Locale, key: WordKey, params: WordParams = {}): string {
  return catalogues[locale][key].replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      if (one === undefined || many === undefined) return String(value);
      return Number(value) === 1 ? one : many;
    },
  );
}

/** For keys put together at run time: `if (hasWord(key)) t(locale, key)`. */
export function hasWord(key: string): key is WordKey {
  return Object.hasOwn(zhCN, key);
}
