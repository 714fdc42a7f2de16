import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import type {
  Dependency,
  ItemGroup,
  Measure,
  PackageDefinition,
  SubItem,
} from '../../../../contracts/packages.ts';
import { measures } from '../../../../contracts/packages.ts';
import type { Refused } from '../../../platform/json-entries.ts';
import type { Defined } from '../../catalogue/index.ts';
import { readComplete } from './complete.ts';
import { Items, kindsOf } from './items.ts';
import { fromFile } from './materials.ts';
import { answerName, departmentKey, licenceTypeOf } from './names.ts';
import { withOverlays } from './overlays.ts';
import { RawDependency, RawPackage, type RawSubItem, readPackagesFile } from './packages-file.ts';
import { PackageReader, yesNo } from './reader.ts';
import { readSubItem } from './sub-item.ts';
import { type ReadingWords, shippedWords } from './vocabulary.ts';

export type ReadPackage = { path: string; definition: PackageDefinition; findings: PackageFinding[] };
export type ReadPackages = { packages: ReadPackage[]; refused: Refused[] };

/**
 * Packages from a file of the shape of data/packages.json, sub-items filled in from `items` where one of them is meant
 * (by id, else by name and department). Whether a package may be published is said by `checkPackage`.
 */
export function readPackages(
  content: string,
  items: readonly Defined[],
  options: { overlays?: readonly string[]; words?: ReadingWords } = {},
): ReadPackages {
  const words = options.words ?? shippedWords();
  const known = new Items(items, words);
  const { entries, refused } = readPackagesFile(withOverlays(content, options.overlays ?? []));
  return { packages: entries.map(({ path, raw }) => readPackage(raw, path, known, words)), refused };
}

function readPackage(raw: RawPackage, path: string, items: Items, words: ReadingWords): ReadPackage {
  const reader = new PackageReader(words);
  if (raw.complete) return { path, definition: readComplete(raw, reader), findings: reader.findings };
  reader.known(raw, RawPackage, 'package');
  (raw.questions ?? []).forEach((question) => {
    reader.ask({ ...yesNo(question.id, question.text), derived: false, ...question });
  });
  const itemGroups = readGroups(raw, reader);
  const subItems = raw.subItems.map((one, at) =>
    readSubItem(groupKept(one, itemGroups), at, raw, items, reader),
  );
  const materials = (raw.materials ?? []).map((one, at) =>
    fromFile(one, `p${at + 1}`, `materials.p${at + 1}`, reader),
  );
  if (materials.length > 0) reader.find('materials-unassigned', 'materials', { count: materials.length });
  const guide = raw.rules?.find((rule) => new RegExp(words.packages.guideOnly).test(rule));
  const joint = raw.joint ?? !guide;
  if (!joint) reader.find('guide-only', 'rules', { words: guide ?? '' });
  for (const department of [raw.lead, ...(raw.cooperating ?? [])]) {
    if (department && !departmentKey(department, words))
      reader.find('department-unknown', 'lead', { department });
  }
  for (const place of raw.assumed ?? []) reader.find('assumed', place);
  const definition: PackageDefinition = {
    id: raw.id,
    version: 1,
    code: raw.code ?? null,
    name: raw.name,
    subjectKinds: kindsOf(raw.subject, words),
    subjectPublished: raw.subject ?? null,
    lead: raw.lead ?? null,
    cooperating: raw.cooperating ?? [],
    joint,
    issue: raw.issue ?? issueOf(raw, words),
    promise:
      raw.promisedDays === undefined ? null : reader.limit(raw.promisedDays, raw.promisedUnit, 'promise'),
    questions: [],
    itemGroups,
    subItems,
    dependencies: readDependencies(raw, subItems, reader),
    materials,
    combined: raw.combined
      ? {
          name: raw.combined.name,
          licenceTypeId: raw.combined.licenceTypeId ?? null,
          of: raw.combined.of,
          source: raw.combined.source ?? null,
        }
      : null,
    visits: raw.visits ?? null,
    baseline: baselineOf(raw),
    rules: raw.rules ?? [],
    batch: raw.batch ?? null,
    source: raw.source ?? null,
    confidence: raw.confidence ?? null,
  };
  if (Object.keys(definition.baseline).length === 0) {
    reader.find('no-figures', 'baseline', { measures: Object.values(measures).join('、') });
  }
  return { path, definition: { ...definition, questions: reader.questions() }, findings: reader.findings };
}

/** 二选一: one question for the group, whose options are its sub-items. A group of one is no choice. */
function readGroups(raw: RawPackage, reader: PackageReader): ItemGroup[] {
  const grouped = raw.subItems.filter((one) => one.chooseOneGroup);
  const groups = Map.groupBy(grouped, (one) => one.chooseOneGroup as string);
  return [...groups].flatMap(([id, members]) => {
    if (members.length < 2) {
      reader.find('group-of-one', `subItems.${members[0]?.key}.chooseOneGroup`, { group: id });
      return [];
    }
    const question = answerName('which', id);
    const required = !members.every((one) => one.optional);
    reader.ask({
      ...yesNo(question, `要办哪一种：${members.map(({ name }) => name).join('、')}？`),
      kind: 'radio',
      options: [
        ...members.map(({ key, name }) => ({ value: key.slice(0, 60), label: name.slice(0, 100) })),
        ...(required ? [] : [{ value: 'none', label: '都不办' }]),
      ],
      about: 'choice',
    });
    return [{ id, question, required }];
  });
}

function groupKept(raw: RawSubItem, groups: readonly ItemGroup[]): RawSubItem {
  if (!raw.chooseOneGroup || groups.some(({ id }) => id === raw.chooseOneGroup)) return raw;
  const { chooseOneGroup: _, ...rest } = raw;
  return rest;
}

function readDependencies(
  raw: RawPackage,
  subItems: readonly SubItem[],
  reader: PackageReader,
): Dependency[] {
  return (raw.dependencies ?? []).map((one, at) => {
    const from = subItems.find(({ key }) => key === one.from);
    reader.known(one, RawDependency, `dependencies[${at}]`);
    if (one.confidence && one.confidence !== 'high') {
      reader.find('dependency-uncertain', `dependencies[${at}]`, { confidence: one.confidence });
    }
    const needs = one.needs ?? from?.result?.name ?? from?.name ?? one.from;
    return {
      from: one.from,
      to: one.to,
      kind: one.kind,
      needs,
      licenceTypeId: licenceTypeOf(needs, reader.words),
      fields: one.fields ?? [],
      hard: one.strength !== 'soft',
      confidence: one.confidence ?? null,
    };
  });
}

function issueOf(raw: RawPackage, { packages }: ReadingWords): PackageDefinition['issue'] {
  const says = (pattern: string) => raw.rules?.some((rule) => new RegExp(pattern).test(rule));
  return says(packages.issueTogether) && !says(packages.issueAsReady) ? 'together' : 'as-ready';
}

function baselineOf(raw: RawPackage): PackageDefinition['baseline'] {
  const known = Object.entries(raw.baseline ?? {}).filter(([measure]) => Object.hasOwn(measures, measure));
  return Object.fromEntries(known) as Partial<Record<Measure, NonNullable<RawPackage['baseline']>[string]>>;
}
