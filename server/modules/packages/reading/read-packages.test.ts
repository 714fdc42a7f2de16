import { beforeAll, describe, expect, it } from 'vitest';
import { type Defined, definitionsOfFile, shippedItems } from '../../catalogue/index.ts';
import { answerProblems } from '../answers-given.ts';
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

  it('says which words and elements it does not know, and takes none of them for something else', () => {
    const subItems = [
      { key: 'a', name: '甲', limitDays: 3, unit: '星期', limits: 3 },
      {
        key: 'b',
        name: '乙',
        itemType: '魔法',
        materials: [{ name: '丙证', necessity: '也许', ways: ['moon'] }],
      },
      { key: 'c', name: 'constructor', limitDays: 2, unit: 'constructor' },
    ];
    const { definition, findings } = read({ ...least, promisedDays: 1, promisedUnit: '星期', subItems })
      .packages[0] as ReadPackage;
    expect(definition.subItems.map(({ limit }) => limit)).toEqual([null, null, null]);
    const odd = findings.filter(({ code }) => code.endsWith('-unknown'));
    expect(odd.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      'element-unknown subItems.a',
      'unit-unknown promise',
      'unit-unknown subItems.a.unit',
      'unit-unknown subItems.c.unit',
      'word-unknown subItems.b.itemType',
      'word-unknown subItems.b.materials.m1.necessity',
      'word-unknown subItems.b.materials.m1.ways',
    ]);
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

  it('nobody has seen before loads: plain items, a question for a condition, findings for what is odd', () => {
    const { packages, refused } = readPackages(
      JSON.stringify({
        packages: [
          {
            id: 'pet-shop',
            name: '开办宠物店',
            lead: '市场监督管理',
            subItems: [
              {
                key: 'a',
                name: '宠物店备案',
                department: '市场监督管理',
                limitDays: 3,
                result: '宠物店备案证明',
              },
              { key: 'b', name: '设置招牌', department: '天外来客管理', condition: '临街的' },
              { key: 'c', name: '动物诊疗许可', department: '农业农村', condition: '15个工作日内' },
              { key: 'd', name: '废物处置备案', dept: '农业农村', when: '有住院笼位的；面积大的另交登记表' },
              { key: 'e', name: '兽药经营许可', dept: '农业农村', optional: '经营兽药的可选' },
              { key: 'f', name: '宠物寄养备案', dept: '农业农村', optional: '可选' },
            ],
            dependencies: [{ from: 'a', to: 'c', kind: 'result-licence', needs: '宠物店备案证明' }],
            combined: { name: '宠物店综合许可证', of: ['a', 'c'] },
          },
          { id: 'two words', name: '编号不对', subItems: [{ key: 'x', name: '某事' }] },
          { id: 'no-items', name: '没有子事项' },
          { ...least, id: 'pet-shop' },
        ],
      }),
      items,
    );
    expect(refused.map(({ path }) => path)).toEqual(['packages[1].id', 'packages[2]', 'packages[3].id']);
    const { definition, findings } = packages[0] as ReadPackage;
    expect(definition.subItems.map(({ item }) => item)).toEqual([null, null, null, null, null, null]);
    expect(definition.subItems[0]).toMatchObject({
      limit: { value: 3, unit: 'workday' },
      result: { name: '宠物店备案证明' },
    });
    expect(definition.questions.map(({ text }) => text)).toEqual([
      '是否属于这种情形：临街的？',
      '是否属于这种情形：有住院笼位的？',
      '是否属于这种情形：经营兽药的？',
      '要一起办“宠物寄养备案”吗？',
    ]);
    expect(definition.subItems[3]?.notes).toEqual(['面积大的另交登记表']);
    expect(definition.subItems[2]?.notes).toEqual(['15个工作日内']);
    expect(definition.combined).toMatchObject({ of: ['a', 'c'], licenceTypeId: null });
    const told = findings.map(({ code, path }) => `${code} ${path}`);
    expect(told).toContain('plain-item subItems.a');
    expect(told.some((one) => one.startsWith('condition-is-note'))).toBe(true);
    expect(checkPackage(definition, new Set()).refusals).toEqual([]);

    // What is answered for it is looked at before it is planned with.
    const [question] = definition.questions;
    const values = { [question?.id ?? '']: 'maybe', nothing: true };
    expect(answerProblems(definition, { values, leaveOut: ['z', 'a'] })).toMatchObject([
      { path: `values.${question?.id}`, problem: 'unknown-value', may: ['true', 'false'] },
      { path: 'values.nothing', problem: 'unknown-question' },
      { path: 'leaveOut[0]', problem: 'unknown-item', may: ['a', 'b', 'c', 'd', 'e', 'f'] },
    ]);
    expect(answerProblems(definition, { values: { [question?.id ?? '']: true }, leaveOut: [] })).toEqual([]);
  });

  it('is refused for publication with the place: a circle, a key twice', () => {
    const places = (entry: object) => {
      const [found] = read({ ...least, ...entry }).packages;
      return found ? checkPackage(found.definition, new Set()).refusals.map(({ code }) => code) : ['refused'];
    };
    const [a, b] = [
      { key: 'a', name: '甲' },
      { key: 'b', name: '乙' },
    ];
    const state = (from: string, to: string) => ({ from, to, kind: 'state', needs: `${from}办完` });
    expect(places({ subItems: [a, b], dependencies: [state('a', 'b'), state('b', 'a')] })).toContain('cycle');
    expect(places({ subItems: [a, a] })).toContain('duplicate-key');
    expect(places({ subItems: [a], combined: { name: '综合证', of: ['z'] } })).toContain('combined-unknown');
  });
});
