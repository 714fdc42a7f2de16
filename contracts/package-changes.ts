import Type, { type Static } from 'typebox';
import type { PackageDefinition } from './packages.ts';
import { nullable } from './schema-parts.ts';

/** Parts of a package that have a name of their own; what is said of each lies in ui/words, `package.part.<of>`. */
export const packageParts = {
  package: '一件事',
  question: '问题',
  subItem: '事项',
  material: '材料',
  choice: '材料选组',
  page: '表单页',
  field: '字段',
  dependency: '先后关系',
  group: '事项选组',
} as const;
export type PackagePart = keyof typeof packageParts;

/** One difference of two definitions: a part that came or went, or one attribute of it. */
export const PackageChange = Type.Object({
  path: Type.String({ description: 'as in findings: subItems.food.materials.m3.when' }),
  of: Type.Unsafe<PackagePart>({ type: 'string', enum: Object.keys(packageParts) }),
  name: Type.String({ description: 'what people call the part' }),
  how: Type.Union([Type.Literal('added'), Type.Literal('removed'), Type.Literal('changed')]),
  what: nullable(Type.String({ description: 'the attribute; null where the whole part came or went' })),
  before: Type.Unknown(),
  after: Type.Unknown(),
});
export type PackageChange = Static<typeof PackageChange>;

type Entry = Record<string, unknown>;
type List = { of: PackagePart; keyOf(one: Entry): string; nameOf(one: Entry): string; lists?: Lists };
type Lists = { readonly [name: string]: List };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (of: PackagePart, key: string, name: string, lists?: Lists): List => ({
  of,
  keyOf: (one) => text(one[key]),
  nameOf: (one) => text(one[name]) || text(one[key]),
  ...(lists ? { lists } : {}),
});
const materials = list('material', 'id', 'name');

/** Lists whose elements are known by a key. All others count as one value. */
const lists: Lists = {
  questions: list('question', 'id', 'text'),
  subItems: list('subItem', 'key', 'name', {
    materials,
    groups: list('choice', 'id', 'published'),
    form: list('page', 'id', 'title', { fields: list('field', 'name', 'label') }),
  }),
  itemGroups: list('group', 'id', 'id'),
  materials,
  dependencies: {
    of: 'dependency',
    keyOf: (one) => `${text(one.from)}>${text(one.to)}`,
    nameOf: (one) => `${text(one.from)} → ${text(one.to)}`,
  },
};

/** What is no change of the package itself: its number, and the places that a new neighbour shifts. */
const passedOver: ReadonlySet<string> = new Set(['version', 'order']);

/** What is different in `after`, in the order of its parts. Lists are compared by key; their own order does not matter. */
export function packageChanges(before: PackageDefinition, after: PackageDefinition): PackageChange[] {
  const names = new Map([...before.subItems, ...after.subItems].map(({ key, name }) => [key, name]));
  const changes = differences(before, after, lists, { path: '', of: 'package', name: after.name });
  return changes.map((change) => {
    if (change.of !== 'dependency') return change;
    const [from = '', to = ''] = change.name.split(' → ');
    return { ...change, name: `${names.get(from) ?? from} → ${names.get(to) ?? to}` };
  });
}

function differences(
  before: Entry,
  after: Entry,
  known: Lists,
  part: { path: string; of: PackagePart; name: string },
): PackageChange[] {
  const at = (name: string) => (part.path ? `${part.path}.${name}` : name);
  return keysOf(before, after).flatMap((name): PackageChange[] => {
    const [one, other] = [before[name] ?? null, after[name] ?? null];
    const list = known[name];
    if (list && Array.isArray(one) && Array.isArray(other)) {
      // Fields lie below their page without a word of their own, as in the places that findings name.
      return listDifferences(one, other, list, name === 'fields' ? part.path : at(name), part);
    }
    if (passedOver.has(name) || same(one, other)) return [];
    return [{ ...part, path: at(name), how: 'changed', what: name, before: one, after: other }];
  });
}

