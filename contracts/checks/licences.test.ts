import fc from 'fast-check';
import { expect, test } from 'vitest';
import vectors from '../../data/vectors/check-vectors.json' with { type: 'json' };
import { foodLicenceProblem, isFoodLicence, makeFoodLicence } from './food-licence.ts';
import {
  LICENCE_IDENTIFIER_ROOT,
  licenceIdentifierProblem,
  makeLicenceIdentifier,
} from './licence-identifier.ts';

const { valid, invalid } = vectors.licenceIdentifier;
const first = '11100000000013338W011.11430000006122244L.20230000403.001.U';

test.each(valid)('licence identifier %s holds, with and without root', (identifier) => {
  expect(licenceIdentifierProblem(identifier)).toBeNull();
  expect(licenceIdentifierProblem(LICENCE_IDENTIFIER_ROOT + identifier)).toBeNull();
});

test.each(invalid)('licence identifier %s does not', (identifier) => {
  expect(licenceIdentifierProblem(identifier)).not.toBeNull();
});

test.each([
  [first.replace('.001.', '.01.'), 'form'],
  [first.toLowerCase(), 'form'],
  [first.replace('13338W', '13339W'), 'type-code'],
  [first.replace('22244L', '22245L'), 'issuer'],
  [first.replace('403', '404'), 'check-char'],
])('licence identifier %s: %s', (identifier, problem) => {
  expect(licenceIdentifierProblem(identifier)).toBe(problem);
});

test('makeLicenceIdentifier rebuilds a real one and refuses wrong parts', () => {
  const parts = {
    typeCode: '11100000000013338W011',
    issuer: '11430000006122244L',
    serial: '20230000403',
    version: '001',
  };
  expect(makeLicenceIdentifier(parts)).toBe(first);
  expect(() => makeLicenceIdentifier({ ...parts, issuer: '1143' })).toThrow(RangeError);
});

test('food licence number', () => {
  expect(foodLicenceProblem(vectors.foodLicence.fictitious)).toBeNull();
  expect(makeFoodLicence(1, '513424', 1)).toBe(vectors.foodLicence.fictitious);
  expect(foodLicenceProblem('JY15134240000016')).toBe('check-digit');
  expect(foodLicenceProblem('JY45134240000015')).toBe('form');
  expect(() => makeFoodLicence(1, '513424', 1_000_000)).toThrow(RangeError);
});

test('a food licence number catches every change of one digit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999_999 }),
      fc.integer({ min: 2, max: 15 }),
      fc.nat(9),
      (sequence, i, digit) => {
        const number = makeFoodLicence(2, '513424', sequence);
        const changed = number.slice(0, i) + digit + number.slice(i + 1);
        expect(isFoodLicence(changed)).toBe(changed === number);
      },
    ),
  );
});
