import { describe, expect, it } from 'vitest';
import type { FormField } from '../../../../contracts/forms.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { aDependency, aMaterial, anItem, aPackage, aQuestion } from '../testing/build.ts';
import { randomPackage } from '../testing/random-package.ts';
import { checkPackage } from './check-package.ts';

const area: FormField = {
  name: 'area',
  label: '面积',
  kind: 'number',
  unit: '平方米',
  required: true,
  personal: false,
};
const page = (...fields: FormField[]) => [{ id: 'place', title: '场所', fields }];

function refusalsOf(definition: PackageDefinition): [string, string][] {
  return checkPackage(definition, new Set(['known'])).refusals.map(({ code, path }) => [code, path]);
}

describe('a package is refused, with the place', () => {
  it('for a circle', () => {
    const definition = aPackage({
      subItems: ['a', 'b', 'c'].map((key) => anItem(key)),
      dependencies: [aDependency('a', 'b'), aDependency('b', 'c'), aDependency('c', 'a')],
    });
    expect(refusalsOf(definition)).toEqual([['cycle', 'dependencies.a>b>c>a']]);
    const [circle] = checkPackage(definition, new Set()).refusals;
    expect(circle?.params).toEqual({ items: '事项a → 事项b → 事项c → 事项a' });
    const alone = aPackage({ subItems: [anItem('a')], dependencies: [aDependency('a', 'a')] });
    expect(refusalsOf(alone)).toEqual([['cycle', 'dependencies.a>a']]);
  });

  it('for a field defined twice differently, and a data element under two names', () => {
    const other = { ...area, unit: '亩' };
    const twice = aPackage({
      subItems: [anItem('a', { form: page(area) }), anItem('b', { form: page(other) })],
    });
    expect(refusalsOf(twice)).toEqual([['field-defined-twice', 'subItems.b.form.place.area']]);
    const hint = { ...area, hint: '按房产证填', required: false };
    const same = aPackage({
      subItems: [anItem('a', { form: page(area) }), anItem('b', { form: page(hint) })],
    });
    expect(refusalsOf(same)).toEqual([]);
    const named = (name: string): FormField => ({ ...area, name, element: 'premises-area' });
    const element = aPackage({
      subItems: [anItem('a', { form: page(named('area')) }), anItem('b', { form: page(named('size')) })],
    });
    expect(refusalsOf(element)).toEqual([['element-asked-twice', 'subItems.b.form.place.size']]);
  });

  it('for a name that pages use themselves, and a page that would hide a step', () => {
    const form = [{ id: 'review', title: '复核', fields: [{ ...area, name: 'constructor' }] }];
    const definition = aPackage({
      subItems: [anItem('a', { form })],
      questions: [aQuestion('leaveOut')],
    });
    expect(refusalsOf(definition)).toEqual([
      ['name-reserved', 'questions.leaveOut'],
      ['page-reserved', 'subItems.a.form.review'],
      ['name-reserved', 'subItems.a.form.review.constructor'],
    ]);
  });

  it('for a material that no source can give', () => {
    const only = (parts: Parameters<typeof aMaterial>[2]) =>
      aPackage({ subItems: [anItem('a', { form: null, materials: [aMaterial('m1', '验收意见', parts)] })] });
    const place = 'subItems.a.materials.m1';
    expect(refusalsOf(only({ ways: ['earlier-result'] }))).toEqual([['material-without-source', place]]);
    expect(refusalsOf(only({ ways: ['system-form'] }))).toEqual([['material-without-source', place]]);
    expect(refusalsOf(only({ ways: [] }))).toEqual([['material-without-source', place]]);
    expect(refusalsOf(only({ ways: ['share'] }))).toEqual([['material-without-source', place]]);
    expect(refusalsOf(only({ ways: ['share'], licenceTypeId: 'resident-id' }))).toEqual([]);
    const produced = aPackage({
      subItems: [
        anItem('a', { materials: [aMaterial('m1', '验收意见', { ways: ['earlier-result'] })] }),
        anItem('b', { result: { name: '验收意见', licenceTypeId: null, holder: 'subject' } }),
      ],
      dependencies: [aDependency('b', 'a', { kind: 'result-licence', needs: '验收意见' })],
    });
    expect(refusalsOf(produced)).toEqual([]);
    const nothing = aPackage({
      subItems: [anItem('a'), anItem('b')],
      dependencies: [aDependency('a', 'b', { kind: 'result-licence', needs: '证' })],
    });
    expect(refusalsOf(nothing)).toEqual([['dependency-brings-nothing', 'dependencies.a>b']]);
    const group = anItem('a', {
      materials: [aMaterial('m1', '户口簿', { group: 'g' })],
      groups: [{ id: 'g', pick: 2, published: '三样选两样' }],
    });
    expect(refusalsOf(aPackage({ subItems: [group] }))).toEqual([
      ['choice-too-small', 'subItems.a.groups.g'],
    ]);
  });

  it('for a condition on a question never asked', () => {
    const when = 'area > 100';
    const unknown = aPackage({ subItems: [anItem('a', { when })] });
    expect(refusalsOf(unknown)).toContainEqual(['question-never-asked', 'subItems.a.when']);
    const inForm = aPackage({ subItems: [anItem('a', { when }), anItem('b', { form: page(area) })] });
    expect(refusalsOf(inForm)).toEqual([]);
    const self = aPackage({
      questions: [aQuestion('one', { when: 'two = true' }), aQuestion('two', { when: 'one = true' })],
      subItems: [anItem('a', { when: 'one = true' })],
    });
    expect(refusalsOf(self)).toContainEqual(['question-never-asked', 'subItems.a.when']);
    const broken = aPackage({ questions: [aQuestion('one')], subItems: [anItem('a', { when: 'one = ' })] });
    expect(refusalsOf(broken)).toContainEqual(['condition-unreadable', 'subItems.a.when']);
  });

  it('for an item that no answers call for', () => {
    const one = aQuestion('one');
    const number = aQuestion('size', { kind: 'number' });
    const radio = aQuestion('way', { kind: 'radio', options: [{ value: 'x', label: '甲' }] });
    const withWhen = (when: string) =>
      aPackage({ questions: [one, number, radio], subItems: [anItem('a', { when })] });
    expect(refusalsOf(withWhen('one = true and one = false'))).toEqual([
      ['item-unreachable', 'subItems.a.when'],
    ]);
    expect(refusalsOf(withWhen('size > 300 and size < 200'))).toEqual([
      ['item-unreachable', 'subItems.a.when'],
    ]);
    expect(refusalsOf(withWhen('size > 200 and size < 300 and one = true'))).toEqual([]);
    expect(refusalsOf(withWhen('way = "y"'))).toEqual([
      ['answer-impossible', 'subItems.a.when'],
      ['item-unreachable', 'subItems.a.when'],
    ]);
    expect(refusalsOf(withWhen('subjectKind = "enterprise"'))).toEqual([
      ['item-unreachable', 'subItems.a.when'],
    ]);
    const hidden = aPackage({
      questions: [one, aQuestion('two', { when: 'one = true' })],
      subItems: [anItem('a', { when: 'one = false and two = true' })],
    });
    expect(refusalsOf(hidden)).toEqual([['item-unreachable', 'subItems.a.when']]);
    const group = aPackage({
      questions: [{ ...radio, id: 'which' }],
      itemGroups: [{ id: 'g', question: 'which', required: true }],
      subItems: [anItem('x', { group: 'g' }), anItem('y', { group: 'g' })],
    });
    expect(refusalsOf(group)).toEqual([
      ['group-option', 'questions.which.options'],
      ['item-unreachable', 'subItems.y.when'],
    ]);
  });

  it('for keys used twice and references to nothing', () => {
    const definition = aPackage({
      questions: [aQuestion('one'), aQuestion('one')],
      subItems: [
        anItem('a', { item: { id: 'unknown', by: 'id' } }),
        anItem('a', { item: { id: 'known', by: 'id' }, group: 'none' }),
      ],
      dependencies: [aDependency('a', 'z')],
      combined: { name: '一证', licenceTypeId: null, of: ['q'], source: null },
    });
    expect(refusalsOf(definition).map(([code]) => code)).toEqual([
      'duplicate-key',
      'duplicate-key',
      'item-unknown',
      'group-unknown',
      'dependency-unknown',
      'combined-unknown',
    ]);
    expect(refusalsOf(aPackage())).toEqual([['no-sub-items', 'subItems']]);
  });
});

describe('what does not block', () => {
  it('is a promise shorter than the chain of limits', () => {
    const definition = aPackage({
      promise: { value: 8, unit: 'workday', unitBasis: 'stated' },
      subItems: [anItem('a'), anItem('b'), anItem('c')],
      dependencies: [aDependency('a', 'b')],
    });
    const { refusals, findings } = checkPackage(definition, new Set());
    expect(refusals).toEqual([]);
    expect(findings).toEqual([
      {
        code: 'promise-shorter-than-chain',
        severity: 'warns',
        path: 'promise',
        params: { promise: 8, chain: 10, items: '事项a → 事项b' },
      },
    ]);
  });

  it('is a random package: none is refused for its order, its fields or its names', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const codes = checkPackage(randomPackage(seed, 1 + seed).definition, new Set()).refusals.map(
        ({ code }) => code,
      );
      const harmless = ['item-unreachable', 'choice-too-small'];
      expect(codes.filter((code) => !harmless.includes(code))).toEqual([]);
    }
  });
});
