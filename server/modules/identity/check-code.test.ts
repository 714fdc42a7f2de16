import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkCode, isCheckCode } from './check-code.ts';

const keyring = { sign: (text: string) => createHmac('sm3', 'key').update(text).digest('base64url') };
const at = (minutes: number) => new Date(Date.parse('2026-11-23T09:00:00+08:00') + minutes * 60_000);

test('a code holds for these ten minutes and the next, for its own account', () => {
  const code = checkCode(keyring, 'account-1', at(0));
  expect(code).toMatch(/^\d{6}$/);
  expect(isCheckCode(keyring, 'account-1', code, at(9))).toBe(true);
  expect(isCheckCode(keyring, 'account-1', ` ${code.slice(0, 3)} ${code.slice(3)}`, at(19))).toBe(true);
  expect(isCheckCode(keyring, 'account-1', code, at(20))).toBe(false);
  expect(isCheckCode(keyring, 'account-2', code, at(0))).toBe(false);
  expect(isCheckCode(keyring, 'account-1', code.slice(0, 5), at(0))).toBe(false);
});
