import { expect, test } from 'vitest';
import { journeysToRepeat, lastLine } from './last-line-reporter.ts';

test('the last line counts, and names skipped tests only where there are some', () => {
  expect(lastLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  expect(lastLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
});

test('only journeys of the browser are named to be repeated, and none where anything else failed', () => {
  const sound = { path: 'e2e/a.test.ts', project: 'e2e', passed: 4, failed: 0, skipped: 0, broken: false };
  const journey = { ...sound, path: 'e2e/b.test.ts', passed: 1, failed: 1, skipped: 2, broken: true };
  const rule = { ...journey, path: 'server/rule.test.ts', project: 'unit' };
  expect(journeysToRepeat([sound, journey])).toBe('e2e/b.test.ts 1 1\n');
  expect(journeysToRepeat([sound])).toBe('');
  expect(journeysToRepeat([journey, rule])).toBe('');
});
