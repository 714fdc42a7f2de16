import pg from 'pg';
import { county } from '../testing.ts';

/**
 * Puts `rows` invented cases into an empty database, in 100 divisions of which the county is one: half of them
 * finished, every 50th a person's. `extra` more go to the county. Nothing but the rows that lists read: no evidence.
 */
export async function fillCases(url: string, rows: number, extra = 0): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const { rows: indexes } = await owner.query(`select indexname as name, indexdef as made from pg_indexes
    where schemaname = 'cases' and tablename = 'case' and indexdef not like 'CREATE UNIQUE%'`);
  for (const index of indexes) await owner.query(`drop index cases.${index.name}`);
  await owner.query(`
    insert into cases."case" (division_code, id, number, number_scope, number_seq, place_code, organisation_id,
      organisation_name, item_code, item_version, item_name, form_version, subject_id, agent_id, applicant_kind,
      applicant_name, applicant_sealed, applicant_blind, query_blinds, state, version, last_hash, handler_id,
      submitted_at, due_at, warn_at, sort_at)
    select d, uuidv7(), d || '-20261001-' || lpad(n::text, 6, '0'), 'case/20261001', n, d,
      d || case when n % 3 = 0 then '-market-regulation' else '-tax' end, '某局', 'item-' || n % 37, 1, '某事', 1,
      uuidv7(), uuidv7(), 'enterprise', case when n % 50 <> 0 then '演示企业' || d || n || '号店' end, '',
      case when n % 50 = 0 then 'blind-' || n end, '{}',
      case when n % 2 = 0 then 'finished'
        else (array['received', 'correction-requested', 'accepted', 'reviewed', 'decided'])[1 + n % 5] end,
      1, repeat('0', 64), case when n % 100 = 1 then '00000000-0000-7000-8000-00000000000' || n % 7 end, '2026-10-01',
      case when n % 2 = 1 then timestamptz '2026-11-01' + n * interval '1 hour' end,
      case when n % 2 = 1 then timestamptz '2026-10-31' + n * interval '1 hour' end,
      timestamptz '2026-11-01' + n * interval '1 hour'
    from (select case when g >= ${rows} or g % 100 = 0 then '${county}' else (100000 + g % 100)::text end as d,
        case when g >= ${rows} then g - ${rows} + ${rows} / 100 + 1 else g / 100 + 1 end as n
      from generate_series(0, ${rows + extra - 1}) g) s`);
  for (const index of indexes) await owner.query(index.made); // after the rows: five times as fast
  await owner.query('vacuum analyze cases."case"');
  await owner.end();
}
