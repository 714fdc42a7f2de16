import canonicalize from 'canonicalize';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { addTallies, type Tallies, tally } from '../attribution/tallies.ts';
import { amountOf, type CountedTerm } from '../measures.ts';
import { type Span, spans, spansOf } from '../reading/cover.ts';
import { rounded } from '../sources/case-facts.ts';
import type { Fact } from '../vocabulary.ts';
import { dropFacts, type FactKey, keepFacts, knownFacts } from './facts.ts';

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
  const pending = nothingPending();
  const changed = await takeFacts(tx, measures, all, gone, pending);
  await addPending(tx, pending);
  return changed;
}

/** What facts that were taken in add to the sums. */
export type Pending = { deltas: Deltas; tallies: Tallies };
export const nothingPending = (): Pending => ({ deltas: new Map(), tallies: new Map() });

export async function addPending(tx: Tx, { deltas, tallies }: Pending): Promise<void> {
  await addDeltas(tx, deltas);
  await addTallies(tx, tallies);
}

/** The same as `applyFacts`, but the sums are left to the caller: what is to be added to them goes into `pending`. */
export async function takeFacts(
  tx: Tx,
  measures: readonly FlowMeasure[],
  all: readonly Fact[],
  gone: readonly FactKey[],
  { deltas, tallies }: Pending,
): Promise<number> {
  const facts = [...new Map(all.map((fact) => [`${fact.kind} ${fact.id}`, fact])).values()];
  if (facts.length + gone.length === 0) return 0;
  const before = await knownFacts(tx, [...facts, ...gone]);
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
  // In the order of the key: what is written together lies together.
  rows.sort((a, b) => {
    const at = a.findIndex((value, index) => value !== b[index]);
    return at === -1 ? 0 : (a[at] as string) < (b[at] as string) ? -1 : 1;
  });
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
