import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';
import type { Traits } from '../attribution/traits.ts';
import type { Fact } from '../vocabulary.ts';

export type FactKey = Pick<Fact, 'kind' | 'id'>;

/** What is known of these facts, by «kind id». */
export async function knownFacts(db: Executor, facts: readonly FactKey[]): Promise<Map<string, Fact>> {
  const { rows } = await sql<Fact & { traits: Traits | null }>`
    select f.kind, f.id, f.division_code as "divisionCode", f.organisation_id as "organisationId",
      f.item_code as "itemCode", f.channel, f.fields, f.traits
    from unnest(${facts.map(({ kind }) => kind)}::text[], ${facts.map(({ id }) => id)}::text[]) as asked (kind, id)
      join indicators.fact f using (kind, id)`.execute(db);
  return new Map(
    rows.map(({ traits, ...fact }) => [`${fact.kind} ${fact.id}`, traits ? { ...fact, traits } : fact]),
  );
}

export async function dropFacts(tx: Tx, facts: readonly FactKey[]): Promise<void> {
  if (facts.length === 0) return;
  await sql`
    delete from indicators.fact f
    using unnest(${facts.map(({ kind }) => kind)}::text[], ${facts.map(({ id }) => id)}::text[]) as gone (kind, id)
    where f.kind = gone.kind and f.id = gone.id`.execute(tx);
}

export async function keepFacts(tx: Tx, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  // As one text: what is written as arrays of JSON is quoted once more, a character at a time.
  await sql`
    insert into indicators.fact (kind, id, division_code, organisation_id, item_code, channel, fields, traits)
    select kind, id, "divisionCode", "organisationId", "itemCode", channel, fields, traits
    from json_to_recordset(${JSON.stringify(facts)}::json) as f (kind text, id text, "divisionCode" text,
      "organisationId" text, "itemCode" text, channel text, fields jsonb, traits jsonb)
    on conflict (kind, id) do update set division_code = excluded.division_code,
      organisation_id = excluded.organisation_id, item_code = excluded.item_code, channel = excluded.channel,
      fields = excluded.fields, traits = excluded.traits`.execute(tx);
}
