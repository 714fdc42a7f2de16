import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergePackages, packageChanges } from '../../../contracts/package-changes.ts';
import type { PackageDefinition } from '../../../contracts/packages.ts';
import { randomPackage } from './testing/random-package.ts';

/** By seed: all that a counterexample has to show. */
const seeds = fc.nat();
const packageOf = (seed: number) => randomPackage(seed, 8).definition;
const clone = (one: PackageDefinition): PackageDefinition => structuredClone(one);

/** Edits as designers make them; each touches a place of its own. */
const edits: Record<string, (one: PackageDefinition) => void> = {
  name: (one) => {
    one.name += '（改）';
  },
  promise: (one) => {
    one.promise = { value: 77, unit: 'workday', unitBasis: 'stated' };
  },
  'item limit': (one) => {
    const item = one.subItems[0];
    if (item) item.limit = { value: 99, unit: 'workday', unitBasis: 'stated' };
  },
  'item removed': (one) => {
    one.subItems.splice(1, 1);
  },
  'item added': (one) => {
    const model = one.subItems[0];
    if (model)
      one.subItems.push({ ...structuredClone(model), key: 'added', limit: null, materials: [], order: 99 });
  },
  'material name': (one) => {
    const material = one.subItems[0]?.materials?.[0];
    if (material) material.name += '（改）';
  },
  'question text': (one) => {
    const question = one.questions[0];
    if (question) question.text += '？';
  },
  'dependency removed': (one) => {
    one.dependencies.pop();
  },
};
const anEdit = fc.constantFrom(...Object.keys(edits));
const edited = (one: PackageDefinition, name: string) => {
  const copy = clone(one);
  edits[name]?.(copy);
  return copy;
};

describe('what changed', () => {
  test('nothing between a package and itself, whatever the order of its lists and its number', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const one = packageOf(seed);
        const other = clone(one);
        other.version += 1;
        other.subItems.reverse();
        other.questions.reverse();
        expect(packageChanges(one, other)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('every edit is found, and backwards it is the reverse', () => {
    fc.assert(
      fc.property(seeds, anEdit, (seed, name) => {
        const one = packageOf(seed);
        const other = edited(one, name);
        const there = packageChanges(one, other);
        const back = packageChanges(other, one);
        expect(there.length > 0).toBe(JSON.stringify(one) !== JSON.stringify(other));
        expect(back.map(({ path }) => path).sort()).toEqual(there.map(({ path }) => path).sort());
        for (const change of there) {
          const reverse = back.find(({ path, what }) => path === change.path && what === change.what);
          expect([reverse?.before, reverse?.after]).toEqual([change.after, change.before]);
        }
      }),
      { numRuns: 80 },
    );
  });

  test('a place is named as findings name it', () => {
    const one = randomPackage(7, 5).definition;
    const item = one.subItems[0];
    const other = edited(one, 'item limit');
    expect(packageChanges(one, other)).toMatchObject([
      { path: `subItems.${item?.key}.limit`, of: 'subItem', name: item?.name, what: 'limit', how: 'changed' },
    ]);
  });
});

describe('two designers', () => {
  test('who changed nothing takes all of the other; the same twice is once', () => {
    fc.assert(
      fc.property(seeds, anEdit, (seed, name) => {
        const base = packageOf(seed);
        const changed = edited(base, name);
        for (const merged of [
          mergePackages(base, changed, base),
          mergePackages(base, base, changed),
          mergePackages(base, changed, changed),
        ]) {
          expect(packageChanges(changed, merged.definition)).toEqual([]);
          expect(merged.conflicts).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('edits of different places are both kept', () => {
    fc.assert(
      fc.property(seeds, anEdit, anEdit, (seed, a, b) => {
        const base = packageOf(seed);
        fc.pre(a !== b && !['item removed', 'dependency removed'].includes(a) && b !== 'item removed');
        const merged = mergePackages(base, edited(base, a), edited(base, b));
        expect(packageChanges(edited(edited(base, a), b), merged.definition)).toEqual([]);
        expect(merged.conflicts).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  test('where both changed one value mine stands and the place is named', () => {
    const base = randomPackage(3, 4).definition;
    const merged = mergePackages(base, { ...base, name: '甲' }, { ...base, name: '乙' });
    expect(merged).toMatchObject({ definition: { name: '甲' }, conflicts: ['name'] });
  });

  test('what one removed and the other changed stays', () => {
    const base = randomPackage(3, 4).definition;
    const key = base.subItems[0]?.key ?? '';
    const without = { ...base, subItems: base.subItems.slice(1) };
    const merged = mergePackages(base, without, edited(base, 'item limit'));
    expect(merged.conflicts).toEqual([`subItems.${key}`]);
    expect(merged.definition.subItems.some((one) => one.key === key)).toBe(true);
  });
});
