import { expect, it } from 'vitest';
import { termsOf } from './feel-terms.ts';

const said = (text: string) =>
  termsOf(text).map((all) => all.map(({ name, op, values }) => [name, op, ...values].join(' ')));

it.each([
  ['a', [['a is true']]],
  ['not(a)', [['a is false']]],
  ['a = true and b != "x"', [['a is true', 'b is-not x']]],
  ['a = "x" or (b >= 3 and c = false)', [['a is x'], ['b ge 3', 'c is false']]],
  ['not(a = "x" or b > 3)', [['a is-not x', 'b le 3']]],
  ['not(a = "x" and b > 3)', [['a is-not x'], ['b le 3']]],
  ['a in ("x", "y")', [['a is x y']]],
  ['list contains(a, "x") and a2 != true', [['a is x', 'a2 is false']]],
  // 说不成“谁是什么”的，只说看哪几个答案
  ['a + b > 3', [['a depends', 'b depends']]],
  ['a > b and c = true', [['a depends', 'b depends', 'c depends']]],
  ['(a or b) and (c or d) and (e or f)', [['a', 'b', 'c', 'd', 'e', 'f'].map((one) => `${one} depends`)]],
  ['a = (', []],
])('%s', (text, terms) => expect(said(text)).toEqual(terms));
