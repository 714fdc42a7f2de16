import { expect, test } from 'vitest';
import { isMobile, mobileProblem, normaliseMobile } from './phone.ts';

test.each([
  '+86 138-0000-0000',
  '0086 13800000000',
  '8613800000000',
  '（138）0000 0000',
  '１３８００００００００',
])('%s is written out as 13800000000', (text) => {
  expect(normaliseMobile(text)).toBe('13800000000');
  expect(isMobile(normaliseMobile(text))).toBe(true);
});

test.each([
  ['', 'length'],
  ['1380000000', 'length'],
  ['1380000000a', 'characters'],
  ['12800000000', 'prefix'],
  ['08342880000', 'prefix'],
])('%s: %s', (value, problem) => {
  expect(mobileProblem(value)).toBe(problem);
});
