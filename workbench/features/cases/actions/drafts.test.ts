import { expect, test } from 'vitest';
import { officerActions, openByItself } from './commands-table.ts';
import { draftOf, isDirty, missing, noDrafts, ready, reduceDrafts } from './drafts.ts';

test('ticking adds a point, ticking again takes it away, words stay with theirs', () => {
  let drafts = reduceDrafts(noDrafts, { do: 'mark', kind: 'material', ref: 'm1' });
  drafts = reduceDrafts(drafts, { do: 'mark', kind: 'field', ref: 'm1' });
  drafts = reduceDrafts(drafts, {
    do: 'write',
    command: 'request-correction',
    change: {
      points: draftOf(drafts, 'request-correction').points.map((one) => ({ ...one, say: one.kind })),
    },
  });
  drafts = reduceDrafts(drafts, { do: 'mark', kind: 'material', ref: 'm1' });
  expect(draftOf(drafts, 'request-correction').points).toEqual([{ kind: 'field', ref: 'm1', say: 'field' }]);
  expect(isDirty(drafts)).toBe(true);
});

test('switching forms keeps both drafts; sending one clears only that one', () => {
  let drafts = reduceDrafts(noDrafts, { do: 'write', command: 'review', change: { reason: '齐' } });
  drafts = reduceDrafts(drafts, { do: 'mark', kind: 'material', ref: 'm1' });
  drafts = reduceDrafts(drafts, { do: 'open', command: 'request-correction' });
  drafts = reduceDrafts(drafts, { do: 'clear', command: 'request-correction' });
  expect(drafts.open).toBeNull();
  expect(draftOf(drafts, 'review').reason).toBe('齐');
  expect(draftOf(drafts, 'request-correction').points).toEqual([]);
});

test('what is missing is named in the order of the form', () => {
  expect(missing(['opinion', 'reason'], { points: [], reason: ' ' })).toEqual(['opinion', 'reason']);
  expect(missing(['points'], { points: [], reason: '' })).toEqual(['points']);
  const point = { kind: 'field' as const, ref: 'a', say: ' ' };
  expect(missing(['points'], { points: [point], reason: '' })).toEqual(['why']);
  expect(missing(['points'], { points: [{ ...point, reason: 'other' }], reason: '' })).toEqual(['say']);
  expect(missing(['delivery'], { points: [], reason: '', delivery: 'post' })).toEqual([]);
});

test('a command is ready only when complete, and carries the version seen', () => {
  expect(ready('accept', 3, draftOf(noDrafts, 'accept'))).toEqual({
    command: 'accept',
    version: 3,
    input: {},
  });
  expect(ready('review', 3, { points: [], reason: '', opinion: 'grant' })).toBeUndefined();
  expect(ready('decide', 7, { points: [], reason: ' 符合 ', decision: 'grant' })).toEqual({
    command: 'decide',
    version: 7,
    input: { decision: 'grant', reason: '符合' },
  });
});

test('the main action comes first; only one that needs a form opens it by itself', () => {
  const actions = officerActions([
    { command: 'release', needs: [], primary: false },
    { command: 'resubmit', needs: ['answers'], primary: true },
    { command: 'review', needs: ['opinion', 'reason'], primary: true },
  ]);
  expect(actions.map(({ command }) => command)).toEqual(['review', 'release']);
  expect(openByItself(actions)).toBe('review');
  expect(openByItself(officerActions([{ command: 'accept', needs: [], primary: true }]))).toBeNull();
});
