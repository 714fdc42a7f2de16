import type { Organisation, Venue } from '../../../contracts/regions.ts';
import { type Executor, sql, type Tx } from '../../platform/db/index.ts';
import type { DivisionFile } from './files.ts';

/** SM3 of the file in the state last loaded, undefined where it never was. */
export async function fileState(db: Executor, name: string): Promise<string | undefined> {
  const { rows } = await sql<{
    sm3: string;
  }>`select sm3 from regions.loaded_file where name = ${name}`.execute(db);
  return rows[0]?.sm3;
}

export async function recordFile(
  tx: Tx,
  file: { name: string; sm3: string; rows: number; at: Date },
): Promise<void> {
  await sql`insert into regions.loaded_file (name, sm3, rows, at) values (${file.name}, ${file.sm3}, ${file.rows}, ${file.at})
    on conflict (name) do update set sm3 = excluded.sm3, rows = excluded.rows, at = excluded.at`.execute(tx);
}

/** Number of rows that were new or different. Rows must come ancestors first. */
export async function upsertDivisions(tx: Tx, file: DivisionFile): Promise<number> {
  const rows = JSON.stringify(
    file.rows.map(([code, name, level, parent]) => ({ code, name, level, parent })),
  );
  const written = await sql`
    insert into regions.division as d (code, name, level, parent_code, valid_from)
    select code, name, level, parent, ${file.edition}::date
    from jsonb_to_recordset(${rows}::jsonb) as r(code text, name text, level smallint, parent text)
    order by level, code
    on conflict (code) do update
      set name = excluded.name, level = excluded.level, parent_code = excluded.parent_code, valid_to = null
      where (d.name, d.level, d.parent_code, d.valid_to)
        is distinct from (excluded.name, excluded.level, excluded.parent_code, null)`.execute(tx);
  const ended = await sql`
    with recursive inside as (
      select code from regions.division where code = ${file.place}
      union all select d.code from regions.division d join inside on d.parent_code = inside.code
    )
    update regions.division d set valid_to = ${file.edition}::date
    from inside where d.code = inside.code and d.valid_to is null
      and not exists (select 1 from jsonb_to_recordset(${rows}::jsonb) as r(code text) where r.code = d.code)`.execute(
    tx,
  );
  return Number(written.numAffectedRows ?? 0) + Number(ended.numAffectedRows ?? 0);
}

export async function rebuildClosure(tx: Tx): Promise<void> {
  await sql`
    with recursive pairs as (
      select code as ancestor, code as descendant, 0 as depth from regions.division
      union all
      select pairs.ancestor, d.code, pairs.depth + 1 from pairs join regions.division d on d.parent_code = pairs.descendant
    ), gone as (
      delete from regions.division_closure c
      where not exists (select 1 from pairs p where (p.ancestor, p.descendant, p.depth) = (c.ancestor, c.descendant, c.depth))
    )
    insert into regions.division_closure (ancestor, descendant, depth) select ancestor, descendant, depth from pairs
    on conflict (ancestor, descendant) do update set depth = excluded.depth where division_closure.depth <> excluded.depth
  `.execute(tx);
}

export async function upsertVenue(tx: Tx, venue: Venue): Promise<void> {
  await sql`
    insert into regions.venue (id, division_code, name, address, phone, complaint_phone, hours, zones, demo)
    values (${venue.id}, ${venue.divisionCode}, ${venue.name}, ${venue.address}, ${venue.phone}, ${venue.complaintPhone},
      ${JSON.stringify(venue.hours)}::jsonb, ${JSON.stringify(venue.zones)}::jsonb, ${venue.demo})
    on conflict (id) do update set division_code = excluded.division_code, name = excluded.name,
      address = excluded.address, phone = excluded.phone, complaint_phone = excluded.complaint_phone,
      hours = excluded.hours, zones = excluded.zones, demo = excluded.demo`.execute(tx);
  await sql`delete from regions.service_window where venue_id = ${venue.id}`.execute(tx);
  await sql`
    insert into regions.service_window (id, venue_id, position, number, name, kind, zone, floor)
    select r->>'id', ${venue.id}, position, r->>'number', r->>'name', r->>'kind', r->>'zone', r->>'floor'
    from jsonb_array_elements(${JSON.stringify(venue.windows)}::jsonb) with ordinality as w(r, position)`.execute(
    tx,
  );
}

/** True where the organisation was new or different. */
export async function upsertOrganisation(tx: Tx, one: Organisation, today: string): Promise<boolean> {
  const result = await sql`
    insert into regions.organisation as o
      (id, division_code, level, name, uscc, kind, department_key, venue_id, demo, valid_from)
    values (${one.id}, ${one.divisionCode}, ${one.level}, ${one.name}, ${one.uscc}, ${one.kind}, ${one.departmentKey},
      ${one.venueId}, ${one.demo}, ${today}::date)
    on conflict (id) do update set division_code = excluded.division_code, level = excluded.level,
      name = excluded.name, uscc = excluded.uscc, kind = excluded.kind, department_key = excluded.department_key,
      venue_id = excluded.venue_id, demo = excluded.demo, valid_to = null
      where (o.division_code, o.level, o.name, o.uscc, o.kind, o.department_key, o.venue_id, o.demo, o.valid_to)
        is distinct from (excluded.division_code, excluded.level, excluded.name, excluded.uscc, excluded.kind,
          excluded.department_key, excluded.venue_id, excluded.demo, null)`.execute(tx);
  return Number(result.numAffectedRows ?? 0) > 0;
}
