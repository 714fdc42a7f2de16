import { expect, it } from 'vitest';
import { en } from '../../../ui/words/en/index.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { zhCN } from '../../../ui/words/zh-CN/index.ts';
import { kindVersions } from './events/kinds.ts';

const chinese = /\p{Script=Han}/u;
const keys = Object.keys(zhCN) as (keyof typeof zhCN)[];

it.each(Object.keys(kindVersions))('%s is told to a layman and to a lawyer, in both languages', (kind) => {
  const named = kind.replace(/-begun$/, ''); // how a special step begins depends on whether it stops the clock
  const plain = keys.filter((key) => key === `case.plain.${kind}` || key.startsWith(`case.plain.${named}-`));
  expect(plain.length).toBeGreaterThan(0);
  expect(hasWord(`case.legal.${kind}`)).toBe(true);
  for (const key of [...plain, `case.legal.${kind}` as keyof typeof zhCN]) {
    expect(zhCN[key]).toMatch(chinese);
    expect(en[key]).not.toMatch(chinese);
    expect(en[key]).toBe(en[key].trim());
  }
});
