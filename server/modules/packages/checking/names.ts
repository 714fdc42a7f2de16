import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { isReservedName, isReservedPage } from '../../../../contracts/reserved-names.ts';
import { finding } from '../finding.ts';

/** Keys used twice, and references to what is not there. */
export function checkNames(definition: PackageDefinition, itemIds: ReadonlySet<string>): PackageFinding[] {
  const { subItems, questions, itemGroups, dependencies, combined } = definition;
  const keys = new Set(subItems.map(({ key }) => key));
  const found: PackageFinding[] = [];
  if (subItems.length === 0) found.push(finding('no-sub-items', 'subItems'));
  for (const key of repeated(subItems.map((item) => item.key))) {
    found.push(finding('duplicate-key', `subItems.${key}`, { key }));
  }
  for (const key of repeated(questions.map(({ id }) => id))) {
    found.push(finding('duplicate-key', `questions.${key}`, { key }));
  }
  for (const { key, materials, item, group } of subItems) {
    for (const id of repeated((materials ?? []).map((material) => material.id))) {
      found.push(finding('duplicate-key', `subItems.${key}.materials.${id}`, { key: id }));
    }
    if (item && !itemIds.has(item.id)) {
      found.push(finding('item-unknown', `subItems.${key}.item`, { id: item.id }));
    }
    if (group && !itemGroups.some(({ id }) => id === group)) {
      found.push(finding('group-unknown', `subItems.${key}.group`, { group }));
    }
  }
  for (const { from, to } of dependencies) {
    for (const key of [from, to]) {
      if (!keys.has(key)) found.push(finding('dependency-unknown', `dependencies.${from}>${to}`, { key }));
    }
  }
  for (const key of combined?.of ?? []) {
    if (!keys.has(key)) found.push(finding('combined-unknown', 'combined.of', { key }));
  }
  return [...found, ...checkReserved(definition), ...checkTexts(definition), ...checkGroups(definition)];
}

/** A name that pages or plans use themselves would be lost, a page with the id of a step would hide it. */
function checkReserved({ questions, subItems, itemGroups }: PackageDefinition): PackageFinding[] {
  const name = (one: string, path: string) =>
    isReservedName(one) ? [finding('name-reserved', path, { name: one })] : [];
  const optional = new Set(itemGroups.filter(({ required }) => !required).map(({ id }) => id));
  return [
    ...questions.flatMap(({ id }) => name(id, `questions.${id}`)),
    ...subItems.flatMap(({ key, form, group }) => [
      // In a group of which none need be chosen, that is what "none" says.
      ...(key === 'none' && group && optional.has(group)
        ? [finding('name-reserved', `subItems.${key}`, { name: key })]
        : []),
      ...(form ?? []).flatMap((page) => [
        ...(isReservedPage(page.id)
          ? [finding('page-reserved', `subItems.${key}.form.${page.id}`, { page: page.id })]
          : []),
        ...page.fields.flatMap((field) => name(field.name, `subItems.${key}.form.${page.id}.${field.name}`)),
      ]),
    ]),
  ];
}

/** Drafts may hold what is not written yet; people never read an empty name. */
function checkTexts({ name, questions, subItems, materials }: PackageDefinition): PackageFinding[] {
  const at = (text: string, path: string) => (text.trim() ? [] : [finding('text-missing', path)]);
  return [
    ...at(name, 'name'),
    ...questions.flatMap((one) => [
      ...at(one.text, `questions.${one.id}.text`),
      ...one.options.flatMap(({ label }) => at(label, `questions.${one.id}.options`)),
    ]),
    ...subItems.flatMap((item) => [
      ...at(item.name, `subItems.${item.key}.name`),
      ...(item.materials ?? []).flatMap((one) =>
        at(one.name, `subItems.${item.key}.materials.${one.id}.name`),
      ),
    ]),
    ...materials.flatMap((one) => at(one.name, `materials.${one.id}.name`)),
  ];
}

/** A group needs a radio question with an option for each of its items. */
function checkGroups({ itemGroups, questions, subItems }: PackageDefinition): PackageFinding[] {
  return itemGroups.flatMap(({ id, question: name }) => {
    const question = questions.find((one) => one.id === name);
    if (question?.kind !== 'radio') {
      return [finding('group-question', `itemGroups.${id}`, { group: id, question: name })];
    }
    return subItems
      .filter(({ group, key }) => group === id && !question.options.some(({ value }) => value === key))
      .map((item) =>
        finding('group-option', `questions.${name}.options`, { name: item.name, question: question.text }),
      );
  });
}

function repeated(keys: readonly string[]): Set<string> {
  return new Set(keys.filter((key, at) => keys.indexOf(key) !== at));
}
