import fc from 'fast-check';
import { evaluate } from 'feelin';
import { describe, expect, it } from 'vitest';
import { conditionOf, unanswered } from './feel-condition.ts';

/** What feelin says of the whole expression, by itself. */
const byFeelin = (expression: string, given: Record<string, unknown>): boolean => {
  try {
    return evaluate(expression, given).value === true;
  } catch {
    return false;
  }
};
const over = (answers: Record<string, unknown>) => (name: string) =>
  Object.hasOwn(answers, name) ? answers[name] : unanswered;

const atoms = fc.constantFrom(
  'a = "x"',
  'a != "x"',
  'n > 3',
  'n <= 3',
  'b = true',
  'b',
  'not(b)',
  'not(a = "x")',
  'a in ("x", "y")',
  'n in [1..3]',
  'n between 1 and 5',
  'list contains(xs, "p")',
  'some x in xs satisfies x = a',
  'n + 1 > 4',
  'a = null',
  'n = "3"',
);
const expressions = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    atoms,
    fc.tuple(tie('one'), fc.constantFrom('and', 'or'), tie('one')).map(([l, op, r]) => `(${l}) ${op} (${r})`),
    tie('one').map((one) => `not(${one})`),
  ),
})).one;
const answers = fc.record({
  a: fc.constantFrom('x', 'y', 'z', null),
  n: fc.constantFrom(0, 3, 4, 'seven', null),
  b: fc.constantFrom(true, false, null),
  xs: fc.constantFrom([], ['p'], ['x', 'p'], null),
});

describe('a condition read once', () => {
  it('agrees with feelin where everything is answered', () => {
    fc.assert(
      fc.property(expressions, answers, (expression, given) => {
        expect(conditionOf(expression).test(over(given))).toBe(byFeelin(expression, given) ? 'yes' : 'no');
      }),
      { numRuns: 400 },
    );
  });

  it('is decided early only where no further answer could change it', () => {
    fc.assert(
      fc.property(
        expressions,
        answers,
        fc.subarray(['a', 'n', 'b', 'xs'] as const),
        (expression, all, names) => {
          const some = Object.fromEntries(names.map((name) => [name, all[name]]));
          const early = conditionOf(expression).test(over(some));
          fc.pre(early !== 'open');
          expect(conditionOf(expression).test(over(all))).toBe(early);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('knows which answers it reads', () => {
    expect(conditionOf('some x in xs satisfies x = a and list contains(xs, b)').names).toEqual([
      'xs',
      'a',
      'b',
    ]);
    expect(conditionOf('a = "x" and').names).toEqual([]);
    expect(conditionOf('a = "x" and').test(over({ a: 'x' }))).toBe('no');
  });
});
