import type { FormField } from '../../../../contracts/forms.ts';
import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { finding } from '../finding.ts';

type Place = { field: FormField; path: string; item: string };

/** What of a field must be the same wherever the package asks for it; its hint, its condition and whether it is required may differ. */
const defining = {
  label: '名称',
  kind: '类型',
  element: '数据元',
  unit: '单位',
  minLength: '最少字数',
  maxLength: '最多字数',
  min: '最小值',
  max: '最大值',
  step: '步长',
  pattern: '格式',
  personal: '是否个人信息',
  prefill: '预填来源',
} as const satisfies Partial<Record<keyof FormField, string>>;

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
  const keys = Object.keys(defining) as (keyof typeof defining)[];
  const found: string[] = keys.filter((key) => one[key] !== other[key]).map((key) => defining[key]);
  return options(one) === options(other) ? found : [...found, '选项'];
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