function listDifferences(
  before: unknown[],
  after: unknown[],
  list: List,
  path: string,
  owner: { path: string; of: PackagePart; name: string },
): PackageChange[] {
  const [ones, others] = [keyed(before, list), keyed(after, list)];
  const part = (key: string, one: Entry) => ({ path: `${path}.${key}`, of: list.of, name: list.nameOf(one) });
  const found: PackageChange[] = [...others].flatMap(([key, other]) => {
    const one = ones.get(key);
    if (one) return differences(one, other, list.lists ?? {}, part(key, other));
    return [{ ...part(key, other), how: 'added', what: null, before: null, after: null }];
  });
  for (const [key, one] of ones) {
    if (!others.has(key)) {
      found.push({ ...part(key, one), how: 'removed', what: null, before: null, after: null });
    }
  }
  const [was, is] = [sequence(ones, others), sequence(others, ones)];
  if (!same(was, is)) {
    const named = (keys: readonly string[]) => keys.map((key) => list.nameOf(others.get(key) as Entry));
    found.push({ ...owner, path, how: 'changed', what: 'order', before: named(was), after: named(is) });
  }
  return found;
}

/** Keys that both have, as these follow each other by their `order`. */
function sequence(these: ReadonlyMap<string, Entry>, others: ReadonlyMap<string, Entry>): string[] {
  return [...these]
    .filter(([key, one]) => others.has(key) && typeof one.order === 'number')
    .sort(([, a], [, b]) => (a.order as number) - (b.order as number))
    .map(([key]) => key);
}

export type Merged = {
  definition: PackageDefinition;
  /** Places that both changed, each to something else: they are as in `mine`. */
  conflicts: string[];
};

/**
 * What two designers made of the same draft: every change of either is in it. Where both changed one value, mine wins
 * and the place is named; a part that one removed and the other changed stays.
 */
export function mergePackages(
  base: PackageDefinition,
  mine: PackageDefinition,
  theirs: PackageDefinition,
): Merged {
  const conflicts: string[] = [];
  const definition = mergeEntry(base, mine, theirs, lists, '', conflicts) as PackageDefinition;
  return { definition, conflicts };
}

function mergeEntry(
  base: Entry,
  mine: Entry,
  theirs: Entry,
  known: Lists,
  path: string,
  conflicts: string[],
): Entry {
  const merged: Entry = {};
  for (const name of keysOf(theirs, mine)) {
    const place = path ? `${path}.${name}` : name;
    const [was, own, other] = [base[name], mine[name], theirs[name]];
    const list = known[name];
    const value =
      list && Array.isArray(was) && Array.isArray(own) && Array.isArray(other)
        ? mergeList(was, own, other, list, name === 'fields' ? path : place, conflicts)
        : mergeValue(was, own, other, place, conflicts);
    if (value !== undefined) merged[name] = value;
  }
  return merged;
}

function mergeValue(was: unknown, own: unknown, other: unknown, path: string, conflicts: string[]): unknown {
  if (same(own, was)) return other;
  if (!same(other, was) && !same(own, other)) conflicts.push(path);
  return own;
}

function mergeList(
  base: unknown[],
  mine: unknown[],
  theirs: unknown[],
  list: List,
  path: string,
  conflicts: string[],
): Entry[] {
  const [was, own, other] = [keyed(base, list), keyed(mine, list), keyed(theirs, list)];
  return [...new Set([...other.keys(), ...own.keys()])].flatMap((key) => {
    const [a, b, c] = [was.get(key), own.get(key), other.get(key)];
    const place = `${path}.${key}`;
    if (b && c) return [mergeEntry(a ?? {}, b, c, list.lists ?? {}, place, conflicts)];
    const left = (b ?? c) as Entry;
    if (!a) return [left];
    if (same(left, a)) return []; // one removed it, the other left it as it was
    conflicts.push(place);
    return [left];
  });
}

/** Elements by key; a key used twice counts on, so that nothing is lost while somebody mends it. */
function keyed(elements: readonly unknown[], list: List): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const one of elements) {
    const key = list.keyOf(one as Entry);
    let free = key;
    for (let count = 2; found.has(free); count += 1) free = `${key}#${count}`;
    found.set(free, one as Entry);
  }
  return found;
}

const keysOf = (one: Entry, other: Entry): string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
];

/** Equal as JSON, whatever the order of keys; absent and undefined are the same. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  return keysOf(one as Entry, other as Entry).every((key) =>
    same((one as Entry)[key], (other as Entry)[key]),
  );
}
