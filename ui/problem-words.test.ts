import { expect, it } from 'vitest';
import { problemOf } from './problem-words.ts';

it('says who has a case and since when as people read a time, and keeps the instant for programs', () => {
  const since = '2026-11-23T01:05:00.000Z';
  const problem = problemOf(
    'zh-CN',
    { code: 'case-taken', status: 409, params: { by: '李华', since } },
    'r1',
  );
  expect(problem.title).toBe('李华正在办这件事');
  expect(problem.detail).toContain('从2026-11-23 09:05起由李华办');
  expect(problem.params).toMatchObject({ since });
});
