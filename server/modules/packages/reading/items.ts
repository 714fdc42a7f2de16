import type { ItemType } from '../../../../contracts/catalogue-codes.ts';
import type { FormField, FormPage } from '../../../../contracts/forms.ts';
import type { SubjectKind } from '../../../../contracts/identity.ts';
import { subjectKinds } from '../../../../contracts/identity.ts';
import { type Defined, defineItem } from '../../catalogue/index.ts';
import { departmentKey, matterName } from './names.ts';
import type { RawPackage, RawSubItem } from './packages-file.ts';
import type { ReadingWords } from './vocabulary.ts';

export type FoundItem = { defined: Defined; by: 'id' | 'name' };

/** Items by their id and by their name, to which sub-items are matched. */
export class Items {
  readonly #byId: ReadonlyMap<string, Defined>;
  readonly #byName: ReadonlyMap<string, Defined[]>;
  readonly #words: ReadingWords;

  constructor(items: readonly Defined[], words: ReadingWords) {
    this.#words = words;
    this.#byId = new Map(items.map((item) => [item.definition.id, item]));
    this.#byName = Map.groupBy(items, (item) => matterName(item.definition.name));
  }

  /** By id where the file names one, else by normalised name and department. */
  find(raw: RawSubItem): FoundItem | undefined {
    if (raw.item) {
      const defined = this.#byId.get(raw.item);
      return defined && { defined, by: 'id' };
    }
    const { items } = this.#words.packages;
    const meant = (Object.hasOwn(items, raw.name) ? items[raw.name] : undefined) ?? raw.name;
    const department = departmentKey(raw.dept, this.#words);
    const defined = (this.#byName.get(matterName(meant)) ?? []).find(({ definition }) => {
      const own = departmentKey(definition.basic.department, this.#words);
      return !department || !own || own === department;
    });
    return defined && { defined, by: 'name' };
  }
}

/** A sub-item that no published item covers, as an item of its own: its form is composed of the standard pages. */
export function plainItem(raw: RawSubItem, owner: RawPackage, words: ReadingWords): Defined {
  const result = typeof raw.result === 'string' ? { name: raw.result } : raw.result;
  return defineItem(
    {
      id: `${owner.id}.${raw.key}`.slice(0, 80).replace(/[^A-Za-z0-9._-]/g, '_'),
      name: raw.name,
      itemType: '',
      ...(raw.dept ? { dept: raw.dept } : {}),
      ...(owner.subject ? { serviceObjects: [owner.subject] } : {}),
      ...(result ? { result } : {}),
      ...(raw.materials ? { materials: raw.materials.map((one) => ({ name: nameOf(one) })) } : {}),
    },
    typeOf(raw, words),
  );
}

function nameOf(material: NonNullable<RawSubItem['materials']>[number]): string {
  return typeof material === 'string' ? material : material.name;
}

/** 行政许可 by the words of the matter or its result (then art. 26 and 42 of the law apply), else a public service. */
export function typeOf(raw: RawSubItem, { packages }: ReadingWords): ItemType {
  const result = typeof raw.result === 'string' ? raw.result : (raw.result?.name ?? '');
  return new RegExp(packages.licence).test(raw.name + result) ? 'licence' : 'public-service';
}

/**
 * The item's part of the merged form. What it applies for is settled by the package: no page asks for that. Where only
 * organisations apply, nobody is asked who the person at the keyboard is: that is known from signing in. `idle`:
 * questions of the item on which nothing depends here.
 */
export function pagesOf(
  { form }: Defined,
  kinds: readonly SubjectKind[],
  idle: ReadonlySet<string>,
  more: readonly FormPage[],
): FormPage[] {
  const wanted = ({ element, name }: FormField) =>
    element !== 'matter' && !idle.has(name) && (kinds.includes('person') || !element?.startsWith('person-'));
  const own = form.pages
    .map((page) => ({ ...page, fields: page.fields.filter(wanted) }))
    .filter((page) => page.fields.length > 0);
  const end = own.findIndex(({ id }) => id === 'delivery' || id === 'declaration');
  return end < 0 ? [...own, ...more] : [...own.slice(0, end), ...more, ...own.slice(end)];
}

/** 法人 in a package means anybody who runs a business, the self-employed too. */
export function kindsOf(subject: string | undefined, words: ReadingWords): SubjectKind[] {
  const all = Object.keys(subjectKinds) as SubjectKind[];
  if (!subject) return all;
  if (/法人|企业|经营主体/.test(subject)) {
    const organisations = all.filter((kind) => kind !== 'person' && kind !== 'state-organ');
    return /个人|自然人/.test(subject) ? ['person', ...organisations] : organisations;
  }
  const known = words.catalogue.subjects.words;
  return (Object.hasOwn(known, subject) ? known[subject] : undefined) ?? all;
}
