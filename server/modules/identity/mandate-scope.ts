import type { ApplicantActor, MandateScope } from '../../../contracts/identity.ts';
import { type Executor, type RawBuilder, sql } from '../../platform/db/index.ts';

/** Who acts for a subject: in her own right where `mandates` is absent, else as far as these mandates reach. */
export type ActsFor = Pick<ApplicantActor, 'subjectId' | 'mandates'>;
export type ItemPlace = { divisionCode: string; itemCode: string };

/**
 * The one gate of mandates: under which of them (`null`: in her own right) the actor may act on this item of this
 * place; undefined where none covers it (民法典 162, 171: beyond the mandate the act does not bind the principal).
 */
export async function mandateFor(
  db: Executor,
  { mandates }: Pick<ActsFor, 'mandates'>,
  { divisionCode, itemCode }: ItemPlace,
): Promise<MandateScope | null | undefined> {
  if (!mandates) return null;
  const named = mandates.filter(({ itemCodes }) => itemCodes === null || itemCodes.includes(itemCode));
  const here = named.find((one) => one.divisionCode === divisionCode);
  if (here || named.length === 0) return here;
  const { rows } = await sql<{ ancestor: string }>`select ancestor from regions.division_closure
    where descendant = ${divisionCode} and ancestor = any(${named.map((one) => one.divisionCode)}::text[])`.execute(
    db,
  );
  const above = new Set(rows.map((row) => row.ancestor));
  return named.find((one) => above.has(one.divisionCode));
}

/** The same as a condition on rows `alias` of a query's WHERE; true for who acts in her own right. */
export function inMandate(
  alias: string,
  { mandates }: Pick<ActsFor, 'mandates'>,
  columns: { division: string; item: string },
): RawBuilder<boolean> {
  if (!mandates) return sql<boolean>`true`;
  const scope = JSON.stringify(mandates.map(({ divisionCode, itemCodes }) => ({ divisionCode, itemCodes })));
  return sql<boolean>`exists (
    select from json_to_recordset(${scope}::json) as m("divisionCode" text, "itemCodes" text[])
    join regions.division_closure mc on mc.ancestor = m."divisionCode"
    where mc.descendant = ${sql.ref(`${alias}.${columns.division}`)}
      and (m."itemCodes" is null or ${sql.ref(`${alias}.${columns.item}`)} = any(m."itemCodes")))`;
}
