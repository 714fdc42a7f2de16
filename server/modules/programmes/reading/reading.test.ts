import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GoalOp, goalOps } from '../../../../contracts/programmes.ts';
import { shippedVocabulary } from '../../catalogue/index.ts';
import { shippedOrganisations } from '../../regions/index.ts';
import { resultOf } from '../goal.ts';
import { shippedProgrammes } from '../shipped.ts';
import { readDeadline } from './deadline.ts';
import { readProgrammes } from './read-programmes.ts';
import { namedUnits } from './units.ts';

describe('the day a plan names', () => {
  test.each([
    ['2021-03-15', '2021-03-15'],
    ['2021-03', '2021-03-31'],
    ['2024年2月底前', '2024-02-29'],
    ['2021年3月5日前', '2021-03-05'],
    ['2021年底前', '2021-12-31'],
    ['2021', '2021-12-31'],
    ['2026年6月底', '2026-06-30'],
    ['到2026年底', '2026-12-31'],
    ['2026年度内完成', '2026-12-31'],
    ['２０２６年９月', '2026-09-30'],
    ['2026年上半年', '2026-06-30'],
    ['2026年第三季度末', '2026-09-30'],
    ['二〇二六年二季度', '2026-06-30'],
    ['二〇二六年五月中旬前', '2026-05-20'],
    ['二〇二六年十二月三十一日', '2026-12-31'],
    ['最迟2026年10月8日以前完成', '2026-10-08'],
  ])('%s is %s', (words, date) => {
    expect(readDeadline(words)).toEqual({ date, words: null });
  });
  test.each([
    '持续推进',
    '按时序推进',
    '2021-02-30',
    '2021年13月',
    '三月底',
    '长期',
    '每季度末',
    '2025-2027年',
    '2026年初',
    '2026年春节前',
    '20261',
  ])('%s names no day and stays words', (words) => {
    expect(readDeadline(words)).toEqual({ date: null, words });
  });
});

describe('a goal', () => {
  const goal = (op: GoalOp, low: number, high: number | null = null) => ({ op, low, high, unit: '%' });
  test('of «at least», «at most» and «between» is reached or not', () => {
    expect(resultOf(goal('>=', 95), 95)).toBe('met');
    expect(resultOf(goal('>=', 95), 94.9)).toBe('unmet');
    expect(resultOf(goal('<=', 0.5), 0.4)).toBe('met');
    expect(resultOf(goal('between', 1, 2), 3)).toBe('unmet');
  });
  test('of a point counts beyond it as reached where the direction is known, else a person looks', () => {
    expect(resultOf(goal('=', 1), 0.5, 'down')).toBe('met');
    expect(resultOf(goal('=', 100), 99, 'up')).toBe('unmet');
    expect(resultOf(goal('=', 1), 0.5)).toBe('differs');
  });
  test('without a figure is never reached', () => {
    const ops = fc.constantFrom(...(Object.keys(goalOps) as GoalOp[]));
    fc.assert(fc.property(ops, fc.integer(), (op, low) => resultOf(goal(op, low), null) === 'unknown'));
  });
});

describe('a number in words', () => {
  const read = (value: unknown, op?: string, unit?: string) => {
    const target = { id: 'a', file: 'a', kind: 'numeric', summary: '可办率', value, op, unit };
    const { programmes, refused } = readProgrammes(JSON.stringify({ targets: [target] }));
    expect(refused).toEqual([]);
    const [{ goal = null, note = null } = {}] = programmes[0]?.targets ?? [];
    return goal ? [goal.op, goal.low, goal.high, goal.unit] : note;
  };
  test.each([
    ['不低于95%', ['>=', 95, null, '%']],
    ['90% 以上', ['>=', 90, null, '%']],
    ['≥1.2万户', ['>=', 12_000, null, '户']],
    ['超过1.1亿元', ['>', 110_000_000, null, '元']],
    ['80%—90%', ['between', 80, 90, '%']],
    ['3～5个工作日', ['between', 3, 5, '个工作日']],
    ['不超过3个工作日', ['<=', 3, null, '个工作日']],
    ['控制在0.3次以内', ['<=', 0.3, null, '次']],
    ['超过1,200件', ['>', 1200, null, '件']],
    ['约30%', ['≈', 30, null, '%']],
    ['100%', ['=', 100, null, '%']],
    ['2倍', ['=', 2, null, '倍']],
  ])('%s', (words, goal) => {
    expect(read(words)).toEqual(goal);
  });
  test('takes sign and unit from beside it, and reads a sign in words', () => {
    expect(read('5', '>=', '万人')).toEqual(['>=', 5, null, '万人']);
    expect(read(95, '不低于', '%')).toEqual(['>=', 95, null, '%']);
    expect(read([80, 90], 'between', '%')).toEqual(['between', 80, 90, '%']);
  });
  test.each(['翻一番', '提高3倍', '比去年增长20%', '大幅提升', '90%到80%', '不低于90%以下'])(
    '%s names none that can be compared: it is told as it is',
    (words) => {
      expect(read(words)).toBe(words);
    },
  );
});

describe('the units that words name', () => {
  const organisations = shippedOrganisations()
    .find(({ division }) => division === '430182')
    ?.organisations.map((one) => ({ ...one, divisionCode: '430182' })) as never[];
  const units = (words: string) => namedUnits(words, organisations, shippedVocabulary());
  test('are found one by one, a crowd names nobody', () => {
    expect(units('市市监局、税务局')).toHaveLength(2);
    expect(units('市直相关单位')).toEqual([]);
    expect(units('各乡镇（街道）')).toEqual([]);
  });
});

describe('a file of programmes', () => {
  test('the five shipped ones are read whole', () => {
    const { programmes, refused } = readProgrammes(shippedProgrammes());
    expect(refused).toEqual([]);
    expect(programmes.map(({ targets }) => targets.length)).toEqual([40, 24, 30, 39, 34]);
  });
  test('a wrong entry is refused with its place and leaves the others alone', () => {
    const target = {
      id: 'a-1',
      file: 'a',
      kind: 'numeric',
      summary: '网上可办率',
      op: '>=',
      value: 90,
      unit: '%',
    };
    const { programmes, refused } = readProgrammes(
      JSON.stringify({
        targets: [
          target,
          { ...target, id: 'a-2', op: '差不多' },
          { ...target, id: 'a-3', op: 'between', value: [2, 1] },
          { ...target, id: 'a-4', op: undefined },
          { ...target, id: 'a-5', kind: 'wish' },
          target,
        ],
      }),
    );
    expect(programmes).toMatchObject([{ id: 'a', title: 'a', targets: [{ id: 'a-1' }] }]);
    expect(refused.map(({ path, problem }) => [path, problem])).toEqual([
      ['targets[4].kind', 'value'],
      ['targets[5].id', 'duplicate-id'],
      ['targets[1].op', 'unknown-value'],
      ['targets[2].value', 'value'],
      ['targets[3]', 'missing'],
    ]);
    expect(readProgrammes('{').refused).toMatchObject([{ problem: 'not-json' }]);
    expect(readProgrammes('{}').refused).toMatchObject([{ problem: 'no-targets' }]);
  });
});
