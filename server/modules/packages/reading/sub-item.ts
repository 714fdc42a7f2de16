import { type ItemType, itemTypes } from '../../../../contracts/catalogue-codes.ts';
import { conditionOf } from '../../../../contracts/feel-condition.ts';
import type { Fee, PackageMaterial, Result, SubItem } from '../../../../contracts/packages.ts';
import type { Defined } from '../../catalogue/index.ts';
import { type Items, kindsOf, pagesOf, plainItem, typeOf } from './items.ts';
import { fromCatalogue, fromFile } from './materials.ts';
import { answerName, holderOf, licenceTypeOf } from './names.ts';
import { type RawPackage, RawSubItem } from './packages-file.ts';
import { asPackageQuestion, type PackageReader, yesNo } from './reader.ts';
import type { ReadingWords } from './vocabulary.ts';

/** One sub-item: what the package says of it wins over what its item says. */
export function readSubItem(
  raw: RawSubItem,
  at: number,
  owner: RawPackage,
  items: Items,
  reader: PackageReader,
): SubItem {
  const { words } = reader;
  const path = `subItems.${raw.key}`;
  reader.known(raw, RawSubItem, path);
  const found = items.find(raw);
  if (!found && !raw.item) reader.find('plain-item', path, { name: raw.name });
  const defined = found?.defined ?? plainItem(raw, owner, words);
  const { materials, groups } = materialsOf(raw, path, found?.defined, reader);
  const idle = idleQuestions(found?.defined, materials ?? []);
  for (const question of found?.defined.definition.questions ?? []) {
    if (!idle.has(question.id)) reader.ask(asPackageQuestion(question));
  }
  const conditions = readConditions(raw, path, reader);
  const limit = readLimit(raw, found?.defined, path, reader);
  if (!limit && raw.limitDays === undefined)
    reader.find('limit-not-stated', `${path}.limitDays`, { name: raw.name });
  if (!raw.form && defined.form.assumed) reader.find('form-assumed', `${path}.form`, { name: raw.name });
  return {
    key: raw.key,
    order: at,
    name: raw.name,
    department: raw.dept ?? found?.defined.definition.basic.department ?? null,
    item: found
      ? { id: found.defined.definition.id, by: found.by }
      : raw.item
        ? { id: raw.item, by: 'id' }
        : null,
    itemType: itemTypeOf(raw, found?.defined, path, reader),
    limit,
    inPackageLimit: raw.inPackageLimit
      ? reader.limit(raw.inPackageLimit.value, raw.inPackageLimit.unit, `${path}.inPackageLimit`)
      : null,
    limitVariants: (raw.limitVariants ?? []).flatMap((one, n) => {
      const variant = reader.limit(one.limit.value, one.limit.unit, `${path}.limitVariants[${n}]`);
      return variant ? [{ when: one.when, limit: variant }] : [];
    }),
    result: resultOf(raw, found?.defined, words),
    creates: raw.creates ?? [],
    optional: Boolean(raw.optional),
    when: conditions.when,
    group: raw.chooseOneGroup ?? null,
    form: raw.form ?? pagesOf(defined, kindsOf(owner.subject, words), idle, raw.pages ?? []),
    materials,
    groups,
    visits: raw.visits ?? found?.defined.definition.service.minVisits ?? null,
    fee: feeOf(raw, found?.defined),
    notes: conditions.notes,
  };
}

/** Questions of the item that neither a material nor a field depends on here. */
function idleQuestions(found: Defined | undefined, materials: readonly PackageMaterial[]): Set<string> {
  const fields = (found?.form.pages ?? []).flatMap((page) => page.fields);
  const whens = [...materials, ...fields].flatMap(({ when }) => (when ? conditionOf(when).names : []));
  const ids = (found?.definition.questions ?? []).map(({ id }) => id);
  return new Set(ids.filter((id) => !whens.includes(id)));
}

/** That it may be left is said by the element itself; what stands before it says when. */
const choosable = /[，,、；;]?(可选|选办|可选办|自愿|自愿办理)$/;

