import type { StockTerm } from '../../../../contracts/indicators.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { amountOf } from '../measures.ts';
import { type Where, within } from '../reading/where.ts';
import type { Thing } from '../stock/things.ts';

/** How many things are read at a time; a county has a thousand items. */
const batch = 500;

/** Things as they were at the end of a day that a term counts, by their ids, without those of other terms. */
export async function thingsOn(
  db: Executor,
  term: StockTerm,
  but: readonly StockTerm[],
  where: Where,
  day: string,
  { after, limit }: { after: string; limit: number },
): Promise<{ things: Thing[]; next: string | null }> {
  const things: Thing[] = [];
  let from = after;
  for (;;) {
    const { rows } = await sql<Thing>`
      select r.kind, r.id, r.division_code as "divisionCode", r.organisation_id as "organisationId", r.fields
      from indicators.stock_fact r
      where r.kind = ${term.stock} and r.id > ${from} and r.from_day <= ${day}::date
        and (r.to_day is null or r.to_day > ${day}::date) and ${within('r', where)}
      order by r.id limit ${batch}`.execute(db);
    for (const thing of rows) {
      if (amountOf(term, thing.fields) === null) continue;
      if (but.some((one) => amountOf(one, thing.fields) !== null)) continue;
      if (things.length === limit) return { things, next: things.at(-1)?.id ?? null };
      things.push(thing);
    }
    if (rows.length < batch) return { things, next: null };
    from = rows.at(-1)?.id ?? '';
  }
}
