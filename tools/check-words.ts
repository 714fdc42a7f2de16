import { zhCN } from '../ui/words/zh-CN/index.ts';
import { type Check, ourFiles, read } from './check-lib.ts';

/** Keys that no source names: neither whole nor by a beginning that ends before a part filled in at run time. */
export function unusedKeys(keys: string[], sources: string[]): string[] {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const text of sources) {
    for (const [, key] of text.matchAll(/['"`]([A-Za-z][\w-]*(?:\.[\w-]+)*)['"`]/g)) whole.add(key!);
    for (const [, start] of text.matchAll(/`([A-Za-z][\w.-]*)\$\{/g)) beginnings.add(start!);
  }
  return keys.filter((key) => !whole.has(key) && ![...beginnings].some((start) => key.startsWith(start)));
}

export const checkWords: Check = async () => {
  const keys = Object.keys(zhCN);
  const sources = ourFiles(/\.tsx?$/).filter((path) => !/^ui\/words\/(en|zh-CN)\/|\.test\.tsx?$/.test(path));
  const problems = unusedKeys(keys, sources.map(read)).map((key) => `ui/words: nobody says ${key}`);
  return { problems, said: `${keys.length} sentences` };
};
