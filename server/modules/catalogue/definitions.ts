import type { ItemDefinition } from '../../../contracts/catalogue.ts';
import type { CatalogueStandard, ItemType } from '../../../contracts/catalogue-codes.ts';
import type { FormDefinition } from '../../../contracts/forms.ts';
import { composeForm } from './form/compose.ts';
import { ownForm, shippedFormParts } from './form/files.ts';
import { type RawItem, readItemsFile } from './items-file.ts';
import { itemTypeOf, normaliseItem } from './rules/normalise.ts';
import { shippedVocabulary } from './vocabulary.ts';

export type Defined = { definition: ItemDefinition; form: FormDefinition };

/** The items of a file with their composed forms, without a database and without an organisation; what cannot be read is left out. */
export function definitionsOfFile(content: string): Defined[] {
  const { items, standard } = readItemsFile(content);
  return items.flatMap(({ raw }) => {
    const itemType = itemTypeOf(raw.itemType);
    return itemType ? [defineItem(raw, itemType, standard)] : [];
  });
}

/** One item from what is known of it, however little: the standard pages of its form are composed all the same. */
export function defineItem(
  raw: RawItem,
  itemType: ItemType,
  standard: CatalogueStandard = 'GB/T 39554-2020',
): Defined {
  const own = ownForm(raw.id);
  const { definition } = normaliseItem(raw, itemType, standard, shippedVocabulary(), {
    ownForm: own !== undefined,
  });
  return { definition, form: composeForm(definition, own, shippedFormParts()) };
}