/** 可选 without a condition is a wish: the applicant is asked whether to handle it here as well. */
function readConditions(raw: RawSubItem, path: string, reader: PackageReader) {
  const notes = [...(raw.note ? [raw.note] : []), ...(raw.notes ?? [])];
  const optional = typeof raw.optional === 'string' ? raw.optional.replace(choosable, '') : undefined;
  const published = [raw.when, raw.condition, optional || undefined];
  const whens: string[] = raw.feel ? [`(${raw.feel})`] : [];
  for (const words of published.filter((one) => one !== undefined)) {
    const read = reader.condition(words, raw.name, `${path}.when`);
    if (read.when && !raw.feel) whens.push(read.when);
    notes.push(...read.notes);
  }
  if (whens.length === 0 && raw.optional && !raw.chooseOneGroup) {
    const id = answerName('take', raw.key);
    reader.ask({ ...yesNo(id, `要一起办“${raw.name}”吗？`), about: 'wish' });
    reader.find('wish-asked', path, { name: raw.name });
    whens.push(`${id} = true`);
  }
  return { when: whens.length > 0 ? whens.join(' and ') : null, notes };
}

function readLimit(
  raw: RawSubItem,
  found: Defined | undefined,
  path: string,
  reader: PackageReader,
): SubItem['limit'] {
  if (raw.limitDays !== undefined) return reader.limit(raw.limitDays, raw.unit, `${path}.unit`);
  return found?.definition.service.promised ?? found?.definition.service.statutory ?? null;
}

function itemTypeOf(
  raw: RawSubItem,
  found: Defined | undefined,
  path: string,
  reader: PackageReader,
): ItemType | null {
  if (raw.itemType) return reader.code(itemTypes, raw.itemType, `${path}.itemType`) ?? null;
  return found?.definition.basic.itemType ?? typeOf(raw, reader.words);
}

function resultOf(raw: RawSubItem, found: Defined | undefined, words: ReadingWords): Result | null {
  const published = found?.definition.result;
  const own = typeof raw.result === 'string' ? { name: raw.result } : raw.result;
  const name = own?.name ?? (published?.kind && published.kind !== 'none' ? published.name : null);
  if (!name) return null;
  return {
    name,
    licenceTypeId: own?.licenceTypeId ?? published?.licenceTypeId ?? licenceTypeOf(name, words),
    holder: own?.holder ?? holderOf(name, words),
  };
}

function materialsOf(
  raw: RawSubItem,
  path: string,
  found: Defined | undefined,
  reader: PackageReader,
): Pick<SubItem, 'materials' | 'groups'> {
  const { words } = reader;
  if (raw.materials) {
    const materials = raw.materials.map((one, at) =>
      fromFile(one, `m${at + 1}`, `${path}.materials.m${at + 1}`, reader),
    );
    const picks = raw.materials.flatMap((one) => (typeof one === 'string' || !one.group ? [] : [one]));
    const groups = Map.groupBy(picks, (one) => one.group as string);
    return {
      materials,
      groups: [...groups].map(([id, all]) => ({
        id,
        pick: all[0]?.pick ?? 1,
        published: all.map(({ name }) => name).join('／'),
      })),
    };
  }
  const published = found?.definition.materials;
  const materials = published?.map((one) => fromCatalogue(one, words)) ?? null;
  for (const one of materials ?? []) noteForm(one, path, reader);
  return { materials, groups: found?.definition.groups ?? [] };
}

function noteForm(material: PackageMaterial, path: string, reader: PackageReader): void {
  if (material.role !== 'application-form') return;
  reader.find('application-form-replaced', `${path}.materials.${material.id}`, { name: material.name });
}

function feeOf(raw: RawSubItem, found: Defined | undefined): Fee {
  const published = found?.definition.fee;
  return {
    charged: raw.fee?.charged ?? published?.charged ?? null,
    fen: raw.fee?.fen ?? null,
    standard: raw.fee?.standard ?? published?.standard ?? null,
    basis: raw.fee?.basis ?? published?.basis ?? null,
  };
}
