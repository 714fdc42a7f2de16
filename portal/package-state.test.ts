import { expect, test } from 'vitest';
import type { PackageQuestion } from '../contracts/packages.ts';
import { openKeyring } from '../server/platform/crypto/index.ts';
import { testFolder } from '../server/platform/testing/db.ts';
import { openState, readAnswer, sealState } from './package-state.ts';

test('answers travel sealed, and an address cut short begins anew', async () => {
  const keyring = await openKeyring(testFolder());
  const state = { values: { naturalDeath: false, rooms: 3 }, leaveOut: ['sign'] };
  const sealed = sealState(keyring, state);
  expect(sealed).not.toContain('naturalDeath');
  expect(openState(keyring, sealed)).toEqual(state);
  expect(openState(keyring, sealed.slice(0, -3))).toEqual({ values: {}, leaveOut: [] });
  expect(openState(keyring, undefined)).toEqual({ values: {}, leaveOut: [] });
});

test('an answer is read by the kind of its question', () => {
  const of = (more: Partial<PackageQuestion>) => ({ options: [], ...more }) as unknown as PackageQuestion;
  expect(readAnswer(of({ kind: 'boolean' }), 'false')).toBe(false);
  expect(readAnswer(of({ kind: 'boolean' }), '')).toBeUndefined();
  expect(readAnswer(of({ kind: 'number' }), ' 120 ')).toBe(120);
  expect(readAnswer(of({ kind: 'number' }), 'much')).toBeUndefined();
  const radio = of({ kind: 'radio', options: [{ value: 'food', label: '食品经营许可证' }] });
  expect(readAnswer(radio, 'food')).toBe('food');
  expect(readAnswer(radio, 'else')).toBeUndefined();
});
