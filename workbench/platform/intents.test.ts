import { expect, test } from 'vitest';
import { createIntents, randomKey } from './intents.ts';

function counted() {
  let n = 0;
  return createIntents(() => `k${++n}`);
}

test('the same intent keeps its key until it is settled', () => {
  const intents = counted();
  expect(intents.keyFor('case accept', { version: 3 })).toBe('k1');
  expect(intents.keyFor('case accept', { version: 3 })).toBe('k1');
  intents.settle('case accept');
  expect(intents.keyFor('case accept', { version: 3 })).toBe('k2');
});

test('a body written anew, or another case, is another intent', () => {
  const intents = counted();
  intents.keyFor('a review', { version: 3, reason: 'x' });
  expect(intents.keyFor('a review', { version: 4, reason: 'x' })).toBe('k2');
  expect(intents.keyFor('b review', { version: 4, reason: 'x' })).toBe('k3');
});

test('keys are 128 random bits', () => {
  expect(randomKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(randomKey()).not.toBe(randomKey());
});
