import { bareMaterial, bareQuestion } from '../../../../contracts/bare-packages.ts';
import type { ItemForPackage } from '../../../../contracts/package-design.ts';
import type {
  Dependency,
  PackageDefinition,
  PackageMaterial,
  PackageQuestion,
  SubItem,
} from '../../../../contracts/packages.ts';

export type Edit = (definition: PackageDefinition) => PackageDefinition;

export const byOrder = <T extends { order: number }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => a.order - b.order);

/** A name not taken yet: wish, wish2, wish3 … */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const all = new Set(taken);
  let name = wanted;
  for (let count = 2; all.has(name); count += 1) name = `${wanted}${count}`;
  return name;
}

const nextOrder = (all: readonly { order: number }[]): number =>
  Math.max(-1, ...all.map(({ order }) => order)) + 1;

/** A published item at the end of the package, with those of its questions that are not asked yet. */
export const addItem =
  ({ subItem, questions }: ItemForPackage): Edit =>
  (definition) => {
    const key = freeName(
      subItem.key,
      definition.subItems.map((one) => one.key),
    );
    const known = new Set(definition.questions.map(({ id }) => id));
    const from = nextOrder(definition.questions);
    const more = questions
      .filter(({ id }) => !known.has(id))
      .map((one, at) => ({ ...one, order: from + at }));
    return {
      ...definition,
      questions: [...definition.questions, ...more],
      subItems: [...definition.subItems, { ...subItem, key, order: nextOrder(definition.subItems) }],
    };
  };

/** Without the item and all that only speaks of it. */
export const removeItem =
  (key: string): Edit =>
  (definition) =>
    withGroups({
      ...definition,
      subItems: definition.subItems.filter((one) => one.key !== key),
      dependencies: definition.dependencies.filter(({ from, to }) => from !== key && to !== key),
      combined: definition.combined && {
        ...definition.combined,
        of: definition.combined.of.filter((one) => one !== key),
      },
    });

export const changeItem =
  (key: string, change: Partial<SubItem>): Edit =>
  (definition) =>
    withGroups({
      ...definition,
      subItems: definition.subItems.map((one) => (one.key === key ? { ...one, ...change } : one)),
    });

/** The question of each group offers its items, whatever was added, renamed or taken away; an empty group goes. */
function withGroups(definition: PackageDefinition): PackageDefinition {
  const { itemGroups, subItems, questions } = definition;
  if (itemGroups.length === 0) return definition;
  const kept = itemGroups.filter(({ id }) => subItems.some(({ group }) => group === id));
  const gone = new Set(itemGroups.filter((one) => !kept.includes(one)).map(({ question }) => question));
  return {
    ...definition,
    itemGroups: kept,
    questions: questions
      .filter(({ id }) => !gone.has(id))
      .map((question) => {
        const group = kept.find((one) => one.question === question.id);
        if (!group) return question;
        const none = question.options.filter(({ value }) => value === 'none');
        const members = byOrder(subItems.filter((one) => one.group === group.id));
        const options = members.map(({ key, name }) => ({
          ...question.options.find(({ value }) => value === key),
          value: key,
          label: name.slice(0, 100) || key,
        }));
        return { ...question, options: [...options, ...none] };
      }),
  };
}

/** The item into a group of which one is handled; `null`: out of its group; `new`: a group with a question of its own. */
export const setGroup =
  (key: string, group: string | null | 'new', text: string): Edit =>
  (definition) => {
    if (group !== 'new') return changeItem(key, { group })(definition);
    const id = freeName(
      'group',
      definition.itemGroups.map((one) => one.id),
    );
    const question = freeName(
      'which',
      definition.questions.map((one) => one.id),
    );
    const asked: PackageQuestion = bareQuestion({
      id: question,
      order: nextOrder(definition.questions),
      text,
      kind: 'radio',
      about: 'choice',
    });
    return changeItem(key, { group: id })({
      ...definition,
      itemGroups: [...definition.itemGroups, { id, question, required: true }],
      questions: [...definition.questions, asked],
    });
  };

