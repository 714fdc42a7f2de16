import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../../contracts/attribution.ts';
import { protectCells } from './protect.ts';
import { monthsBefore } from './read.ts';
import { attributionRules } from './rules.ts';
import { changeOf, markOf, wilson } from './statistics.ts';

const rules = attributionRules();

describe('what is said of a rate', () => {
  test('Wilson’s interval as in the tables: 10 of 100 at 95 %', () => {
    const { low, high } = wilson({ base: 100, hits: 10 }, 1.96) ?? { low: 0, high: 0 };
    expect([low, high].map((one) => Math.round(one * 1e4) / 1e4)).toEqual([0.0552, 0.1744]);
    expect(wilson({ base: 0, hits: 0 }, 1.96)).toBeNull();
  });

  test('a busy window is not blamed for being busy, nor one of two for being half', () => {
    const all = { base: 11_000, hits: 110 };
    expect(markOf({ base: 10_000, hits: 100 }, all, rules)).toBe('usual');
    expect(markOf({ base: 1, hits: 1 }, all, rules)).toBe('few');
    expect(markOf({ base: 1000, hits: 40 }, all, rules)).toBe('above');
    expect(markOf({ base: 5000, hits: 10 }, all, rules)).toBe('below');
    expect(markOf(all, all, rules)).toBeNull();
  });

  test('a change is one only where the intervals do not touch', () => {
    expect(changeOf({ base: 1000, hits: 20 }, { base: 1000, hits: 15 }, rules)).toBe('same');
    expect(changeOf({ base: 1000, hits: 80 }, { base: 1000, hits: 15 }, rules)).toBe('up');
    expect(changeOf({ base: 5, hits: 5 }, { base: 1000, hits: 15 }, rules)).toBeNull();
  });

  test('the period before is as long and ends right before', () => {
    expect(monthsBefore({ from: '2026-11', to: '2026-11' })).toEqual({ from: '2026-10', to: '2026-10' });
    expect(monthsBefore({ from: '2026-01', to: '2026-03' })).toEqual({ from: '2025-10', to: '2025-12' });
  });
});

test('a small number is never told, and cannot be reckoned from the others', () => {
  const cell = (hits: number): Cell => ({
    ...{ value: '', name: '', itemCode: null, share: null, mark: null, before: null, change: null },
    ...{ hits, base: 100, rate: 0.01, low: 0, high: 0.1 },
  });
  fc.assert(
    fc.property(fc.array(fc.nat(12), { maxLength: 12 }), (numbers) => {
      const told = protectCells(numbers.map(cell), 3);
      expect(told.every(({ hits }) => hits === null || hits === 0 || hits >= 3)).toBe(true);
      const gone = told.filter(({ hits }) => hits === null).length;
      const others = numbers.filter((one) => one > 0).length;
      if (gone === 1) expect(others).toBe(1);
      for (const { hits, rate } of told) expect(rate === null).toBe(hits === null);
    }),
  );
});
