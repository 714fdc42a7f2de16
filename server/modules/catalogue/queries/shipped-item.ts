import type { Completeness, ItemDefinition } from '../../../../contracts/catalogue.ts';
import type { FormDefinition } from '../../../../contracts/forms.ts';
import { composeForm } from '../form/compose.ts';
import { ownForm, shippedFormParts } from '../form/files.ts';
import { readItemsFile, shippedItems } from '../items-file.ts';
import { completenessOf } from '../rules/completeness.ts';
import { itemTypeOf, normaliseItem } from '../rules/normalise.ts';
import { shippedVocabulary } from '../vocabulary.ts';

export type ShippedItem = { definition: ItemDefinition; form: FormDefinition; completeness: Completeness };

/** An item of the shipped file as an import would read it, without a database: for samples of pages. */
export function shippedItem(id: string): ShippedItem {
  const { items, standard } = readItemsFile(shippedItems());
  const raw = items.find((one) => one.raw.id === id)?.raw;
  const type = raw && itemTypeOf(raw.itemType);
  if (!raw || !type) throw new RangeError(`The shipped file has no item ${id}.`);
  const own = ownForm(id);
  const { definition } = normaliseItem(raw, type, standard, shippedVocabulary(), {
    ownForm: own !== undefined,
  });
  const form = composeForm(definition, own, shippedFormParts());
  return { definition, form, completeness: completenessOf(definition) };
}
