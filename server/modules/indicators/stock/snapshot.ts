import canonicalize from 'canonicalize';
import { localDate } from '../../../platform/clock.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { announce } from '../../../platform/live.ts';
import type { IndicatorsContext } from '../context.ts';
import { amountOf, type CountedTerm } from '../measures.ts';
import { notePlaces } from '../rollup/apply.ts';
import { indicatorsTopic } from '../rollup/roll-up.ts';
import { rounded } from '../sources/case-facts.ts';
import { type Thing, thingsNow } from './things.ts';

/** A thing as it was from a day on. */
type Kept = Thing & { fromDay: string };
type StockMeasure = { id: number; spec: CountedTerm; fact: string; full: boolean };

/**
 * Takes today's stock: what changed since the last time begins a new row of its thing, and the sums of today are made
 * anew. As often as one likes; the last of a day is the day's. Answers how many things changed.
 */
export async function takeSnapshot(ctx: Pick<IndicatorsContext, 'clock'>, tx: Tx): Promise<number> {
  const now = ctx.clock.now();
  const day = localDate(now);
  const changed = await keepThings(tx, await thingsNow(tx), day);
  const { rows } = await sql<StockMeasure>`
    select id, spec, fact, filled_to is null as full from indicators.measure where spec ? 'stock'`.execute(
    tx,
  );
  const { rows: days } = await sql<{ day: string }>`
    select day::text as day from indicators.snapshot order by day`.execute(tx);
  const taken = days.some((one) => one.day === day);
  const fresh = rows.filter(({ full }) => !full);
  await sql`insert into indicators.snapshot (day, taken_at) values (${day}::date, ${now})
    on conflict (day) do update set taken_at = excluded.taken_at`.execute(tx);
  if (changed || !taken) await sumDay(tx, day, rows);
  // A measure that was added later is counted on the days that are kept, too.
  for (const past of fresh.length ? days : []) await sumDay(tx, past.day, fresh);
  await sql`update indicators.measure set filled_to = null
    where id = any(${fresh.map(({ id }) => id)}::int[])`.execute(tx);
  if (changed || !taken || fresh.length) await announce(tx, indicatorsTopic);
  return changed;
}

async function keepThings(tx: Tx, things: readonly Thing[], day: string): Promise<number> {
  const { rows: open } = await sql<Kept>`
    select kind, id, from_day::text as "fromDay", division_code as "divisionCode",
      organisation_id as "organisationId", fields
    from indicators.stock_fact where to_day is null`.execute(tx);
  const nameOf = ({ kind, id }: Thing) => `${kind} ${id}`;
  const before = new Map(open.map((one) => [nameOf(one), one]));
  const now = new Map(things.map((one) => [nameOf(one), one]));
  const same = (one: Thing, other: Kept | undefined) =>
    other && canonicalize({ ...one, fromDay: other.fromDay }) === canonicalize(other);
  const begun = [...now.values()].filter((one) => !same(one, before.get(nameOf(one))));
  const gone = open.filter((one) => !same(now.get(nameOf(one)) ?? { ...one, id: '' }, one));
  const column = <T>(rows: readonly T[], pick: (row: T) => string) => rows.map(pick);
  const names = sql`unnest(${column(gone, (one) => one.kind)}::text[], ${column(gone, (one) => one.id)}::text[]) as g (kind, id)`;
  // What began today was not so at the end of any day.
  await sql`delete from indicators.stock_fact s using ${names}
    where s.kind = g.kind and s.id = g.id and s.to_day is null and s.from_day = ${day}::date`.execute(tx);
  await sql`update indicators.stock_fact s set to_day = ${day}::date from ${names}
    where s.kind = g.kind and s.id = g.id and s.to_day is null`.execute(tx);
  await sql`
    insert into indicators.stock_fact (kind, id, from_day, division_code, organisation_id, fields)
    select b.kind, b.id, ${day}::date, b.division, b.organisation, b.fields
    from unnest(${column(begun, (one) => one.kind)}::text[], ${column(begun, (one) => one.id)}::text[],
      ${column(begun, (one) => one.divisionCode)}::text[], ${column(begun, (one) => one.organisationId)}::text[],
      ${column(begun, (one) => JSON.stringify(one.fields))}::jsonb[]) as b (kind, id, division, organisation, fields)`.execute(
    tx,
  );
  return begun.length + gone.length;
}

/** The sums of one day from the things as they were at its end. */
async function sumDay(tx: Tx, day: string, measures: readonly StockMeasure[]): Promise<void> {
  const { rows: things } = await sql<Thing>`
    select kind, id, division_code as "divisionCode", organisation_id as "organisationId", fields
    from indicators.stock_fact
    where from_day <= ${day}::date and (to_day is null or to_day > ${day}::date)`.execute(tx);
  const sums = new Map<string, { row: [string, number, string]; amount: number }>();
  for (const { id, spec, fact } of measures) {
    for (const thing of things) {
      const amount = thing.kind === fact ? amountOf(spec, thing.fields) : null;
      if (amount === null) continue;
      const key = `${thing.divisionCode} ${id} ${thing.organisationId}`;
      const known = sums.get(key);
      if (known) known.amount += amount;
      else sums.set(key, { row: [thing.divisionCode, id, thing.organisationId], amount });
    }
  }
  const rows = [...sums.values()];
  await notePlaces(
    tx,
    things.map(({ divisionCode }) => divisionCode),
  );
  await sql`delete from indicators.stock where day = ${day}::date
    and measure = any(${measures.map(({ id }) => id)}::int[])`.execute(tx);
  await sql`
    insert into indicators.stock (division_code, measure, day, organisation_id, amount)
    select s.division, s.measure, ${day}::date, s.organisation, s.amount
    from unnest(${rows.map(({ row }) => row[0])}::text[], ${rows.map(({ row }) => row[1])}::int[],
      ${rows.map(({ row }) => row[2])}::text[], ${rows.map(({ amount }) => rounded(amount))}::numeric[])
      as s (division, measure, organisation, amount)`.execute(tx);
}
