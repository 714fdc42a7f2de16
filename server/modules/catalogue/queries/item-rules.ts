import { type FormField, fieldsOf } from '../../../../contracts/forms.ts';
import { subjectKinds } from '../../../../contracts/identity.ts';
import { instantFacts } from '../../../../contracts/instant.ts';
import type { ItemRulesView } from '../../../../contracts/item-rules.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { organisationNames } from '../../regions/index.ts';
import { isFixed, rulesOf } from '../rules/item-rules.ts';
import { getPublishedItem, type ItemVersion } from './items.ts';

type Field = ItemRulesView['fields'][number];

/** Fields as an editor's made-up answers need them. */
export const sampleFields = (fields: readonly FormField[]): Field[] =>
  fields.map(({ name, label, kind, options }) => ({
    name,
    label,
    kind,
    options: (options ?? []).map((option) => ({ value: option.value, label: option.label })),
  }));

/** Of whoever applies; the platform puts it beside the answers. */
const subjectKind: Field = {
  name: 'subjectKind',
  label: 'subjectKind',
  kind: 'radio',
  options: Object.entries(subjectKinds).map(([value, { zh }]) => ({ value, label: zh })),
};

const kinds: Record<(typeof instantFacts)[number], string> = {
  heldLicences: 'checkboxes',
  uploadedMaterials: 'number',
  committedMaterials: 'number',
  deferredMaterials: 'number',
  realNameLevel: 'number',
  underMandate: 'boolean',
  today: 'date',
};

/** The published version with its rules, and what an editor may write them of; undefined where nothing is published. */
export async function itemRules(
  db: Executor,
  divisionCode: string,
  itemCode: string,
): Promise<{ view: ItemRulesView; item: ItemVersion } | undefined> {
  const item = await getPublishedItem(db, divisionCode, itemCode);
  if (!item) return undefined;
  const { organisationId, definition } = item;
  const names = organisationId ? await organisationNames(db, [organisationId]) : new Map<string, string>();
  const materials = definition.materials ?? [];
  const licences = materials.flatMap((one) =>
    one.licenceTypeId ? [{ value: one.licenceTypeId, label: one.name }] : [],
  );
  const view: ItemRulesView = {
    itemCode,
    divisionCode,
    name: definition.name,
    organisation: names.get(organisationId ?? '') ?? '',
    version: item.version,
    rules: rulesOf(definition),
    instantVersion: definition.instant?.version ?? null,
    materials: materials.map((one) => ({
      bound: one.licenceTypeId !== null,
      id: one.id,
      name: one.name,
      necessity: one.necessity,
      fixed: isFixed(one),
    })),
    fields: sampleFields(fieldsOf(item.form)),
    facts: [subjectKind, ...instantFacts.map(factField)],
  };
  return { view, item };

  function factField(name: (typeof instantFacts)[number]): Field {
    return {
      name,
      label: name,
      kind: kinds[name],
      options: name === 'heldLicences' ? licences : [],
    };
  }
}
