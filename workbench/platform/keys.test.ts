import { expect, test } from 'vitest';
import { chordWindow, createKeyReader, type KeyPress } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  alt: false,
  meta: false,
  typing: false,
  onControl: false,
  ...more,
});

test('letters are read in either case; signs as they are', () => {
  const read = createKeyReader(() => 0);
  expect(read(press('J'), true)).toBe('j');
  expect(read(press('?'), true)).toBe('?');
  expect(read(press('Shift'), true)).toBeUndefined();
});

test('nothing while typing, with a modifier held, or switched off', () => {
  const read = createKeyReader(() => 0);
  expect(read(press('t', { typing: true }), true)).toBeUndefined();
  expect(read(press('t', { ctrl: true }), true)).toBeUndefined();
  expect(read(press('t', { meta: true }), true)).toBeUndefined();
  expect(read(press('t'), false)).toBeUndefined();
});

test('Enter is left to links and buttons that have the focus', () => {
  const read = createKeyReader(() => 0);
  expect(read(press('Enter', { onControl: true }), true)).toBeUndefined();
  expect(read(press('Enter'), true)).toBe('Enter');
});

test('G then L is one chord, if soon enough', () => {
  let now = 0;
  const read = createKeyReader(() => now);
  expect(read(press('g'), true)).toBeUndefined();
  now = chordWindow;
  expect(read(press('l'), true)).toBe('g l');
  expect(read(press('g'), true)).toBeUndefined();
  now += chordWindow + 1;
  expect(read(press('l'), true)).toBe('l');
});
