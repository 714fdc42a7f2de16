import { expect, test } from 'vitest';
import { announcements } from './live.ts';

test('a page is told of what was announced between being read and listening, and of nothing before', () => {
  const live = announcements();
  live.heard('a');
  const mark = live.mark();
  expect(live.changedSince('a', mark)).toBe(false);
  live.heard('b');
  expect(live.changedSince('a', mark)).toBe(false);
  expect(live.changedSince('b', mark)).toBe(true);
});

test('where nobody can tell, the page reads itself anew: another process, nonsense, long ago', () => {
  const live = announcements();
  const mark = live.mark();
  expect(live.changedSince('a', announcements().mark())).toBe(true);
  expect(live.changedSince('a', 'nonsense')).toBe(true);
  for (let n = 0; n <= 10_000; n++) live.heard(`topic ${n}`);
  expect(live.changedSince('a', mark)).toBe(true);
  expect(live.changedSince('a', live.mark())).toBe(false);
});
