import { expect, test } from 'vitest';
import type { CaseView, ClockView } from '../../../contracts/cases.ts';
import { changesOf, Failure, holderOf } from '../../platform/problem.ts';
import { changesSince } from './case/seen.ts';
import { splitClocks } from './case/split-clocks.ts';
import { tail } from './names.ts';
import { placeOf } from './position.ts';

const position = { search: { queue: 'mine' as const }, ids: ['a', 'b', 'c'], total: 24 };

test('a case knows its place and neighbours in the list it was opened from', () => {
  expect(placeOf('a', position)).toEqual({ index: 1, total: 24, before: undefined, after: 'b' });
  expect(placeOf('c', position)).toEqual({ index: 3, total: 24, before: 'b', after: undefined });
  expect(placeOf('x', position)).toBeUndefined();
});

test('changes are the entries after the last one seen', () => {
  const entry = (seq: number) => ({
    seq,
    kind: 'taken',
    at: '2026-11-23T02:20:00Z',
    actor: '张三',
    onBehalfOf: null,
    plain: `第 ${seq} 步`,
    legal: '',
    hash: '',
  });
  const view = { timeline: [entry(1), entry(2), entry(3)] } as unknown as CaseView;
  expect(changesSince(view, { version: 2, seq: 2 }).map(({ plain }) => plain)).toEqual(['第 3 步']);
});

test('a conflict says who and since when, whichever way the server names them', () => {
  const change = { seq: 4, kind: 'taken', plain: '张三领取', actor: '张三', at: '2026-11-23T02:20:00Z' };
  expect(changesOf(new Failure('stale-version', { params: { changes: [change, null, 'x'] } }))).toEqual([
    change,
  ]);
  expect(changesOf(new Failure('stale-version'))).toEqual([]);
  expect(holderOf(new Failure('case-taken', { params: { by: { name: '王莉' }, since: 'T' } }))).toEqual({
    by: '王莉',
    since: 'T',
  });
});

test('officers call a case by the end of its number', () => {
  expect(tail('513424-20261116-000731')).toBe('000731');
  expect(tail('X1')).toBe('X1');
});

test('the last clock runs where the case has one; the others stand still', () => {
  const clock = (used: number) => ({ kind: 'acceptance', used }) as ClockView;
  const clocks = [clock(1), clock(2)];
  expect(splitClocks({ clock: clock(2), clocks }).ended.map((one) => one.clock.used)).toEqual([1]);
  expect(splitClocks({ clock: null, clocks }).ended.map((one) => one.clock.used)).toEqual([1, 2]);
});
