import type { ChoiceGroup, Finding, Material, Question } from '../../../../contracts/catalogue.ts';
import {
  keyOf,
  materialSources,
  media,
  necessities,
  originals,
} from '../../../../contracts/catalogue-codes.ts';
import type { RawMaterial } from '../items-file.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type Condition, readCondition } from './condition.ts';
import { finding } from './finding.ts';
import { readLimit } from './limits.ts';
import { alternatives, plain } from './words.ts';

export type ReadMaterials = {
  materials: Material[];
  groups: ChoiceGroup[];
  questions: Question[];
  findings: Finding[];
};

/**
 * Materials of one item. `ownForm`: the item has a form file of its own, so that its application form is made from
 * the answers instead of being uploaded.
 */
export function normaliseMaterials(
  raws: readonly RawMaterial[],
  vocabulary: Vocabulary,
  ownForm: boolean,
): ReadMaterials {
  const read: ReadMaterials = { materials: [], groups: [], questions: [], findings: [] };
  raws.forEach((raw, index) => {
    const id = `m${index + 1}`;
    const path = `materials.${id}`;
    const condition = raw.condition ? readCondition(raw.condition, vocabulary.conditions) : undefined;
    const material = base(raw, id, path, vocabulary, ownForm, read.findings);
    read.findings.push(...aboutName(material, path, condition, vocabulary));
    if (condition) addCondition(material, raw, condition, path, read);
    read.materials.push(...asGroup(material, condition, read, vocabulary, path));
  });
  return read;
}

function base(
  raw: RawMaterial,
  id: string,
  path: string,
  vocabulary: Vocabulary,
  ownForm: boolean,
  findings: Finding[],
): Material {
  const code = <K extends string>(
    table: Record<K, { zh: string; code: string }>,
    value: string | undefined,
    element: string,
  ): K | null => {
    if (value === undefined) return null;
    const key = keyOf(table, value);
    if (!key) findings.push(finding('unknown-value', `${path}.${element}`, { value }));
    return key ?? null;
  };
  const staff = raw.submitter === 'staff' || matches(raw.name, vocabulary.materials.staffWritten);
  if (staff && raw.submitter !== 'staff') findings.push(finding('staff-material', path, { name: raw.name }));
  return {
    id,
    name: raw.name,
    necessity: code(necessities, raw.necessity, 'necessity') ?? 'required',
    source: code(materialSources, raw.sourceChannel, 'source'),
    sourceNote: raw.sourceNote ?? null,
    issuedBy: raw.issuedBy ?? null,
    originalOrCopy: code(originals, raw.originalOrCopy, 'originalOrCopy'),
    medium: code(media, raw.medium, 'medium'),
    copies: raw.copies ?? null,
    paperSize: raw.paperSize ?? null,
    submitter: staff ? 'staff' : 'applicant',
    role: roleOf(raw.name, vocabulary, ownForm),
    question: null,
    group: null,
    licenceTypeId: raw.licenceTypeId ?? null,
    ...(raw.licenceFields?.length ? { licenceFields: [...new Set(raw.licenceFields)] } : {}),
    exemptBy: raw.exemptBy ?? null,
    ...laterOf(raw, path, findings),
    standardCode: raw.standardCode ?? null,
    instructions: raw.instructions ?? null,
    acceptanceStandard: raw.acceptanceStandard ?? null,
    basis: raw.basis ?? null,
    blankForm: raw.blankForm ?? null,
    sampleForm: raw.sampleForm ?? null,
    notes: [],
  };
}

/** What may stand for it or come later; a period without a unit is read as workdays. */
function laterOf(
  raw: RawMaterial,
  path: string,
  findings: Finding[],
): Pick<Material, 'committable' | 'deferral'> {
  const deferral = raw.deferral && readLimit(raw.deferral);
  if (raw.deferral && !deferral)
    findings.push(finding('unknown-value', `${path}.deferral`, { value: raw.deferral.unit ?? '' }));
  return { ...(raw.committable ? { committable: true } : {}), ...(deferral ? { deferral } : {}) };
}

function roleOf(name: string, vocabulary: Vocabulary, ownForm: boolean): Material['role'] {
  const role =
    vocabulary.materials.roles.find((one) => new RegExp(one.pattern).test(plain(name)))?.role ?? 'other';
  return role === 'application-form' && !ownForm ? 'other' : role;
}

function matches(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => new RegExp(pattern).test(plain(name)));
}

function aboutName(
  material: Material,
  path: string,
  condition: Condition | undefined,
  vocabulary: Vocabulary,
): Finding[] {
  const found: Finding[] = [];
  const asked = condition?.kind === 'question' || material.necessity !== 'required';
  if (!asked && matches(material.name, vocabulary.materials.conditionalByNature)) {
    found.push(finding('conditional-yet-required', path, { name: material.name }));
  }
  if (
    condition?.kind !== 'choice' &&
    alternatives(material.name).length > 1 &&
    material.name.includes('或')
  ) {
    found.push(finding('name-says-or', path, { name: material.name }));
  }
  if (material.source === 'government' && !material.licenceTypeId && !material.exemptBy) {
    found.push(finding('government-material-unlinked', path, { name: material.name }));
  }
  return found;
}

function addCondition(
  material: Material,
  raw: RawMaterial,
  condition: Condition,
  path: string,
  read: ReadMaterials,
): void {
  const about = { name: material.name, words: raw.condition ?? '' };
  if (condition.kind === 'note') {
    material.notes.push(condition.words);
    read.findings.push(
      finding(condition.hides ? 'condition-hides-material' : 'condition-is-note', path, about),
    );
  } else if (condition.kind === 'question') {
    material.question = condition.question.id;
    if (condition.remainder) material.notes.push(condition.remainder);
    ask(condition.question, read.questions);
    if (material.necessity === 'required')
      read.findings.push(finding('necessary-with-condition', path, about));
    if (condition.question.derived) read.findings.push(finding('condition-worded-by-rule', path, about));
  }
}

/** One question for all that share it, with every published wording it stands for. */
function ask(question: Question, asked: Question[]): void {
  const before = asked.find((one) => one.id === question.id);
  if (!before) asked.push(question);
  else before.published = [...new Set([...before.published, ...question.published])];
}

/** 三选一: as many materials as the name has alternatives, one of which is enough. */
function asGroup(
  material: Material,
  condition: Condition | undefined,
  read: ReadMaterials,
  vocabulary: Vocabulary,
  path: string,
): Material[] {
  if (condition?.kind !== 'choice') return [material];
  const names = alternatives(material.name);
  if (names.length < 2 || names.length !== condition.of) {
    material.notes.push(condition.words);
    read.findings.push(
      finding('choice-without-group', path, { name: material.name, words: condition.words }),
    );
    if (names.length < 2) return [material];
  }
  read.groups.push({ id: material.id, pick: condition.pick, published: material.name });
  return names.map((name, index) => ({
    ...material,
    id: `${material.id}${String.fromCharCode(97 + index)}`,
    name,
    group: material.id,
    licenceTypeId: vocabulary.licences.get(plain(name)) ?? null,
  }));
}
