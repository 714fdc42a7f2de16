import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskIdNumber, maskName, maskPhone } from './mask.ts';

test('masks look as people know them', () => {
  expect(maskIdNumber('513424198806120012')).toBe('513424********0012');
  expect(maskPhone('13812340000')).toBe('138****0000');
  expect(['周小满', '陈静', '吉克阿木', '阿', '𠮷野家'].map(maskName)).toEqual([
    '周*满',
    '陈*',
    '吉**木',
    '*',
    '𠮷*家',
  ]);
});

test('the middle never shows: numbers that differ only there look the same', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
  fc.assert(
    fc.property(digits(6), digits(8), digits(8), digits(4), (head, one, other, tail) => {
      expect(maskIdNumber(head + one + tail)).toBe(maskIdNumber(head + other + tail));
    }),
  );
  fc.assert(
    fc.property(digits(3), digits(4), digits(4), digits(4), (head, one, other, tail) => {
      expect(maskPhone(head + one + tail)).toBe(maskPhone(head + other + tail));
    }),
  );
});

test('whatever comes in, a mask hides at least as much as it must and keeps the length', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const mask of [maskIdNumber, maskPhone]) {
        const shown = mask(text);
        expect(shown.length).toBe(text.length);
        const hidden = [...shown].filter((letter) => letter === '*').length;
        expect(hidden).toBeGreaterThanOrEqual(Math.min(4, text.length));
      }
      const name = [...maskName(text)];
      expect(name.length).toBe([...text].length);
      expect(name.slice(1, -1).every((letter) => letter === '*')).toBe(true);
    }),
  );
});
