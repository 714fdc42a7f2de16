import canonicalize from 'canonicalize';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { addTallies, type Tallies, tally } from '../attribution/tallies.ts';
import type { Traits } from '../attribution/traits.ts';
import { amountOf, type CountedTerm } from '../measures.ts';
import { type Span, spans, spansOf } from '../reading/cover.ts';
import { rounded } from '../sources/case-facts.ts';
import type { FactKey } from '../sources/sources.ts';
import type { Fact } from '../vocabulary.ts';

/** A measure of a flow. `filledTo`: the id up to which it has taken in what was known when it was added; null: all. */
export type FlowMeasure = {
  id: number;
  spec: CountedTerm & { on: string };
  fact: string;
  filledTo: string | null;
};

/** What is to be added to the sums of days, by where it belongs. */
export type Deltas = Map<string, { row: TotalKey; amount: number }>;
type TotalKey = readonly [division: string, measure: number, day: string, organisation: string];

/**
 * Puts facts as they are now in the place of what was known of them and moves the sums by the difference: what comes
 * again changes nothing. Answers how many were new or had changed.
 */
export async function applyFacts(
  tx: Tx,
  measures: readonly FlowMeasure[],
  all: readonly Fact[],
  gone: readonly FactKey[] = [],
): Promise<number> {
  const facts = [...new Map(all.map((fact) => [`${fact.kind} ${fact.id}`, fact])).values()];
  if (facts.length + gone.length === 0) return 0;
  const before = await knownFacts(tx, [...facts, ...gone]);
  const deltas: Deltas = new Map();
  const tallies: Tallies = new Map();
  const lost = gone.flatMap(({ kind, id }) => before.get(`${kind} ${id}`) ?? []);
  for (const fact of lost) {
    for (const measure of measures) if (takes(measure, fact)) addAmount(deltas, measure, fact, -1);
    tally(tallies, fact, -1);
  }
  const changed = facts.filter((fact) => {
    const old = before.get(`${fact.kind} ${fact.id}`);
    if (old && canonicalize(old) === canonicalize(fact)) return false;
    for (const measure of measures) {
      if (!takes(measure, fact)) continue;
      if (old) addAmount(deltas, measure, old, -1);
      addAmount(deltas, measure, fact, 1);
    }
    if (old) tally(tallies, old, -1);
    tally(tallies, fact, 1);
    return true;
  });
  await keepFacts(tx, changed);
  await dropFacts(tx, lost);
  await addDeltas(tx, deltas);
  await addTallies(tx, tallies);
  return changed.length + lost.length;
}

/** A measure that is still being filled has of the known facts only those up to a point. */
const takes = (measure: FlowMeasure, { kind, id }: FactKey): boolean =>
  measure.fact === kind && (measure.filledTo === null || id <= measure.filledTo);

/** Adds what a fact gives to a measure, on its day. */
export function addAmount(deltas: Deltas, { id, spec }: FlowMeasure, fact: Fact, sign: 1 | -1): void {
  const day = fact.fields[spec.on];
  const amount = typeof day === 'string' ? amountOf(spec, fact.fields) : null;
  if (amount === null) return;
  add(deltas, [fact.divisionCode, id, String(day), fact.organisationId], sign * amount);
}

function add(deltas: Deltas, row: TotalKey, amount: number): void {
  const key = `${row[0]} ${row[1]} ${row[2]} ${row[3]}`;
  const known = deltas.get(key);
  if (known) known.amount += amount;
  else deltas.set(key, { row, amount });
}

/** Moves the sums of days, and of every span that holds them. */
export async function addDeltas(tx: Tx, days: Deltas): Promise<void> {
  const bySpan = new Map<Span, Deltas>(spans.map((span) => [span, new Map()]));
  for (const { row, amount } of days.values()) {
    const [division, measure, day, organisation] = row;
    if (rounded(amount) === 0) continue;
    for (const [span, first] of Object.entries(spansOf(day))) {
      add(bySpan.get(span as Span) as Deltas, [division, measure, first, organisation], amount);
    }
  }
  const rows = [...bySpan].flatMap(([span, deltas]) =>
    [...deltas.values()]
      .map(({ row, amount }) => [span, ...row, rounded(amount)] as const)
      .filter((row) => row[5] !== 0),
  );
  if (rows.length === 0) return;
  const column = (index: number) => rows.map((row) => row[index]);
  await notePlaces(tx, column(1) as string[]);
  await sql`
    insert into indicators.total as t (span, division_code, measure, day, organisation_id, amount)
    select * from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::int[], ${column(3)}::date[],
      ${column(4)}::text[], ${column(5)}::numeric[])
    on conflict (span, division_code, measure, day, organisation_id)
      do update set amount = t.amount + excluded.amount`.execute(tx);
}

/** Readers look at places that have figures only. */
export async function notePlaces(tx: Tx, divisionCodes: readonly string[]): Promise<void> {
  await sql`insert into indicators.place (division_code) select * from unnest(${[...new Set(divisionCodes)]}::text[])
    on conflict do nothing`.execute(tx);
}

async function knownFacts(tx: Tx, facts: readonly FactKey[]): Promise<Map<string, Fact>> {
  const { rows } = await sql<Fact & { traits: Traits | null }>`
    select f.kind, f.id, f.division_code as "divisionCode", f.organisation_id as "organisationId",
      f.item_code as "itemCode", f.channel, f.fields, f.traits
    from unnest(${facts.map(({ kind }) => kind)}::text[], ${facts.map(({ id }) => id)}::text[]) as asked (kind, id)
      join indicators.fact f using (kind, id)`.execute(tx);
  return new Map(
    rows.map(({ traits, ...fact }) => [`${fact.kind} ${fact.id}`, traits ? { ...fact, traits } : fact]),
  );
}

async function dropFacts(tx: Tx, facts: readonly FactKey[]): Promise<void> {
  if (facts.length === 0) return;
  await sql`
    delete from indicators.fact f
    using unnest(${facts.map(({ kind }) => kind)}::text[], ${facts.map(({ id }) => id)}::text[]) as gone (kind, id)
    where f.kind = gone.kind and f.id = gone.id`.execute(tx);
}

async function keepFacts(tx: Tx, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  const column = (pick: (fact: Fact) => string) => facts.map(pick);
  await sql`
    insert into indicators.fact (kind, id, division_code, organisation_id, item_code, channel, fields, traits)
    select * from unnest(${column((one) => one.kind)}::text[], ${column((one) => one.id)}::text[],
      ${column((one) => one.divisionCode)}::text[], ${column((one) => one.organisationId)}::text[],
      ${column((one) => one.itemCode)}::text[], ${column((one) => one.channel)}::text[],
      ${column((one) => JSON.stringify(one.fields))}::jsonb[],
      ${facts.map(({ traits }) => (traits ? JSON.stringify(traits) : null))}::jsonb[])
    on conflict (kind, id) do update set division_code = excluded.division_code,
      organisation_id = excluded.organisation_id, item_code = excluded.item_code, channel = excluded.channel,
      fields = excluded.fields, traits = excluded.traits`.execute(tx);
}
