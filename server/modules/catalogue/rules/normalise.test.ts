import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawMaterial } from '../items-file.ts';
import { shippedVocabulary } from '../vocabulary.ts';
import { readCondition } from './condition.ts';
import { example, exampleItem } from './example.ts';
import { spanInDays } from './limits.ts';
import { departmentOf } from './place.ts';
import { requiredMaterials } from './required-materials.ts';

const material = (name: string, more: Partial<RawMaterial> = {}): RawMaterial => ({
  name,
  necessity: '必要',
  ...more,
});
const { conditions, departments } = shippedVocabulary();

describe('published words on a material', () => {
  it.each([
    '委托办理',
    '委托他人办理',
    '委托申请',
    '委托代理人办理',
    '需委托他人代为办理的',
    '授权经办人办理',
  ])('%s asks whether an agent acts', (words) =>
    expect(readCondition(words, conditions)).toMatchObject({
      kind: 'question',
      question: { id: 'agentActs' },
    }),
  );

  it.each([
    ['2.6×3.7cm，307×437像素，300dpi', false],
    ['5个工作日内补交', false],
    ['住宅改商用另交业主一致同意证明', true],
  ])('%s is a note', (words, hides) =>
    expect(readCondition(words, conditions)).toEqual({ kind: 'note', words, hides }),
  );

  it.each([
    ['三选一', 3, 1],
    ['2选1', 2, 1],
    ['四选二', 4, 2],
  ])('%s is a choice', (words, of, pick) =>
    expect(readCondition(words, conditions)).toMatchObject({ kind: 'choice', of, pick }),
  );

  it('that no editor has worded become a question with a lasting id', () => {
    const [one, two] = ['有境外投资人', '有境外投资人的情形'].map((words) =>
      readCondition(words, conditions),
    );
    expect(one).toMatchObject({
      kind: 'question',
      question: { text: '是否属于这种情形：有境外投资人？', derived: true },
    });
    expect(one?.kind === 'question' && two?.kind === 'question' && one.question.id === two.question.id).toBe(
      true,
    );
  });

  it('with a semicolon ask by the first part and keep the rest', () => {
    expect(readCondition('有境外投资人；附认证件', conditions)).toMatchObject({ remainder: '附认证件' });
    expect(readCondition('已领取纸质版；遗失则公示作废', conditions)).toMatchObject({
      question: { id: 'holdsPaperLicence' },
      remainder: '遗失则公示作废',
    });
  });

  it('never throw, and always give a usable answer name', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const read = readCondition(words, conditions);
        if (read.kind === 'question') expect(read.question.id).toMatch(/^[a-z][A-Za-z0-9]*$/);
      }),
    );
  });
});

