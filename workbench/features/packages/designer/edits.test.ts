import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barePackage } from '../../../../contracts/bare-packages.ts';
import { conditionOf } from '../../../../contracts/feel-condition.ts';
import type { PackageDefinition, SubItem } from '../../../../contracts/packages.ts';
import { conditionOps, readRows, writeRows } from './condition-rows.ts';
import {
  addDependency,
  addItem,
  addQuestion,
  changeItem,
  moved,
  newMaterial,
  removeItem,
  setGroup,
  setMaterials,
  setOptional,
} from './edits.ts';
import { placeItems } from './layout.ts';
import { spotOf } from './places.ts';

const item = (key: string, more: Partial<SubItem> = {}): SubItem => ({
  key,
  order: 0,
  name: `事项${key}`,
  department: null,
  item: null,
  itemType: null,
  limit: null,
  inPackageLimit: null,
  limitVariants: [],
  result: null,
  creates: [],
  optional: false,
  when: null,
  group: null,
  form: [],
  materials: [],
  groups: [],
  visits: null,
  fee: { charged: null, fen: null, standard: null, basis: null },
  notes: [],
  ...more,
});
const empty: PackageDefinition = barePackage({ id: 'p', name: '一件事', subjectKinds: ['person'] });
const three = ['a', 'b', 'c'].reduce(
  (made, key) => addItem({ subItem: item(key), questions: [] })(made),
  empty,
);

describe('edits of a package', () => {
  it('an item added twice gets a key of its own', () => {
    const twice = addItem({ subItem: item('a'), questions: [] })(three);
    expect(twice.subItems.map(({ key, order }) => [key, order])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
      ['a2', 3],
    ]);
  });

  it('a removed item leaves no dependency and no empty group', () => {
    const waiting = addDependency('a', 'b')(setGroup('a', 'new', '要办哪一种？')(three));
    expect(waiting.questions[0]?.options).toEqual([{ value: 'a', label: '事项a' }]);
    const without = removeItem('a')(waiting);
    expect([without.dependencies, without.itemGroups, without.questions]).toEqual([[], [], []]);
  });

  it('the question of a group offers its items by name', () => {
    const group = setGroup('a', 'new', '要办哪一种？')(three);
    const both = changeItem('b', { group: group.itemGroups[0]?.id ?? '', name: '乙' })(group);
    expect(both.questions[0]?.options.map(({ label }) => label)).toEqual(['事项a', '乙']);
  });

  it('an optional item is asked for; made obligatory again, nothing is left of it', () => {
    const wished = setOptional('a', true, '要办吗？')(changeItem('a', { when: 'age > 3' })(three));
    expect(wished.subItems[0]?.when).toBe('age > 3 and wanted = true');
    const back = setOptional('a', false, '')(wished);
    expect([back.subItems[0]?.when, back.questions]).toEqual(['age > 3', []]);
  });

  it('a choice group of materials goes with the last that names it', () => {
    const [one, other] = [newMaterial([]), { ...newMaterial([]), id: 'm9' }];
    const grouped = setMaterials('a', [
      { ...one, name: '甲', group: 'g' },
      { ...other, name: '乙', group: 'g' },
    ])(three);
    expect(grouped.subItems[0]?.groups).toEqual([{ id: 'g', pick: 1, published: '甲／乙' }]);
    expect(setMaterials('a', [one])(grouped).subItems[0]?.groups).toEqual([]);
  });

  it('moving a question changes places with its neighbour', () => {
    const { questions } = addQuestion(addQuestion(empty));
    const [first] = questions;
    expect(moved(questions, first!, 1).map(({ id }) => id)).toEqual(['question2', 'question']);
    expect(moved(questions, first!, -1).map(({ id }) => id)).toEqual(['question', 'question2']);
  });
});

describe('the figure', () => {
  it('places what waits to the right; a circle does not hang', () => {
    const chain = addDependency('b', 'c')(addDependency('a', 'b')(three));
    expect(placeItems(chain).map(({ x }) => x)).toEqual([0, 248, 496]);
    expect(placeItems(addDependency('c', 'a')(chain))).toHaveLength(3);
  });
});

describe('conditions as rows', () => {
  const value = fc.oneof(
    fc.boolean(),
    fc.integer({ min: -9, max: 999 }),
    fc.stringMatching(/^[a-z一-龥 ]{0,8}$/).filter((text) => !/ (and|or) /.test(text)),
  );
  const rows = fc.array(
    fc.record({
      name: fc.constantFrom('area', 'publicGathering', 'way'),
      op: fc.constantFrom(...conditionOps),
      value,
    }),
    { maxLength: 4 },
  );

  it('written and read again are the same, and FEEL reads them', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('and' as const, 'or' as const), (given, join) => {
        const written = writeRows({ join, rows: given });
        expect(readRows(written)?.rows).toEqual(given);
        if (given.length > 1) expect(readRows(written)?.join).toBe(join);
        if (written) expect(conditionOf(written).names).toEqual([...new Set(given.map(({ name }) => name))]);
      }),
    );
  });

  it('what is more than rows stays text', () => {
    expect(readRows('a = true and (b = 1 or c = 2)')).toBeNull();
    expect(readRows('not(a = true)')).toBeNull();
  });
});

it('a place knows its page', () => {
  expect(spotOf('subItems.food.materials.m3.when')).toEqual({ part: 'item', item: 'food' });
  expect(spotOf('dependencies.a>b>a')).toEqual({ part: 'order' });
  expect(spotOf('questions.q.options')).toEqual({ part: 'questions' });
  expect(spotOf('promise')).toEqual({ part: 'package' });
});
