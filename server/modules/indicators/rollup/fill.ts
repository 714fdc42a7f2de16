import { sql, type Tx } from '../../../platform/db/index.ts';
import type { Fact } from '../vocabulary.ts';
import { addAmount, addDeltas, type Deltas, type FlowMeasure } from './apply.ts';

const batch = 5000;

/**
 * Gives measures that were added later the facts that are known already, in the order of their ids and a batch at a
 * time. False where every measure has all of them.
 */
export async function fillMeasures(tx: Tx): Promise<boolean> {
  const { rows } = await sql<FlowMeasure & { filledTo: string }>`
    select id, spec, fact, filled_to as "filledTo" from indicators.measure
    where spec ? 'fact' and filled_to is not null order by fact, filled_to, id`.execute(tx);
  const first = rows[0];
  if (!first) return false;
  const together = rows.filter(({ fact, filledTo }) => fact === first.fact && filledTo === first.filledTo);
  const { rows: facts } = await sql<Fact>`
    select kind, id, division_code as "divisionCode", organisation_id as "organisationId", item_code as "itemCode",
      channel, fields
    from indicators.fact where kind = ${first.fact} and id > ${first.filledTo} order by id limit ${batch}`.execute(
    tx,
  );
  const deltas: Deltas = new Map();
  for (const fact of facts) for (const measure of together) addAmount(deltas, measure, fact, 1);
  await addDeltas(tx, deltas);
  const to = facts.length < batch ? null : (facts.at(-1)?.id ?? null);
  await sql`update indicators.measure set filled_to = ${to}
    where id = any(${together.map(({ id }) => id)}::int[])`.execute(tx);
  return true;
}