describe('materials', () => {
  const item = exampleItem({
    materials: [
      material('授权委托书', { necessity: '非必要', condition: '委托办理' }),
      material('代理人身份证', { necessity: '非必要', condition: '委托他人办理' }),
      material('户口簿或居住证或在籍学习证明', { condition: '三选一' }),
      material('低保入户核查表'),
      material('安全制度', { necessity: '容缺后补', condition: '5个工作日内补交' }),
    ],
  });

  it('share one question', () => {
    expect(item.questions).toEqual([
      {
        id: 'agentActs',
        text: '是否委托他人代为办理？',
        askedOf: 'applicant',
        derived: false,
        published: ['委托办理', '委托他人办理'],
      },
    ]);
  });

  it('of a choice are alternatives with their own licence types', () => {
    expect(item.groups).toEqual([{ id: 'm3', pick: 1, published: '户口簿或居住证或在籍学习证明' }]);
    const options = item.materials?.filter((one) => one.group === 'm3');
    expect(options?.map((one) => [one.id, one.name, one.licenceTypeId])).toEqual([
      ['m3a', '户口簿', 'household-register'],
      ['m3b', '居住证', 'residence-permit'],
      ['m3c', '在籍学习证明', null],
    ]);
  });

  it('are asked by the answers; those of officials never', () => {
    const names = (answers: Record<string, boolean>) =>
      requiredMaterials(item, answers).map((one) => [one.material.id, one.need]);
    const always = [
      ['m3a', 'required'],
      ['m3b', 'required'],
      ['m3c', 'required'],
      ['m5', 'later'],
    ];
    expect(names({})).toEqual(always);
    expect(names({ agentActs: false })).toEqual(always);
    expect(names({ agentActs: true })).toEqual([['m1', 'required'], ['m2', 'required'], ...always]);
  });

  it('that only the authority can ask for stay optional', () => {
    const asked = exampleItem({
      materials: [material('场所证明', { necessity: '非必要', condition: '地方要求核对经营场所' })],
    });
    expect(requiredMaterials(asked, {}).map((one) => one.need)).toEqual(['optional']);
  });

  it.each<[name: string, more: Partial<RawMaterial>, code: string]>([
    ['外文材料的中文翻译件', {}, 'conditional-yet-required'],
    ['许可证副本', { sourceChannel: '政府部门核发' }, 'government-material-unlinked'],
    ['住所证明', { condition: '三选一' }, 'choice-without-group'],
    ['民主评议记录', {}, 'staff-material'],
    ['检测报告或承诺书', {}, 'name-says-or'],
    ['申请表', { medium: '竹简' }, 'unknown-value'],
  ])('%s: %s', (name, more, code) => {
    expect(example({ materials: [material(name, more)] }).findings.map((one) => one.code)).toContain(code);
  });
});

describe('special procedures', () => {
  it('joined by ^ are taken apart; 合计 is the limit of all', () => {
    const { specialProcedures, specialTotal } = exampleItem({
      specialProcedures: [{ name: '检测^现场勘查' }, { name: '合计', days: 60, unit: '工作日' }],
    });
    expect(specialProcedures?.map((one) => [one.name, one.stopsClock])).toEqual([
      ['检测', true],
      ['现场勘查', false],
    ]);
    expect(specialTotal).toMatchObject({ value: 60, unit: 'workday' });
  });

  it('stop the clock of a licence by art. 45 only; elsewhere an editor must say', () => {
    const [licensing] =
      exampleItem({ specialProcedures: [{ name: '听证', days: 20, unit: '工作日' }] }).specialProcedures ??
      [];
    expect(licensing).toMatchObject({ stopsClock: true, basis: '《中华人民共和国行政许可法》第四十五条' });
    const other = example({ itemType: '行政确认', specialProcedures: [{ name: '鉴定' }] });
    expect(other.definition.specialProcedures?.[0]).toMatchObject({ stopsClock: null, basis: null });
    expect(other.findings.map((one) => one.code)).toContain('special-without-basis');
  });
});

describe('service objects', () => {
  it('5 and 6 follow the standard that the file names', () => {
    expect(exampleItem({ serviceObjects: ['5', '6'] }).service.subjectKinds).toEqual([
      'individual-business',
      'state-organ',
    ]);
  });
  it('自然人（个体） is no natural person', () => {
    expect(exampleItem({ serviceObjects: ['企业法人', '自然人(个体)'] }).service.subjectKinds).toEqual([
      'enterprise',
      'individual-business',
    ]);
  });
});

it.each([
  ['市场监督管理', '市场监督管理'],
  ['市场监管局', '市场监督管理'],
  ['德昌县市场监督管理局（演示）', '市场监督管理'],
  ['公安（交管）', '公安'],
  ['县公安局', undefined],
  ['人社局', '人力资源社会保障'],
  ['卫生健康委员会', '卫生健康'],
  ['星际事务', undefined],
])('department %s → %s', (words, key) => expect(departmentOf(words, departments, '德昌县')?.key).toBe(key));

it.each<[value: number, least: number]>([
  [1, 1],
  [5, 5],
  [6, 8],
  [10, 12],
  [11, 15],
])('%i workdays last at least %i days', (value, least) =>
  expect(spanInDays({ value, unit: 'workday', unitBasis: 'stated' }).least).toBe(least),
);
