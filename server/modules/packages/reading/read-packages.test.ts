import { beforeAll, describe, expect, it } from 'vitest';
import { type Defined, definitionsOfFile, shippedItems } from '../../catalogue/index.ts';
import { checkPackage } from '../checking/check-package.ts';
import { shippedPackages } from './packages-file.ts';
import { type ReadPackage, readPackages } from './read-packages.ts';

let items: Defined[];
let shipped: ReadPackage[];
const of = (id: string) => shipped.find(({ definition }) => definition.id === id) as ReadPackage;
const subItem = (id: string, key: string) => of(id).definition.subItems.find((one) => one.key === key);

beforeAll(() => {
  items = definitionsOfFile(shippedItems());
  const read = readPackages(shippedPackages(), items);
  expect(read.refused).toEqual([]);
  shipped = read.packages;
});

describe('the shipped packages', () => {
  it('are sixteen, and none is refused', () => {
    const ids = new Set(items.map(({ definition }) => definition.id));
    expect(shipped).toHaveLength(16);
    for (const { definition } of shipped) {
      expect([definition.id, checkPackage(definition, ids).refusals]).toEqual([definition.id, []]);
    }
  });

  it('say where a promise is shorter than the chain of published limits', () => {
    const codes = shipped.filter(({ definition }) =>
      checkPackage(definition, new Set()).findings.some(({ code }) => code === 'promise-shorter-than-chain'),
    );
    expect(codes.map(({ definition }) => definition.id)).toEqual([
      'newborn',
      'restaurant',
      'ent-cancel',
      'marry',
      'ent-open',
      'secondhand',
    ]);
  });

  it('take a sub-item for a published item by its name and department, else for a plain item', () => {
    expect(subItem('restaurant', 'food')?.item).toEqual({ id: 'HN-000131024000-01', by: 'name' });
    expect(subItem('ent-open', 'seal')?.item).toEqual({ id: 'HN-431009085W00-01', by: 'name' });
    expect(subItem('store', 'food')?.item).toEqual({ id: 'HN-000131024000-01', by: 'name' });
    const plain = subItem('newborn', 'hukou');
    expect(plain?.item).toBeNull();
    expect(plain?.limit).toEqual({ value: 10, unit: 'workday', unitBasis: 'stated' });
    expect(plain?.result).toEqual({
      name: '居民户口簿',
      licenceTypeId: 'household-register',
      holder: 'subject',
    });
    expect(plain?.form?.length).toBeGreaterThan(0);
    expect(of('newborn').findings.map(({ code, path }) => `${code} ${path}`)).toContain(
      'plain-item subItems.hukou',
    );
  });

  it('ask what is a condition, and keep as a note what is none', () => {
    expect(subItem('newborn', 'maternity')?.when).toBe('motherInsured = true');
    expect(subItem('restaurant', 'fire')).toMatchObject({
      when: 'publicGathering = true',
      notes: ['告知承诺方式1个工作日'],
    });
    expect(subItem('store', 'fire')).toMatchObject({ when: 'takeFire = true', notes: ['告知承诺1'] });
    expect(of('store').findings).toContainEqual({
      code: 'condition-is-note',
      severity: 'warns',
      path: 'subItems.fire.when',
      params: { name: '公众聚集场所消防检查', words: '告知承诺1' },
    });
    const asked = of('school').definition.questions.filter(({ id }) => id === 'migrantChild');
    expect(asked).toHaveLength(1);
    expect(subItem('school', 'resid')?.when).toBe(subItem('school', 'ss')?.when);
  });

  it('ask once which of a group, and whether an optional item without a condition is wanted', () => {
    const question = of('disabled').definition.questions.find(({ id }) => id === 'whichCard');
    expect(question?.options.map(({ value }) => value)).toEqual([
      'new',
      'renew',
      'move',
      'change',
      'lost',
      'void',
    ]);
    expect(subItem('disabled', 'train')?.when).toBe('takeTrain = true');
  });

  it('know a package without a joint application, and when results are handed out', () => {
    expect(
      shipped.filter(({ definition }) => !definition.joint).map(({ definition }) => definition.id),
    ).toEqual(['ss-card']);
    expect(of('restaurant').definition.issue).toBe('as-ready');
  });
});

describe('a file of the same shape', () => {
  const read = (entry: object) => readPackages(JSON.stringify({ packages: [entry] }), items);
  const least = { id: 'p', name: '办一件事', subItems: [{ key: 'a', name: '某事' }] };

  it('may be the list alone, with as little as a name and a sub-item', () => {
    const { packages, refused } = readPackages(JSON.stringify([least]), items);
    expect(refused).toEqual([]);
    expect(packages[0]?.definition.subItems[0]).toMatchObject({
      name: '某事',
      limit: null,
      order: 0,
      optional: false,
    });
  });

  it('is refused entry by entry, with the place', () => {
    const places = (entry: object) => read(entry).refused.map(({ path, problem }) => [path, problem]);
    expect(places({ ...least, subItems: [{ key: 'a' }] })).toEqual([['packages[0].subItems[0]', 'missing']]);
    expect(places({ ...least, subItems: [{ key: 'a', name: 'b', limitDays: '三' }] })).toEqual([
      ['packages[0].subItems[0].limitDays', 'type'],
    ]);
    const dependencies = [{ from: 'a', to: 'b', kind: 'magic' }];
    expect(places({ ...least, dependencies })[0]?.[0]).toBe('packages[0].dependencies[0].kind');
    expect(readPackages('{', items).refused[0]?.problem).toBe('not-json');
    expect(readPackages('{}', items).refused[0]?.problem).toBe('no-packages');
    const twice = readPackages(JSON.stringify({ packages: [least, least, 7] }), items);
    expect(twice.packages).toHaveLength(1);
    expect(twice.refused.map(({ path }) => path)).toEqual(['packages[1].id', 'packages[2]']);
  });

  it('may say that a paper is made, checked or not needed by some', () => {
    const { packages } = read({
      ...least,
      materials: ['申请表（系统生成）', '身份证（核验免提交）', '照片（7岁以下免）'],
    });
    expect(packages[0]?.definition.materials.map(({ exempt, when }) => [exempt, when])).toEqual([
      ['system-form', null],
      ['network-check', null],
      [null, 'underSeven = false'],
    ]);
  });

  it('words a condition no table knows as a question, and leaves sizes, counts and deadlines as notes', () => {
    const words = ['跨省迁入', '2寸白底', '一式三份', '15个工作日内', '5个工作日', '3份'];
    const subItems = words.map((when, at) => ({ key: `k${at}`, name: `事${at}`, optional: true, when }));
    const { definition } = read({ ...least, subItems }).packages[0] as ReadPackage;
    expect(definition.subItems.map(({ notes }) => notes)).toEqual([
      [],
      ...words.slice(1).map((one) => [one]),
    ]);
    const [question] = definition.questions;
    expect(question).toMatchObject({
      text: '是否属于这种情形：跨省迁入？',
      derived: true,
      about: 'circumstances',
    });
    expect(definition.questions.slice(1).every(({ about }) => about === 'wish')).toBe(true);
  });
});
