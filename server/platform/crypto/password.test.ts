import { expect, test } from 'vitest';
import { hashPassword, needsRehash, verifyPassword } from './password.ts';

test('a password verifies against its own hash only', async () => {
  const stored = await hashPassword('一二三四 Tongban 2026');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(stored, '一二三四 Tongban 2026')).toBe(true);
  expect(await verifyPassword(stored, '一二三四 tongban 2026')).toBe(false);
  expect(await hashPassword('一二三四 Tongban 2026')).not.toBe(stored);
});

test('the way a keyboard composes a character does not matter', async () => {
  expect(await verifyPassword(await hashPassword('café１２３'), 'cafe\u0301123')).toBe(true);
});

test('no account: false, for the empty password too', async () => {
  expect(await verifyPassword(null, '')).toBe(false);
  expect(await verifyPassword(null, 'x')).toBe(false);
});

test('a stored text that is no hash is a fault, not a wrong password', async () => {
  await expect(verifyPassword('not a hash', 'x')).rejects.toThrow();
});

test('a cheaper hash asks to be made again', async () => {
  expect(needsRehash(await hashPassword('x'))).toBe(false);
  expect(needsRehash('$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true);
});
