import { conditionOf } from '../../../../contracts/feel-condition.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';

/** Names of what the answer to a question decides: items, materials, limits, fields, further questions. */
export function usesOf(
  { questions, subItems, itemGroups, materials }: PackageDefinition,
  id: string,
): string[] {
  const reads = (when: string | null | undefined) => Boolean(when && conditionOf(when).names.includes(id));
  const group = itemGroups.find((one) => one.question === id);
  return [
    ...subItems.flatMap((item) => [
      ...(reads(item.when) || (group && item.group === group.id) ? [item.name] : []),
      ...(item.limitVariants.some(({ when }) => reads(when)) ? [item.name] : []),
      ...(item.materials ?? []).filter(({ when }) => reads(when)).map(({ name }) => `${item.name}：${name}`),
      ...(item.form ?? []).flatMap((page) =>
        page.fields
          .filter(({ when, name }) => reads(when) || name === id)
          .map(({ label }) => `${item.name}：${label}`),
      ),
    ]),
    ...materials.filter(({ when }) => reads(when)).map(({ name }) => name),
    ...questions.filter((one) => one.id !== id && reads(one.when)).map(({ text }) => text),
  ];
}
