import type { FormField } from '../../../../contracts/forms.ts';
import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { finding } from '../finding.ts';

type Place = { field: FormField; path: string; item: string };

/** What of a field must be the same wherever the package asks for it; its hint, its condition and whether it is required may differ. */
const defining = [
  'label',
  'kind',
  'element',
  'unit',
  'minLength',
  'maxLength',
  'min',
  'max',
  'step',
  'pattern',
  'personal',
  'prefill',
] as const satisfies (keyof FormField)[];

/** A data element is asked once: one name with one meaning, one element under one name. */
export function checkFields({ subItems }: PackageDefinition): PackageFinding[] {
  const places: Place[] = subItems.flatMap(({ key, name, form }) =>
    (form ?? []).flatMap((page) =>
      page.fields.map((field) => ({
        field,
        item: name,
        path: `subItems.${key}.form.${page.id}.${field.name}`,
      })),
    ),
  );
  return [...definedTwice(places), ...askedTwice(places)];
}

function definedTwice(places: readonly Place[]): PackageFinding[] {
  return [...Map.groupBy(places, ({ field }) => field.name).values()].flatMap((all) => {
    const [first, ...others] = all as [Place, ...Place[]];
    return others.flatMap((other) => {
      const what = differences(first.field, other.field);
      if (what.length === 0) return [];
      const params = {
        field: first.field.label,
        first: first.item,
        second: other.item,
        what: what.join('、'),
      };
      return [finding('field-defined-twice', other.path, params)];
    });
  });
}

function differences(one: FormField, other: FormField): string[] {
  const options = (field: FormField) =>
    JSON.stringify(field.options?.map(({ value, label }) => [value, label]));
  const found: string[] = defining.filter((key) => one[key] !== other[key]);
  return options(one) === options(other) ? found : [...found, 'options'];
}

function askedTwice(places: readonly Place[]): PackageFinding[] {
  const withElement = places.filter(({ field }) => field.element);
  return [...Map.groupBy(withElement, ({ field }) => field.element as string)].flatMap(([element, all]) => {
    const fields = [...new Set(all.map(({ field }) => field.name))];
    if (fields.length < 2) return [];
    const last = all.find(({ field }) => field.name === fields[1]) as Place;
    return [finding('element-asked-twice', last.path, { element, fields: fields.join('、') })];
  });
}
