import { expect, test } from 'vitest';
import { leastRecent } from './least-recent.ts';

test('answers once, and forgets what was not asked for longest', () => {
  const made: string[] = [];
  const memory = leastRecent<string, string>(2);
  const ask = (key: string) =>
    memory.get(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('does not remember a failure', () => {
  const memory = leastRecent<string, number>(2);
  const fails = () => {
    throw new Error('no');
  };
  expect(() => memory.get('a', fails)).toThrow('no');
  expect(memory.get('a', () => 1)).toBe(1);
});

test('knows false and null as answers', () => {
  const memory = leastRecent<string, boolean | null>(3);
  for (const answer of [false, null]) {
    memory.get(String(answer), () => answer);
    expect(memory.get(String(answer), () => true)).toBe(answer);
  }
});
