import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WhatIfMeasure } from '../../../../contracts/package-what-if.ts';
import { emptyHoldings } from '../../../../contracts/plan.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { definitionsOfFile, shippedItems } from '../../catalogue/index.ts';
import { plan } from '../plan.ts';
import { shippedOverlays } from '../reading/overlays.ts';
import { shippedPackages } from '../reading/packages-file.ts';
import { readPackages } from '../reading/read-packages.ts';
import { randomPackage } from '../testing/random-package.ts';
import { fullestAnswers } from './fullest.ts';
import { cutChoices, type Known, whatIf } from './what-if.ts';

const calendar = loadCalendar();
const on = '2026-11-23';
const knownOf = (seed: number): Known => {
  const { definition } = randomPackage(seed, 9);
  return { definition, answers: fullestAnswers(definition, calendar, on) };
};
const seeds = fc.nat();
const runs = { numRuns: 12, seed: 20261122 };

describe('what if', () => {
  it('the answers leave no question open, and are the same each time', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { definition, answers } = knownOf(seed);
        expect(plan(definition, answers, emptyHoldings, calendar).questions).toEqual([]);
        expect(knownOf(seed).answers).toEqual(answers);
      }),
      runs,
    );
  });

  it('sharing a paper or asking for less never makes anybody hand in more', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const known = [knownOf(seed)];
        for (const { kind, what, of } of cutChoices(known, calendar)) {
          if (kind === 'step') continue;
          const { saved } = whatIf(known, { kind, what, ...(of ? { of } : {}) }, calendar);
          expect(saved.materials).toBeGreaterThanOrEqual(0);
          expect([saved.steps, saved.fields]).toEqual([0, 0]);
        }
      }),
      runs,
    );
  });

  it('the sum is that of the rows, and what is not touched is not among them', () => {
    fc.assert(
      fc.property(seeds, seeds, (a, b) => {
        const known = [knownOf(a), knownOf(b)];
        for (const { kind, what, of } of cutChoices(known, calendar).slice(0, 6)) {
          const { rows, saved } = whatIf(known, { kind, what, ...(of ? { of } : {}) }, calendar);
          for (const key of Object.keys(saved) as WhatIfMeasure[]) {
            const sum = rows.reduce(
              (all, { before, after }) => all + (before[key] ?? 0) - (after[key] ?? 0),
              0,
            );
            if (rows.every(({ before, after }) => before[key] !== null && after[key] !== null))
              expect(saved[key]).toBe(sum);
          }
          for (const { before, after } of rows) expect(before).not.toEqual(after);
        }
        expect(whatIf(known, { kind: 'step', what: '没有这件' }, calendar).rows).toEqual([]);
      }),
      { ...runs, numRuns: 6 },
    );
  });

  it('in the shipped packages: one paper shared is one paper less wherever it is uploaded', () => {
    const items = definitionsOfFile(shippedItems());
    const known = readPackages(shippedPackages(), items, { overlays: shippedOverlays() }).packages.map(
      ({ definition }) => ({ definition, answers: fullestAnswers(definition, calendar, on) }),
    );
    const shares = cutChoices(known, calendar).filter(({ kind }) => kind === 'share');
    expect(shares.length).toBeGreaterThan(5);
    const [most] = shares;
    const { rows, saved } = whatIf(known, { kind: 'share', what: most?.what ?? '' }, calendar);
    expect(rows.length).toBeGreaterThanOrEqual(1);
    expect(saved.materials).toBeGreaterThanOrEqual(rows.length);
  });
});
