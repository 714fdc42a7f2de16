import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vectors from '../../data/vectors/check-vectors.json' with { type: 'json' };
import { ageOf, birthDateOf, idNumberProblem, isIdNumber } from './id-number.ts';
import { makeIdNumber } from './invent.ts';
import { normaliseCode } from './normalise.ts';

const TODAY = '2026-11-22';
const example = vectors.id18.standardExample;

describe('idNumberProblem', () => {
  test('accepts the example of the standard', () => {
    expect(idNumberProblem(example, TODAY)).toBeNull();
  });

  test.each([
    ['11010519491231002', 'length'],
    ['', 'length'],
    ['11010519491231002x', 'characters'],
    ['1101051949123100X2', 'characters'],
    ['１１０１０５１９４９１２３１００２X', 'characters'],
    ['110105194902310021', 'birth-date'],
    ['110105194900000021', 'birth-date'],
    ['110105004912310021', 'birth-date'],
    ['110105190002290021', 'birth-date'],
    [makeIdNumber('513424', '2026-11-23', 1), 'birth-date-future'],
    ['110105194912310021', 'check-digit'],
  ])('%s: %s', (value, problem) => {
    expect(idNumberProblem(value, TODAY)).toBe(problem);
  });

  test('takes somebody born today, and any date when today is unknown', () => {
    expect(isIdNumber(makeIdNumber('513424', TODAY, 1), TODAY)).toBe(true);
    expect(isIdNumber(makeIdNumber('513424', '2100-01-01', 1))).toBe(true);
  });

  test('catches every change of one character', () => {
    fc.assert(
      fc.property(idNumbers(), fc.nat(17), fc.constantFrom(...'0123456789X'), (number, i, char) => {
        fc.pre(number.charAt(i) !== char);
        expect(isIdNumber(number.slice(0, i) + char + number.slice(i + 1))).toBe(false);
      }),
    );
  });
});

test('normaliseCode mends writing, not content', () => {
  expect(normaliseCode(' 110105 1949-1231-002x\n')).toBe(example);
  expect(normaliseCode('１１０１０５１９４９１２３１００２ｘ')).toBe(example);
});

test('birth date and age', () => {
  expect(birthDateOf(example)).toBe('1949-12-31');
  expect(ageOf(example, '2026-12-30')).toBe(76);
  expect(ageOf(example, '2026-12-31')).toBe(77);
  const leap = makeIdNumber('513424', '2008-02-29', 2);
  expect(ageOf(leap, '2026-02-28')).toBe(17);
  expect(ageOf(leap, '2026-03-01')).toBe(18);
  expect(() => birthDateOf('110105194912310021')).toThrow(RangeError);
});

test('makeIdNumber refuses parts that make no number', () => {
  expect(() => makeIdNumber('5134', '1990-01-01', 1)).toThrow(RangeError);
  expect(() => makeIdNumber('513424', '1990-02-30', 1)).toThrow(RangeError);
  expect(() => makeIdNumber('513424', '1990-01-01', 1000)).toThrow(RangeError);
});

function idNumbers() {
  const birth = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-22'), noInvalidDate: true });
  return fc
    .tuple(fc.integer({ min: 110000, max: 659999 }), birth, fc.nat(999))
    .map(([division, date, serial]) =>
      makeIdNumber(String(division), date.toISOString().slice(0, 10), serial),
    );
}