/** An item that is handled only where the applicant wants it is asked for by a question of its own. */
export const setOptional =
  (key: string, optional: boolean, text: string): Edit =>
  (definition) => {
    const item = definition.subItems.find((one) => one.key === key);
    if (!item) return definition;
    const own = definition.questions.find(
      ({ id, about }) => about === 'wish' && item.when?.includes(`${id} = true`),
    );
    if (!optional) {
      const rest = (item.when ?? '').split(' and ').filter((part) => !own || part !== `${own.id} = true`);
      const used = definition.subItems.some((one) => one.key !== key && own && one.when?.includes(own.id));
      return changeItem(key, { optional, when: rest.join(' and ') || null })({
        ...definition,
        questions: definition.questions.filter((one) => used || one.id !== own?.id),
      });
    }
    if (own) return changeItem(key, { optional })(definition);
    const id = freeName(
      'wanted',
      definition.questions.map((one) => one.id),
    );
    const asked: PackageQuestion = bareQuestion({
      id,
      order: nextOrder(definition.questions),
      text,
      about: 'wish',
    });
    const when = item.when ? `${item.when} and ${id} = true` : `${id} = true`;
    return changeItem(key, { optional, when })({
      ...definition,
      questions: [...definition.questions, asked],
    });
  };

export const addQuestion: Edit = (definition) => ({
  ...definition,
  questions: [
    ...definition.questions,
    bareQuestion({
      id: freeName(
        'question',
        definition.questions.map((one) => one.id),
      ),
      order: nextOrder(definition.questions),
      text: '',
    }),
  ],
});

export const changeQuestion =
  (id: string, change: Partial<PackageQuestion>): Edit =>
  (definition) => ({
    ...definition,
    questions: definition.questions.map((one) => (one.id === id ? { ...one, ...change } : one)),
  });

export const removeQuestion =
  (id: string): Edit =>
  (definition) => ({ ...definition, questions: definition.questions.filter((one) => one.id !== id) });

/** One place up (-1) or down (1) in a list that has an order. */
export function moved<T extends { order: number }>(all: readonly T[], one: T, by: -1 | 1): T[] {
  const sorted = byOrder(all);
  const at = sorted.indexOf(one);
  const other = sorted[at + by];
  if (!other) return [...all];
  sorted[at] = other;
  sorted[at + by] = one;
  return sorted.map((entry, order) => ({ ...entry, order }));
}

export const addDependency =
  (from: string, to: string): Edit =>
  (definition) => {
    const known = definition.dependencies.some((one) => one.from === from && one.to === to);
    const first = definition.subItems.find(({ key }) => key === from);
    if (known || from === to || !first) return definition;
    const dependency: Dependency = {
      from,
      to,
      kind: first.result ? 'result-licence' : 'state',
      needs: first.result?.name ?? first.name,
      licenceTypeId: first.result?.licenceTypeId ?? null,
      fields: [],
      hard: true,
      confidence: null,
    };
    return { ...definition, dependencies: [...definition.dependencies, dependency] };
  };

/** Which dependency is meant: two of a pair differ by their place in the list. */
export const changeDependency =
  (at: number, change: Partial<Dependency>): Edit =>
  (definition) => ({
    ...definition,
    dependencies: definition.dependencies.map((one, index) => (index === at ? { ...one, ...change } : one)),
  });

export const removeDependency =
  (at: number): Edit =>
  (definition) => ({
    ...definition,
    dependencies: definition.dependencies.filter((_, index) => index !== at),
  });

export function newMaterial(known: readonly PackageMaterial[]): PackageMaterial {
  return bareMaterial({ id: freeName('m', ['m', ...known.map(({ id }) => id)]), name: '' });
}

/** Materials of an item, and the choice groups that they still name. */
export const setMaterials =
  (key: string, materials: PackageMaterial[]): Edit =>
  (definition) => {
    const item = definition.subItems.find((one) => one.key === key);
    if (!item) return definition;
    const named = [...new Set(materials.flatMap(({ group }) => (group ? [group] : [])))];
    const groups = named.map((id) => ({
      pick: 1,
      ...item.groups.find((one) => one.id === id),
      id,
      published: materials
        .filter(({ group }) => group === id)
        .map(({ name }) => name)
        .join('／'),
    }));
    return changeItem(key, { materials, groups })(definition);
  };
