import { bareMaterial } from '../../../../contracts/bare-packages.ts';
import type { Material } from '../../../../contracts/catalogue.ts';
import { necessities } from '../../../../contracts/catalogue-codes.ts';
import { type MaterialWay, materialWays, type PackageMaterial } from '../../../../contracts/packages.ts';
import { holderOf, licenceTypeOf } from './names.ts';
import { RawMaterial } from './packages-file.ts';
import type { PackageReader } from './reader.ts';
import type { ReadingWords } from './vocabulary.ts';

/** A material of the catalogue as a package counts it: its question becomes a condition. */
export function fromCatalogue(material: Material, words: ReadingWords): PackageMaterial {
  const role = roleOf(material.name, words);
  return {
    ...bare(material.id, material.name, words),
    necessity: material.necessity,
    submitter: material.submitter,
    role,
    when: material.question ? `${material.question} = true` : null,
    group: material.group,
    licenceTypeId: material.licenceTypeId ?? licenceTypeOf(material.name, words),
    holder: role === 'agent-id' ? 'agent' : holderOf(material.name, words),
    standardCode: material.standardCode,
    exempt: exemptOf(material.exemptBy, words),
    exemptPublished: material.exemptBy,
    originalOrCopy: material.originalOrCopy,
    medium: material.medium,
    copies: material.copies,
    instructions: material.instructions,
    sampleForm: material.sampleForm,
    notes: material.notes,
  };
}

/** A material of a package file: its name alone, with a remark in brackets that tells how it is, or written out. */
export function fromFile(
  raw: string | RawMaterial,
  id: string,
  path: string,
  reader: PackageReader,
): PackageMaterial {
  if (typeof raw === 'string') return fromName(raw, id, path, reader);
  const { words } = reader;
  reader.known(raw, RawMaterial, path);
  const material = bare(raw.id ?? id, raw.name, words);
  const read = raw.condition ? reader.condition(raw.condition, raw.name, path) : { when: null, notes: [] };
  const ways = raw.ways?.flatMap((way) => wayOf(way, path, reader));
  return {
    ...material,
    necessity: reader.code(necessities, raw.necessity, `${path}.necessity`) ?? 'required',
    submitter: raw.submitter === 'staff' ? 'staff' : 'applicant',
    when: raw.feel ?? read.when,
    group: raw.group ?? null,
    licenceTypeId: raw.licenceTypeId ?? material.licenceTypeId,
    holder: raw.holder ?? material.holder,
    same: raw.same ?? null,
    exempt: exemptOf(raw.exemptBy ?? null, words),
    exemptPublished: raw.exemptBy ?? null,
    commitment: raw.commitment ?? material.commitment,
    ways: ways ?? null,
    copies: raw.copies ?? null,
    instructions: raw.instructions ?? null,
    sampleForm: raw.sampleForm ?? null,
    notes: [...(raw.notes ?? []), ...read.notes],
    assumed: raw.assumed ?? false,
  };
}

export function wayOf(way: string, path: string, reader: PackageReader): MaterialWay[] {
  if (Object.hasOwn(materialWays, way)) return [way as MaterialWay];
  reader.find('word-unknown', `${path}.ways`, { word: way, may: Object.keys(materialWays).join('、') });
  return [];
}

function fromName(whole: string, id: string, path: string, reader: PackageReader): PackageMaterial {
  const { words } = reader;
  const match = /^(.+?)[（(]([^（()）]+)[)）]$/.exec(whole);
  const name = match?.[1] ?? whole;
  const remark = match?.[2];
  const material = bare(id, name, words);
  if (!remark) return material;
  const exempt = exemptOf(remark, words);
  if (exempt) {
    const role = exempt === 'system-form' ? 'application-form' : material.role;
    return { ...material, role, exempt, exemptPublished: remark };
  }
  const read = reader.condition(remark, name, path);
  return { ...material, when: read.when, notes: read.notes };
}

function bare(id: string, name: string, words: ReadingWords): PackageMaterial {
  return bareMaterial({
    id,
    name,
    role: roleOf(name, words),
    licenceTypeId: licenceTypeOf(name, words),
    holder: holderOf(name, words),
    commitment: new RegExp(words.packages.commitment).test(name),
  });
}

/** In a package one form stands for every application form (一表申请), whether or not the item has a form of its own. */
function roleOf(name: string, words: ReadingWords): PackageMaterial['role'] {
  return words.catalogue.materials.roles.find((one) => new RegExp(one.pattern).test(name))?.role ?? 'other';
}

function exemptOf(remark: string | null, { packages }: ReadingWords): PackageMaterial['exempt'] {
  if (!remark) return null;
  if (new RegExp(packages.exempt.formMade).test(remark)) return 'system-form';
  if (new RegExp(packages.exempt.licence).test(remark)) return 'held-licence';
  return new RegExp(packages.exempt.checked).test(remark) ? 'network-check' : null;
}
