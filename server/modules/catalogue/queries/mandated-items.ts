import type { ItemDefinition } from '../../../../contracts/catalogue.ts';
import type { MandateScope } from '../../../../contracts/identity.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { inMandate } from '../../identity/index.ts';

/** A published item as far as it says which licences are needed for it, and what it yields. */
export type MandatedItem = {
  itemCode: string;
  itemName: string;
  result: ItemDefinition['result'];
  /** Types that its materials are bound to. */
  licenceTypes: string[];
};

/** The published items that these mandates cover, each as every place has it. */
export async function mandatedItems(
  db: Executor,
  mandates: readonly MandateScope[],
): Promise<MandatedItem[]> {
  const { rows } = await sql<MandatedItem>`
    select distinct i.item_code as "itemCode", v.definition->>'name' as "itemName", v.definition->'result' as result,
      jsonb_path_query_array(v.definition, '$.materials[*].licenceTypeId ? (@ != null)') as "licenceTypes"
    from catalogue.item i join catalogue.item_version v
      on (v.division_code, v.item_code) = (i.division_code, i.item_code) and v.version = i.current_version
    where i.state = 'published' and ${inMandate('i', { mandates }, { division: 'division_code', item: 'item_code' })}`.execute(
    db,
  );
  return rows;
}
