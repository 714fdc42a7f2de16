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
  ])('%s is %s', (words, date) => {
    expect(readDeadline(words)).toEqual({ date, words: null });
  });
  test.each(['持续推进', '按时序推进', '2021-02-30', '2021年13月', '三月底'])(
    '%s names no day and stays words',
    (words) => {
      expect(readDeadline(words)).toEqual({ date: null, words });
    },
  );
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
          { ...target, id: 'a-2', op: '大约' },
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
