import type { ResultKind } from '../../../../contracts/catalogue-codes.ts';
import { conditionOf } from '../../../../contracts/feel-condition.ts';
import type { FormDefinition, FormField, FormPage } from '../../../../contracts/forms.ts';
import type { PackageDefinition, SubItem } from '../../../../contracts/packages.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import { packageCode } from '../item-codes.ts';
import { elsewhere } from '../planning/form.ts';
import type { PackageVersion } from '../queries/packages.ts';
import { questionOf } from '../question.ts';
import { asMaterial, bareDefinition, noResult } from './definition.ts';
import { namedFields, namedPapers } from './named.ts';

/**
 * A sub-item as the item that its department handles: its own part of the form and of the papers and no other, the limit
 * that holds inside the package, its result. Made of the package's version alone, so that it never changes.
 */
export function partItem(
  version: PackageVersion,
  key: string,
  organisationId: string | null,
): ItemVersion | undefined {
  const { definition, divisionCode, publishedAt, state } = version;
  const item = definition.subItems.find((one) => one.key === key);
  if (!item) return undefined;
  const code = packageCode(definition.id, key);
  const limit = item.inPackageLimit ?? item.limit;
  const { result } = item;
  return {
    divisionCode,
    itemCode: code,
    version: version.version,
    organisationId,
    state,
    route: null,
    definition: bareDefinition(code, item.name, item.itemType ?? 'public-service', {
      department: item.department ?? definition.lead,
      service: {
        subjectKinds: definition.subjectKinds,
        promised: limit,
        statutory: item.limit,
        minVisits: item.visits,
      },
      materials: [
        ...(item.materials ?? []).map((one) => asMaterial(one, one.group)),
        ...namedPapers(definition, key).map((one) => asMaterial({ ...one, necessity: 'optional' }, null)),
      ],
      groups: item.groups,
      result: result
        ? {
            ...noResult,
            name: result.name,
            kind: kindOf(item),
            documents: [result.name],
            licenceTypeId: result.licenceTypeId,
          }
        : { ...noResult, kind: 'none' },
    }),
    form: formOf(definition, item, version.version),
    publishedAt,
  };
}

function kindOf(item: SubItem): ResultKind {
  return item.itemType === 'licence' ? 'licence' : 'document';
}

/** Its pages, and what of the guide's answers they depend on: the department sees why a field is there. */
function formOf(definition: PackageDefinition, item: SubItem, version: number): FormDefinition {
  const pages = item.form ?? [];
  const fields = pages.flatMap((page) => page.fields);
  const own = new Set(fields.map((field) => field.name));
  const names = [...fields, ...(item.materials ?? [])].flatMap(({ when }) =>
    when ? conditionOf(when).names : [],
  );
  const asked = [...new Set([...names, ...limitNames(item)])].filter((name) => !own.has(name));
  const answers = asked.flatMap((name) => fieldOf(definition, name));
  const guide: FormPage[] =
    answers.length > 0 ? [{ id: 'guide-answers', title: '一件事里的回答', fields: answers }] : [];
  const named = namedFields(definition, item.key);
  const more: FormPage[] = named.length > 0 ? [{ ...elsewhere, fields: named }] : [];
  const id = packageCode(definition.id, item.key);
  return { id, version, title: item.name, pages: [...pages, ...more, ...guide] };
}

function limitNames(item: SubItem): string[] {
  return item.limitVariants.flatMap(({ when }) => conditionOf(when).names);
}

/** A question of the guide as a field that need not be filled in: what was answered there is carried over. */
function fieldOf(definition: PackageDefinition, name: string): FormField[] {
  const question = questionOf(definition, name);
  if (!question) return [];
  const { text, kind, options, unit } = question;
  return [
    {
      name,
      label: text.slice(0, 120),
      kind,
      ...(kind === 'radio' ? { options } : {}),
      ...(unit ? { unit } : {}),
      required: false,
      personal: false,
    },
  ];
}
