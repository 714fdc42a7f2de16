import { evaluate, parseExpression } from 'feelin';

/** Stands for an answer not given yet: what depends on it alone is undecided, neither met nor unmet. */
export const unanswered: unique symbol = Symbol('unanswered');

export type Lookup = (name: string) => unknown;

/**
 * A condition in FEEL, read once and tested often (0.3 µs where reading and evaluating takes 450 µs). `test` answers
 * 'open' only where the answers still missing could decide it; where all names are answered it agrees with `holds`.
 */
export type Condition = {
  /** Answers the expression reads, each once, in the order of the text. */
  names: readonly string[];
  test(lookup: Lookup): 'yes' | 'no' | 'open';
};

const LIMIT = 10_000;
const read = new Map<string, Condition>();

/** The condition of an expression; one that cannot be read is never met (publication refuses it, see `feelProblem`). */
export function conditionOf(expression: string): Condition {
  const known = read.get(expression);
  if (known) return known;
  const made = compile(expression);
  if (read.size >= LIMIT) read.clear();
  read.set(expression, made);
  return made;
}

export type Node = ReturnType<typeof parseExpression>['topNode'];
type Test = (lookup: Lookup) => unknown;

/** The expression as a tree; null for one that cannot be read. */
export function conditionTree(text: string): Node | null {
  try {
    const top = parseExpression(text, {}, undefined).topNode.firstChild;
    return top && !hasError(top) && !top.nextSibling ? top : null;
  } catch {
    return null;
  }
}

function compile(text: string): Condition {
  const top = conditionTree(text);
  if (!top) return { names: [], test: () => 'no' };
  const value = compileNode(top, text);
  return {
    names: [...new Set(namesOf(top, text))],
    test: (lookup) => {
      const result = value(lookup);
      if (result === unanswered) return 'open';
      return result === true ? 'yes' : 'no';
    },
  };
}

function compileNode(node: Node, text: string): Test {
  switch (node.name) {
    case 'ParenthesizedExpression':
      return compileNode(childrenOf(node)[1] as Node, text);
    case 'Conjunction':
      return junction(operandsOf(node, text), false);
    case 'Disjunction':
      return junction(operandsOf(node, text), true);
    case 'VariableName':
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'null':
      return operand(node, text) ?? byFeelin(node, text);
    case 'FunctionInvocation':
      return negation(node, text) ?? contains(node, text) ?? byFeelin(node, text);
    case 'Comparison':
      return comparison(node, text) ?? oneOf(node, text) ?? byFeelin(node, text);
    default:
      return byFeelin(node, text);
  }
}

/** and / or over true, false, null (anything else) and unanswered. `decisive` settles it alone. */
function junction([left, right]: [Test, Test], decisive: boolean): Test {
  return (lookup) => {
    const one = left(lookup);
    if (one === decisive) return decisive;
    const other = right(lookup);
    if (other === decisive) return decisive;
    if (one === unanswered || other === unanswered) return unanswered;
    return one === !decisive && other === !decisive ? !decisive : null;
  };
}

function operandsOf(node: Node, text: string): [Test, Test] {
  const [left, , right] = childrenOf(node) as [Node, Node, Node];
  return [compileNode(left, text), compileNode(right, text)];
}

function negation(node: Node, text: string): Test | undefined {
  const args = argumentsOf(node, 'not', text);
  if (args?.length !== 1) return undefined;
  const inner = compileNode(args[0] as Node, text);
  return (lookup) => {
    const value = inner(lookup);
    if (value === unanswered) return unanswered;
    return typeof value === 'boolean' ? !value : null;
  };
}

function contains(node: Node, text: string): Test | undefined {
  const args = argumentsOf(node, 'list contains', text);
  if (args?.length !== 2) return undefined;
  const [list, sought] = args.map((arg) => operand(arg, text));
  if (!list || !sought) return undefined;
  const slow = byFeelin(node, text);
  return (lookup) => {
    const values = list(lookup);
    const one = sought(lookup);
    if (values === unanswered || one === unanswered) return unanswered;
    if (values === null) return null;
    if (Array.isArray(values) && typeof one === 'string') return values.includes(one);
    return slow(lookup);
  };
}

/** a = b, a != b, a < b … of plain values; what FEEL says of unequal kinds is left to feelin. */
function comparison(node: Node, text: string): Test | undefined {
  const [left, sign, right] = childrenOf(node);
  if (sign?.name !== 'CompareOp' || !left || !right) return undefined;
  const [one, other] = [operand(left, text), operand(right, text)];
  const compare = comparisons[text.slice(sign.from, sign.to)];
  if (!one || !other || !compare) return undefined;
  const slow = byFeelin(node, text);
  return (lookup) => {
    const [a, b] = [one(lookup), other(lookup)];
    if (a === unanswered || b === unanswered) return unanswered;
    const compared = compare(a, b);
    return compared === undefined ? slow(lookup) : compared;
  };
}

