import { feelProblem } from '../../../../contracts/feel.ts';
import { conditionOf } from '../../../../contracts/feel-condition.ts';
import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { finding } from '../finding.ts';
import { indexOf, type PackageIndex } from '../planning/package-index.ts';

export type Place = { condition: string; path: string; fields: boolean };

/** Conditions that cannot be read, that name a question nobody asks, or an answer it does not offer. */
export function checkConditions(definition: PackageDefinition): PackageFinding[] {
  const index = indexOf(definition);
  return conditionsOf(definition).flatMap((place) => checkOne(place, definition, index));
}

/** Every condition with its place. `fields`: fields of forms may be named that the guide cannot ask for. */
export function conditionsOf({ questions, subItems, materials }: PackageDefinition): Place[] {
  const at = (condition: string | null | undefined, path: string, fields = false): Place[] =>
    condition ? [{ condition, path, fields }] : [];
  return [
    ...questions.flatMap(({ id, when }) => at(when, `questions.${id}.when`)),
    ...subItems.flatMap((item) => [
      ...at(item.when, `subItems.${item.key}.when`),
      ...item.limitVariants.flatMap(({ when }, n) =>
        at(when, `subItems.${item.key}.limitVariants[${n}].when`),
      ),
      ...(item.materials ?? []).flatMap(({ id, when }) =>
        at(when, `subItems.${item.key}.materials.${id}.when`),
      ),
      ...(item.form ?? []).flatMap((page) =>
        page.fields.flatMap((field) =>
          at(field.when, `subItems.${item.key}.form.${page.id}.${field.name}.when`, true),
        ),
      ),
    ]),
    ...materials.flatMap(({ id, when }) => at(when, `materials.${id}.when`)),
  ];
}

function checkOne(
  { condition, path, fields }: Place,
  definition: PackageDefinition,
  index: PackageIndex,
): PackageFinding[] {
  const names = conditionOf(condition).names;
  const problem = feelProblem(condition, names);
  if (problem !== null) return [finding('condition-unreadable', path, { condition, problem })];
  const known = (name: string) =>
    name === 'subjectKind' ||
    index.questions.has(name) ||
    index.fieldQuestion(name) !== undefined ||
    (fields && index.fields.has(name));
  const unknown = names.filter((name) => !known(name));
  if (unknown.length > 0) {
    return unknown.map((question) => finding('question-never-asked', path, { question, condition }));
  }
  const circle = names.find((name) => waitsForItself(name, index));
  if (circle) return [finding('question-never-asked', path, { question: circle, condition })];
  return impossibleAnswers(condition, path, definition);
}

/** A question shown only after itself is never shown. */
function waitsForItself(name: string, index: PackageIndex): boolean {
  const open = [name];
  const seen = new Set<string>();
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const when = index.questions.get(one)?.when;
    for (const next of when ? conditionOf(when).names : []) {
      if (next === name) return true;
      if (!seen.has(next)) open.push(next);
      seen.add(next);
    }
  }
  return false;
}

/** business = "x", where the question has no option x. */
function impossibleAnswers(
  condition: string,
  path: string,
  { questions }: PackageDefinition,
): PackageFinding[] {
  return [...condition.matchAll(/\b([a-z][A-Za-z0-9]*)\s*=\s*"([^"]*)"/g)].flatMap(([, name, value]) => {
    const question = questions.find(({ id }) => id === name);
    if (question?.kind !== 'radio' || question.options.some((option) => option.value === value)) return [];
    return [finding('answer-impossible', path, { question: question.text, value: value ?? '' })];
  });
}
