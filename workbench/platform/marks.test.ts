import { expect, test } from 'vitest';
import { createMarks } from './marks.ts';

test('a stream asks for what changed since the earliest reading of its own page', () => {
  const marks = createMarks();
  expect(marks.since('/cases/1')).toBeUndefined();
  marks.read('/cases/1', 'p.9');
  marks.read('/cases/1/colleagues', 'p.7');
  marks.read('/cases/12', 'p.1');
  expect(marks.since('/cases/1')).toBe('p.7');
  marks.read('/cases/1/colleagues', 'p.10');
  expect(marks.since('/cases/1')).toBe('p.9');
  marks.read('/notices?after=3', 'p.2');
  expect(marks.since('/notices')).toBe('p.2');
});

test('answers of two processes cannot be put in order: the page reads anew', () => {
  const marks = createMarks();
  marks.read('/cases/1', 'p.9');
  marks.read('/cases/1/changes?since=2', 'q.3');
  expect(marks.since('/cases/1')).toBe('several');
});
