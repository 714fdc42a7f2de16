import type { ChoiceGroup, Limit } from '../../../../contracts/catalogue.ts';
import { itemTypes, necessities } from '../../../../contracts/catalogue-codes.ts';
import {
  type Measure,
  measures,
  type PackageDefinition,
  type PackageMaterial,
  type PackageQuestion,
  type SubItem,
} from '../../../../contracts/packages.ts';
import { wayOf } from './materials.ts';
import type { RawMaterial, RawPackage, RawSubItem } from './packages-file.ts';
import type { PackageReader } from './reader.ts';

/**
 * A package that says everything itself (`complete`), as an export writes it: what is absent is not stated, nothing is
 * read from items or names. The reverse of `rawPackage`.
 */
export function readComplete(raw: RawPackage, reader: PackageReader): PackageDefinition {
  return {
    id: raw.id,
    version: 1,
    code: raw.code ?? null,
    name: raw.name,
    subjectKinds: raw.subjectKinds ?? [],
    subjectPublished: raw.subject ?? null,
    lead: raw.lead ?? null,
    cooperating: raw.cooperating ?? [],
    joint: raw.joint ?? true,
    issue: raw.issue ?? 'as-ready',
    promise: limitFrom(reader, 'promise', raw.promisedDays, raw.promisedUnit, raw.promisedBasis),
    questions: (raw.questions ?? []).map(questionFrom),
    itemGroups: raw.itemGroups ?? [],
    subItems: raw.subItems.map((one, at) => itemFrom(one, at, reader)),
    dependencies: (raw.dependencies ?? []).map((one) => ({
      from: one.from,
      to: one.to,
      kind: one.kind,
      needs: one.needs ?? '',
      licenceTypeId: one.licenceTypeId ?? null,
      fields: one.fields ?? [],
      hard: one.strength !== 'soft',
      confidence: one.confidence ?? null,
    })),
    materials: (raw.materials ?? []).map((one, at) => materialFrom(one, at, `materials[${at}]`, reader)),
    combined: raw.combined
      ? {
          name: raw.combined.name,
          licenceTypeId: raw.combined.licenceTypeId ?? null,
          of: raw.combined.of,
          source: raw.combined.source ?? null,
        }
      : null,
    visits: raw.visits ?? null,
    baseline: Object.fromEntries(
      Object.entries(raw.baseline ?? {})
        .filter(([measure]) => Object.hasOwn(measures, measure))
        .map(([measure, figure]) => [measure, { ...figure, after: figure.after ?? null }]),
    ) as Partial<Record<Measure, NonNullable<RawPackage['baseline']>[string]>>,
    rules: raw.rules ?? [],
    batch: raw.batch ?? null,
    source: raw.source ?? null,
    confidence: raw.confidence ?? null,
  };
}

function questionFrom(raw: NonNullable<RawPackage['questions']>[number], order: number): PackageQuestion {
  return {
    id: raw.id,
    order,
    text: raw.text,
    hint: raw.hint ?? null,
    kind: raw.kind ?? 'boolean',
    options: raw.options ?? [],
    unit: raw.unit ?? null,
    when: raw.when ?? null,
    about: raw.about ?? 'circumstances',
    askedOf: raw.askedOf ?? 'applicant',
    published: raw.published ?? [],
    derived: raw.derived ?? false,
  };
}

function itemFrom(raw: RawSubItem, order: number, reader: PackageReader): SubItem {
  const path = `subItems.${raw.key}`;
  const result = typeof raw.result === 'string' ? { name: raw.result } : raw.result;
  return {
    key: raw.key,
    order,
    name: raw.name,
    department: raw.dept ?? null,
    item: raw.item ? { id: raw.item, by: raw.itemBy ?? 'id' } : null,
    itemType: reader.code(itemTypes, raw.itemType, `${path}.itemType`) ?? null,
    limit: limitFrom(reader, `${path}.unit`, raw.limitDays, raw.unit, raw.unitBasis),
    inPackageLimit: raw.inPackageLimit
      ? givenLimit(reader, `${path}.inPackageLimit`, raw.inPackageLimit)
      : null,
    limitVariants: (raw.limitVariants ?? []).flatMap(({ when, limit }) => {
      const known = givenLimit(reader, `${path}.limitVariants`, limit);
      return known ? [{ when, limit: known }] : [];
    }),
    result: result
      ? { name: result.name, licenceTypeId: result.licenceTypeId ?? null, holder: result.holder ?? 'subject' }
      : null,
    creates: raw.creates ?? [],
    optional: raw.optional === true,
    when: raw.feel ?? null,
    group: raw.chooseOneGroup ?? null,
    form: raw.form ?? null,
    materials:
      raw.materials?.map((one, at) => materialFrom(one, at, `${path}.materials[${at}]`, reader)) ?? null,
    groups: (raw.groups ?? []) as ChoiceGroup[],
    visits: raw.visits ?? null,
    fee: {
      charged: raw.fee?.charged ?? null,
      fen: raw.fee?.fen ?? null,
      standard: raw.fee?.standard ?? null,
      basis: raw.fee?.basis ?? null,
    },
    notes: raw.notes ?? [],
  };
}

function materialFrom(
  given: string | RawMaterial,
  at: number,
  path: string,
  reader: PackageReader,
): PackageMaterial {
  const raw: RawMaterial = typeof given === 'string' ? { name: given } : given;
  return {
    id: raw.id ?? `m${at + 1}`,
    name: raw.name,
    necessity: reader.code(necessities, raw.necessity, `${path}.necessity`) ?? 'required',
    submitter: raw.submitter === 'staff' ? 'staff' : 'applicant',
    role: raw.role ?? 'other',
    when: raw.feel ?? null,
    group: raw.group ?? null,
    licenceTypeId: raw.licenceTypeId ?? null,
    holder: raw.holder ?? 'subject',
    standardCode: raw.standardCode ?? null,
    same: raw.same ?? null,
    exempt: raw.exempt ?? null,
    exemptPublished: raw.exemptBy ?? null,
    commitment: raw.commitment ?? false,
    ways: raw.ways?.flatMap((way) => wayOf(way, path, reader)) ?? null,
    originalOrCopy: raw.originalOrCopy ?? null,
    medium: raw.medium ?? null,
    copies: raw.copies ?? null,
    instructions: raw.instructions ?? null,
    sampleForm: raw.sampleForm ?? null,
    notes: raw.notes ?? [],
    assumed: raw.assumed ?? false,
  };
}

const givenLimit = (
  reader: PackageReader,
  path: string,
  { value, unit, unitBasis }: { value: number; unit?: string; unitBasis?: string },
) => reader.limit(value, unit, path, unitBasis);

const limitFrom = (
  reader: PackageReader,
  path: string,
  value?: number,
  unit?: string,
  basis?: string,
): Limit | null => (value === undefined ? null : reader.limit(value, unit, path, basis));
