import canonicalize from 'canonicalize';
import type { IndicatorDefinition, IndicatorsFile } from '../../../../contracts/indicators.ts';
import type { Clock } from '../../../platform/clock.ts';
import { sm3Hex } from '../../../platform/crypto/index.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { type DefinitionProblem, readDefinitions } from '../definitions.ts';
import { type CountedTerm, isFlow, isStock, measureKey, termsOf } from '../measures.ts';

export type ImportReport = {
  read: number;
  added: string[];
  unchanged: number;
  measures: number;
  problems: DefinitionProblem[];
};

/**
 * Takes in a file of definitions, all or nothing. The same version with other contents is refused: who changes a
 * definition counts its version up, and figures of before keep their meaning. What a new definition counts is counted
 * from the beginning by the worker.
 */
export async function importIndicators(tx: Tx, ctx: { clock: Clock }, text: string): Promise<ImportReport> {
  const found = readDefinitions(text);
  if ('problems' in found) return { read: 0, added: [], unchanged: 0, measures: 0, problems: found.problems };
  const { indicators } = found.file;
  const known = await sql<{ id: string; version: number; sm3: string }>`
    select id, version, sm3 from indicators.definition`.execute(tx);
  const print = new Map(known.rows.map(({ id, version, sm3 }) => [`${id}@${version}`, sm3]));
  const newest = new Map<string, number>();
  for (const { id, version } of known.rows) newest.set(id, Math.max(version, newest.get(id) ?? 0));
  const problems: DefinitionProblem[] = [];
  const fresh: { one: IndicatorDefinition; sm3: string; position: number }[] = [];
  for (const [position, one] of indicators.entries()) {
    const sm3 = sm3Hex(canonicalize(one) as string);
    const before = print.get(`${one.id}@${one.version}`);
    if (before === sm3) continue;
    if (before)
      problems.push({ path: one.id, say: `第 ${one.version} 版已有，内容不同；改了就把 version 加 1` });
    else if (one.version < (newest.get(one.id) ?? 0))
      problems.push({ path: one.id, say: `已有第 ${newest.get(one.id)} 版，不能再加第 ${one.version} 版` });
    else fresh.push({ one, sm3, position });
  }
  if (problems.length) return { read: indicators.length, added: [], unchanged: 0, measures: 0, problems };
  const at = ctx.clock.now();
  for (const { one, sm3, position } of fresh) {
    await sql`insert into indicators.definition (id, version, position, definition, sm3, imported_at)
      values (${one.id}, ${one.version}, ${position}, ${JSON.stringify(one)}::jsonb, ${sm3}, ${at})`.execute(
      tx,
    );
  }
  await keepQuantities(tx, found.file);
  const measures = await addMeasures(
    tx,
    fresh.flatMap(({ one }) => termsOf(one).filter((term) => isFlow(term) || isStock(term))),
  );
  return {
    read: indicators.length,
    added: fresh.map(({ one }) => one.id),
    unchanged: indicators.length - fresh.length,
    measures,
    problems: [],
  };
}

/** Names and units of what is entered are words, not evidence: the newest file says them. */
async function keepQuantities(tx: Tx, { quantities }: IndicatorsFile): Promise<void> {
  await sql`
    insert into indicators.quantity (id, name, unit, per)
    select q.id, q.name, q.unit, q.per
    from jsonb_to_recordset(${JSON.stringify(quantities)}::jsonb) as q (id text, name text, unit text, per text)
    on conflict (id) do update set name = excluded.name, unit = excluded.unit, per = excluded.per`.execute(
    tx,
  );
}

/** Measures that are not kept yet; they take in the facts that are known already in the order of their ids. */
async function addMeasures(tx: Tx, terms: readonly CountedTerm[]): Promise<number> {
  const wanted = new Map(terms.map((term) => [measureKey(term), term]));
  const rows = [...wanted].map(([key, term]) => ({ key, fact: isFlow(term) ? term.fact : term.stock }));
  const { numAffectedRows } = await sql`
    insert into indicators.measure (key, spec, fact, filled_to)
    select m.key, m.key::jsonb, m.fact, case when exists (select from indicators.fact f where f.kind = m.fact)
        or exists (select from indicators.stock_fact s where s.kind = m.fact) then '' end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (key text, fact text)
    on conflict (key) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
