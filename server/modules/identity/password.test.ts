import { expect, test } from 'vitest';
import { commonPasswords } from './common-passwords.ts';
import { passwordProblem } from './password.ts';

const own = ['513424198806120012', '13812340000', '周小满', 'xiaoman'];

test('ten characters that are nobody else’s guess are taken, in any script', () => {
  expect(passwordProblem('correct horse battery', own)).toBeNull();
  expect(passwordProblem('山高月小水落石出清风徐来', own)).toBeNull();
  expect(passwordProblem('tb-Demo-9472', own)).toBeNull();
});

test('short, long, common, runs and repetitions are refused', () => {
  expect(passwordProblem('nine-char', own)).toBe('password-too-short');
  expect(passwordProblem('汉'.repeat(9), own)).toBe('password-too-short');
  expect(passwordProblem('x1y2'.repeat(40), own)).toBe('password-too-long');
  for (const weak of [
    'Password123',
    '1234567890',
    'aaaaaaaaaaaa',
    '0987654321',
    'abcdefghijk',
    'ababababab',
  ]) {
    expect(passwordProblem(weak, own), weak).toBe('password-common');
  }
});

test('one’s own number, phone, name or a piece of them is refused', () => {
  for (const weak of [
    '513424198806120012',
    '19880612001',
    'ab13812340000',
    '周小满周小满周小满12',
    'XiaoMan-2026',
  ]) {
    expect(passwordProblem(weak, own), weak).toBe('password-personal');
  }
});

test('the list holds only what the length would let through', () => {
  for (const word of commonPasswords) expect(word.length, word).toBeGreaterThanOrEqual(10);
});
