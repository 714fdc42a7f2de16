import { describe, expect, test } from 'vitest';
import vectors from '../../data/vectors/check-vectors.json' with { type: 'json' };
import {
  baseCodeProblem,
  handlingCodeProblem,
  implementationCodeProblem,
  splitBaseCode,
  splitImplementationCode,
} from './item-codes.ts';

const { base12, impl31, handle33 } = vectors.itemCode;
const real = '11440100007482575H3440118009000';

test.each(base12)('base code %s holds', (code) => {
  expect(baseCodeProblem(code)).toBeNull();
});

test.each(impl31)('implementation code %s holds and embeds its base code', (code) => {
  expect(implementationCodeProblem(code)).toBeNull();
  expect(implementationCodeProblem(code, code.slice(19))).toBeNull();
});

test.each(handle33)('handling code %s holds', (code) => {
  expect(handlingCodeProblem(code)).toBeNull();
});

describe('problems', () => {
  test.each([
    ['00013102400', 'length'],
    ['0001310240W0', 'characters'],
    ['000131024w00', 'characters'],
  ])('base code %s: %s', (code, problem) => {
    expect(baseCodeProblem(code)).toBe(problem);
  });

  test.each([
    ['11440100007482575H344011800900', undefined, 'length'],
    ['11440100007482575G3440118009000', undefined, 'uscc'],
    ['11440100007482575H0440118009000', undefined, 'level'],
    ['11440100007482575H8440118009000', undefined, 'level'],
    ['11440100007482575H344011800900W', undefined, 'base-code'],
    [real, '000131024000', 'base-code-differs'],
  ])('implementation code %s for %s: %s', (code, baseCode, problem) => {
    expect(implementationCodeProblem(code, baseCode)).toBe(problem);
  });

  test.each([
    [real, 'length'],
    [`${real}00`, 'sequence'],
    [`${real}1A`, 'sequence'],
    ['11440100007482575G344011800900001', 'uscc'],
  ])('handling code %s: %s', (code, problem) => {
    expect(handlingCodeProblem(code)).toBe(problem);
  });
});

test('codes split by position', () => {
  expect(splitBaseCode('432036006W03')).toEqual({
    region: '43',
    itemType: '20',
    department: '36',
    main: '006',
    sub: 'W03',
  });
  expect(splitImplementationCode(real)).toEqual({
    uscc: '11440100007482575H',
    level: '3',
    baseCode: '440118009000',
  });
});
