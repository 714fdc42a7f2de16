import fc from 'fast-check';
import type { Party, ReviewRoute, RouteStep } from '../../../../contracts/review-routes.ts';

const own: Party = { at: 'own', role: 'reviewer' };

export function step(id: string, more: Partial<RouteStep> = {}): RouteStep {
  return {
    id,
    name: id,
    kind: 'review',
    mode: 'one',
    who: [own],
    after: [],
    limit: { value: 3, unit: 'workday' },
    ...more,
  };
}
export const department = (key: string): Party => ({ at: 'department', key, role: 'reviewer' });

type Drawn = { parties: number; mode: 'any' | 'all'; inspectors: boolean; after: number[]; applies: boolean };
const drawn: fc.Arbitrary<Drawn> = fc.record({
  parties: fc.integer({ min: 1, max: 3 }),
  mode: fc.constantFrom('any' as const, 'all' as const),
  inspectors: fc.boolean(),
  after: fc.uniqueArray(fc.nat(20), { maxLength: 3 }),
  applies: fc.boolean(),
});

/** Routes of up to eight steps without cycles, of every mode, with conditions that hold or not; the first one applies. */
export const routes: fc.Arbitrary<ReviewRoute> = fc
  .array(drawn, { minLength: 1, maxLength: 8 })
  .map((all) => ({
    steps: all.map((one, index) =>
      step(`s${index}`, {
        mode: one.mode,
        kind: one.inspectors && one.mode === 'all' ? 'inspection' : 'review',
        ...(one.inspectors && one.mode === 'all' ? { inspectors: 2 } : {}),
        who: Array.from({ length: one.parties }, (_, party) => department(`d${party}`)),
        after: [...new Set(one.after.filter(() => index > 0).map((at) => `s${at % index}`))],
        when: index === 0 || one.applies ? 'true' : 'false',
      }),
    ),
  }));
