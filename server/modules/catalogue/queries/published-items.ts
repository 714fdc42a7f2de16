import type { Completeness, ItemDefinition } from '../../../../contracts/catalogue.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';

/** A published item as those read it who count items. */
export type PublishedItem = {
  divisionCode: string;
  itemCode: string;
  organisationId: string;
  definition: ItemDefinition;
  completeness: Completeness;
};

/** All that is published, of every division, in order. */
export async function publishedItems(db: Executor): Promise<PublishedItem[]> {
  const { rows } = await sql<PublishedItem>`
    select i.division_code as "divisionCode", i.item_code as "itemCode", i.organisation_id as "organisationId",
      v.definition, v.completeness
    from catalogue.item i join catalogue.item_version v
      on (v.division_code, v.item_code, v.version) = (i.division_code, i.item_code, i.current_version)
    where i.state = 'published' order by 1, 2`.execute(db);
  return rows;
}

/** Names of items by their codes, as the basic entry has them. */
export async function itemNames(db: Executor, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select item_code as code, name from catalogue.basic_entry where item_code = any(${[...codes]}::text[])`.execute(
    db,
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
