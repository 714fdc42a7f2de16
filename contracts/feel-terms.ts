import { argumentsOf, childrenOf, conditionTree, literal, type Node, namesOf } from './feel-condition.ts';
import type { TermOp } from './plan-rules.ts';

/** One comparison of an answer: with one of the values, where there are several. */
export type FeelTerm = { name: string; op: TermOp; values: (string | number | boolean)[] };

const LIMIT = 10_000;
const MOST = 6;
const read = new Map<string, FeelTerm[][]>();

/**
 * A condition as people say it: one of several lists of comparisons, of which all must hold. What cannot be said so, or
 * would take too many words, is one list of the answers that it rests on.
 */
export function termsOf(expression: string): FeelTerm[][] {
  const known = read.get(expression);
  if (known) return known;
  const tree = conditionTree(expression);
  const made = tree ? sayable(tree, expression) : [];
  if (read.size >= LIMIT) read.clear();
  read.set(expression, made);
  return made;
}

function sayable(tree: Node, text: string): FeelTerm[][] {
  const found = alternatives(tree, text, false);
  if (found && found.length <= MOST && found.every((all) => all.length <= MOST)) return found;
  return [[...new Set(namesOf(tree, text))].map((name) => ({ name, op: 'depends' as const, values: [] }))];
}

/** Undefined where a part of it is no comparison. `no`: of its opposite. */
function alternatives(node: Node, text: string, no: boolean): FeelTerm[][] | undefined {
  switch (node.name) {
    case 'ParenthesizedExpression':
      return alternatives(childrenOf(node)[1] as Node, text, no);
    case 'Conjunction':
    case 'Disjunction': {
      const [left, , right] = childrenOf(node) as [Node, Node, Node];
      const one = alternatives(left, text, no);
      const other = alternatives(right, text, no);
      if (!one || !other) return undefined;
      if ((node.name === 'Disjunction') !== no) return [...one, ...other];
      return one.length * other.length > MOST
        ? undefined
        : one.flatMap((a) => other.map((b) => [...a, ...b]));
    }
    case 'VariableName':
      return [[{ name: text.slice(node.from, node.to), op: 'is', values: [!no] }]];
    case 'FunctionInvocation':
      return invocation(node, text, no);
    case 'Comparison':
      return comparison(node, text, no);
    default:
      return undefined;
  }
}

function invocation(node: Node, text: string, no: boolean): FeelTerm[][] | undefined {
  const [inner] = argumentsOf(node, 'not', text) ?? [];
  if (inner) return alternatives(inner, text, !no);
  const [list, sought] = argumentsOf(node, 'list contains', text) ?? [];
  const value = sought && literal(sought, text);
  if (list?.name !== 'VariableName' || value === undefined || value === null) return undefined;
  return [[{ name: text.slice(list.from, list.to), op: no ? 'is-not' : 'is', values: [value] }]];
}

const signs: Record<string, [TermOp, TermOp]> = {
  '=': ['is', 'is-not'],
  '!=': ['is-not', 'is'],
  '<': ['lt', 'ge'],
  '<=': ['le', 'gt'],
  '>': ['gt', 'le'],
  '>=': ['ge', 'lt'],
};

function comparison(node: Node, text: string, no: boolean): FeelTerm[][] | undefined {
  const [left, sign, right, tests] = childrenOf(node);
  if (left?.name !== 'VariableName' || !sign) return undefined;
  const name = text.slice(left.from, left.to);
  if (sign.name === 'in' && tests?.name === 'PositiveUnaryTests') {
    const values = childrenOf(tests)
      .filter((test) => test.name === 'PositiveUnaryTest')
      .map((test) => test.firstChild && literal(test.firstChild, text));
    if (!values.every((value) => value !== undefined && value !== null)) return undefined;
    return [[{ name, op: no ? 'is-not' : 'is', values: values as FeelTerm['values'] }]];
  }
  const ops = signs[text.slice(sign.from, sign.to)];
  const value = right && literal(right, text);
  if (!ops || value === undefined || value === null) return undefined;
  if (typeof value === 'boolean' && (ops[0] === 'is' || ops[0] === 'is-not')) {
    return [[{ name, op: 'is', values: [(ops[0] === 'is') !== no ? value : !value] }]];
  }
  return [[{ name, op: ops[no ? 1 : 0], values: [value] }]];
}
