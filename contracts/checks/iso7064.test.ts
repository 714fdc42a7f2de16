import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mod11And2, mod11Hybrid10, mod37Hybrid36 } from './iso7064.ts';

const DIGITS = '0123456789';
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const systems = [
  { name: 'MOD 11-2', check: mod11And2, alphabet: DIGITS },
  { name: 'MOD 11,10', check: mod11Hybrid10, alphabet: DIGITS },
  { name: 'MOD 37,36', check: mod37Hybrid36, alphabet: ALPHANUMERIC },
];

describe.each(systems)('$name', ({ check, alphabet }) => {
  const body = fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 60 });

  test('catches every change of one character', () => {
    fc.assert(
      fc.property(body, fc.nat(), fc.constantFrom(...alphabet), (chars, at, char) => {
        const i = at % chars.length;
        fc.pre(chars[i] !== char);
        expect(check(chars.with(i, char).join(''))).not.toBe(check(chars.join('')));
      }),
    );
  });

  test('refuses a character outside its alphabet', () => {
    expect(() => check('1é')).toThrow(RangeError);
  });
});

test('MOD 11-2 catches every swap of neighbours', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...DIGITS), { minLength: 2, maxLength: 17 }),
      fc.nat(),
      (chars, at) => {
        const i = at % (chars.length - 1);
        const [left = '', right = ''] = chars.slice(i, i + 2);
        fc.pre(left !== right);
        expect(
          mod11And2(
            chars
              .with(i, right)
              .with(i + 1, left)
              .join(''),
          ),
        ).not.toBe(mod11And2(chars.join('')));
      },
    ),
  );
});
