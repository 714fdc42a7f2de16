import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vectors from '../../data/vectors/check-vectors.json' with { type: 'json' };
import { makeUscc } from './invent.ts';
import { isUscc, USCC_ALPHABET, usccCheckChar, usccKind, usccProblem } from './uscc.ts';

const valid = [...vectors.uscc.validReal, ...vectors.uscc.validFictitious];

describe('usccProblem', () => {
  test.each(valid)('accepts %s', (code) => {
    expect(usccProblem(code)).toBeNull();
  });

  test.each([
    ['1110000000001333', 'length'],
    ['11100000000013338w', 'characters'],
    ['1110000000001333OW', 'characters'],
    ['111A00000000013338', 'characters'],
    ['11100000000013338X', 'check-digit'],
  ])('%s: %s', (code, problem) => {
    expect(usccProblem(code)).toBe(problem);
  });

  test('catches every change of one character and every swap of neighbours', () => {
    const code = fc
      .tuple(fc.constantFrom('11', '51', '91', '92'), fc.nat(99999))
      .map(([p, n]) => makeUscc(p, '513424', n));
    fc.assert(
      fc.property(code, fc.nat(17), fc.constantFrom(...USCC_ALPHABET), (uscc, i, char) => {
        const changed = uscc.slice(0, i) + char + uscc.slice(i + 1);
        expect(isUscc(changed)).toBe(changed === uscc);
        const swapped = uscc.slice(0, i) + uscc.charAt(i + 1) + uscc.charAt(i) + uscc.slice(i + 2);
        expect(isUscc(swapped)).toBe(swapped === uscc);
      }),
    );
  });
});

test('alphabet and kinds are those of the vectors', () => {
  expect(USCC_ALPHABET).toBe(vectors.uscc.alphabet);
  for (const prefix of Object.keys(vectors.uscc.orgTypePrefix)) expect(usccKind(prefix)).not.toBe('other');
  expect(usccKind('91513424MA6000003D')).toBe('enterprise');
  expect(usccKind('92513424MA6000003D')).toBe('individual-business');
  expect(usccKind('Y1')).toBe('other');
});

test('usccCheckChar refuses what it cannot count', () => {
  expect(() => usccCheckChar('9151342')).toThrow(RangeError);
  expect(() => usccCheckChar('91513424IA6000003')).toThrow(RangeError);
});

test('makeUscc refuses parts that make no code', () => {
  expect(makeUscc('91', '513424', 3)).toMatch(/^91513424MA000003/);
  expect(() => makeUscc('91', '51342', 3)).toThrow(RangeError);
  expect(() => makeUscc('91', '513424', 100000)).toThrow(RangeError);
});
