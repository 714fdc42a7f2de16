import fc from 'fast-check';
import { correction, generate } from 'lean-qr';
import { expect, test } from 'vitest';
import { qrModules } from './qr-modules.ts';

test('the mask chosen is the one of least penalty, for texts of every length and kind', () => {
  const level = { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M };
  const texts = [
    fc.string({ maxLength: 300 }),
    fc.stringMatching(/^[0-9A-Z.:/]{0,200}$/),
    fc.constant('通办证照'),
  ];
  fc.assert(
    fc.property(fc.oneof(...texts), (text) => {
      fc.pre(text !== '');
      const { size, dark } = qrModules(text);
      const known = generate(text, level);
      expect(size).toBe(known.size);
      expect(
        Array.from(dark, (bit, at) => Boolean(bit) === known.get(at % size, Math.floor(at / size))),
      ).not.toContain(false);
    }),
    { numRuns: 150 },
  );
});