/** null: FEEL says null (3 > null); undefined: values of other kinds, which feelin settles. */
type Compared = boolean | null | undefined;

const comparisons: Record<string, (a: unknown, b: unknown) => Compared> = {
  '=': (a, b) => equal(a, b),
  '!=': (a, b) => {
    const same = equal(a, b);
    return typeof same === 'boolean' ? !same : same;
  },
  '<': (a, b) => ordered(a, b, (one, other) => one < other),
  '<=': (a, b) => ordered(a, b, (one, other) => one <= other),
  '>': (a, b) => ordered(a, b, (one, other) => one > other),
  '>=': (a, b) => ordered(a, b, (one, other) => one >= other),
};

function equal(a: unknown, b: unknown): Compared {
  if (a === null || b === null) return a === b;
  if (!plain(a) || !plain(b)) return undefined;
  return typeof a === typeof b ? a === b : null;
}

function plain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function ordered(a: unknown, b: unknown, compare: (a: number, b: number) => boolean): Compared {
  if (typeof a === 'number' && typeof b === 'number') return compare(a, b);
  return a === null || b === null ? null : undefined;
}

/** a in ("x", "y") */
function oneOf(node: Node, text: string): Test | undefined {
  const [left, sign, , tests] = childrenOf(node);
  if (sign?.name !== 'in' || !left || tests?.name !== 'PositiveUnaryTests') return undefined;
  const value = operand(left, text);
  const options = childrenOf(tests)
    .filter((test) => test.name === 'PositiveUnaryTest')
    .map((test) => test.firstChild);
  if (!value || !options.every((option) => option?.name === 'StringLiteral')) return undefined;
  const words = new Set(options.map((option) => literal(option as Node, text)));
  const slow = byFeelin(node, text);
  return (lookup) => {
    const one = value(lookup);
    if (one === unanswered) return unanswered;
    if (one === null) return false;
    return typeof one === 'string' ? words.has(one) : slow(lookup);
  };
}

function operand(node: Node, text: string): Test | undefined {
  if (node.name === 'VariableName') {
    const name = text.slice(node.from, node.to);
    return (lookup) => lookup(name);
  }
  const value = literal(node, text);
  return value === undefined ? undefined : () => value;
}

export function literal(node: Node, text: string): string | number | boolean | null | undefined {
  const words = text.slice(node.from, node.to);
  if (node.name === 'null') return null;
  if (node.name === 'NumericLiteral') return Number(words);
  if (node.name === 'BooleanLiteral') return words === 'true';
  if (node.name === 'StringLiteral' && !words.includes('\\')) return words.slice(1, -1);
  return undefined;
}

/** Anything else is evaluated by feelin as written, once every answer it reads is there. */
function byFeelin(node: Node, text: string): Test {
  const part = text.slice(node.from, node.to);
  const names = [...new Set(namesOf(node, text))];
  return (lookup) => {
    const context: Record<string, unknown> = {};
    for (const name of names) {
      const value = lookup(name);
      if (value === unanswered) return unanswered;
      context[name] = value;
    }
    try {
      return evaluate(part, context).value;
    } catch {
      return null;
    }
  };
}

/** Names of variables, without functions and without what the expression itself binds (some x in …). */
export function namesOf(node: Node, text: string): string[] {
  const found: string[] = [];
  const bound = new Set<string>();
  const visit = (one: Node): void => {
    const words = text.slice(one.from, one.to);
    if (one.name === 'Name') bound.add(words);
    if (one.name === 'VariableName') found.push(words);
    const inner = childrenOf(one);
    for (const child of one.name === 'FunctionInvocation' ? inner.slice(1) : inner) visit(child);
  };
  visit(node);
  return found.filter((name) => !bound.has(name));
}

export function argumentsOf(node: Node, name: string, text: string): Node[] | undefined {
  const [head, , args] = childrenOf(node);
  if (!head || !args || text.slice(head.from, head.to) !== name || args.name !== 'PositionalParameters') {
    return undefined;
  }
  return childrenOf(args).filter((child) => child.name !== ',');
}

export function childrenOf(node: Node): Node[] {
  const all: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) all.push(child);
  return all;
}

function hasError(node: Node): boolean {
  return node.type.isError || childrenOf(node).some(hasError);
}
