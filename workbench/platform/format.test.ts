import { expect, test } from 'vitest';
import type { ClockView } from '../../contracts/cases.ts';
import { ago, clockShare, clockWords, fileSize, longDay, shortDay, shortHash, shortTime } from './format.ts';
import { wordsOf } from './words.tsx';

const zh = wordsOf('zh-CN');
const en = wordsOf('en');
const now = new Date('2026-11-23T02:20:00Z'); // 10:20 in Shanghai

const clock = (change: Partial<ClockView>): ClockView => ({
  stopped: null,
  extended: null,
  kind: 'decision',
  light: 'ok',
  due: '2026-12-01',
  dueInstant: null,
  unit: 'workday',
  limit: 10,
  used: 4,
  remaining: 6,
  official: true,
  ...change,
});

test('times are those of Shanghai, wherever the browser is', () => {
  expect(shortTime('2026-11-16T12:14:00Z', now)).toBe('11-16 20:14');
  expect(shortTime('2026-11-17T01:05:00Z', now)).toBe('11-17 9:05');
  expect(shortTime('2025-12-31T16:00:00Z', now)).toBe('01-01 0:00');
  expect(shortTime('2025-06-01T04:00:00Z', now)).toBe('2025-06-01 12:00');
  expect(shortDay('2026-11-16T16:30:00Z')).toBe('11-17');
  expect(longDay('2026-12-01', 'zh-CN')).toBe('12月1日（周二）');
  expect(longDay('2026-12-01', 'en')).toBe('Tue 1 December');
});

test('how long ago, in words for a day', () => {
  expect(ago('2026-11-23T02:19:30Z', zh, now)).toBe('刚刚');
  expect(ago('2026-11-23T02:17:00Z', zh, now)).toBe('3 分钟前');
  expect(ago('2026-11-22T23:20:00Z', en, now)).toBe('3 h ago');
  expect(ago('2026-11-20T02:20:00Z', zh, now)).toBe('11-20 10:20');
});

test('a clock says how much of what is left', () => {
  expect(clockWords(clock({}), zh)).toBe('还剩 6 个工作日');
  expect(clockWords(clock({ kind: 'acceptance', remaining: 5, unit: 'day' }), zh)).toBe('受理还剩 5 天');
  expect(clockWords(clock({ remaining: 0 }), zh)).toBe('今天到期');
  expect(clockWords(clock({ remaining: 0, unit: 'hour' }), zh)).toBe('还剩 0 小时');
  expect(clockWords(clock({ remaining: -1 }), zh)).toBe('超期 1 个工作日');
  expect(clockWords(clock({ light: 'idle', remaining: 1 }), zh)).toBe('停表，剩 1 个工作日');
  expect(clockWords(clock({ unit: 'on-the-spot' }), zh)).toBe('当场办结');
});

test('the bar shows the share used, full when over', () => {
  expect(clockShare(clock({}))).toBe(40);
  expect(clockShare(clock({ remaining: -1, used: 11 }))).toBe(100);
  expect(clockShare(clock({ limit: 0, used: 0, remaining: 0 }))).toBe(0);
});

test('sizes and hashes are short', () => {
  expect([fileSize(900), fileSize(340_221), fileSize(1_834_221)]).toEqual(['900 B', '340 KB', '1.8 MB']);
  expect(shortHash('3f9a0000c1')).toBe('3f9a…c1');
});
