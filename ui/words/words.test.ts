import { expect, it } from 'vitest';
import { en } from './en/index.ts';
import { t, type WordKey } from './index.ts';
import { zhCN } from './zh-CN/index.ts';

const keys = Object.keys(zhCN) as WordKey[];
const paramsOf = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{(\w+)(?:\|[^}]*)?\}/g)].map(([, name]) => name as string))].sort();

it('has every sentence in both languages, none empty', () => {
  expect(Object.keys(en).sort()).toEqual([...keys].sort());
  expect(keys.filter((key) => !zhCN[key].trim() || !en[key].trim())).toEqual([]);
});

it('asks for the same params in both languages', () => {
  // A plural form ({n|day|days}) is English grammar: it may repeat a param, never bring a new one.
  expect(keys.filter((key) => paramsOf(zhCN[key]).join() !== paramsOf(en[key]).join())).toEqual([]);
});

it('fills params and chooses the plural', () => {
  expect(t('zh-CN', 'problem.too-long', { label: '店名', limit: 20 })).toBe('店名最多 20 个字');
  const plural = keys.find((key) => /\{n\|/.test(en[key]));
  if (plural) expect(t('en', plural, { n: 1 })).not.toBe(t('en', plural, { n: 2 }));
});
