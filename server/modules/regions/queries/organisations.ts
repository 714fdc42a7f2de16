import type { Organisation, Venue } from '../../../../contracts/regions.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';

const columns = sql`o.id, o.division_code as "divisionCode", o.level, o.name, o.uscc, o.kind,
  o.department_key as "departmentKey", o.venue_id as "venueId", o.demo`;

export async function getOrganisation(db: Executor, id: string): Promise<Organisation | undefined> {
  const { rows } =
    await sql<Organisation>`select ${columns} from regions.organisation o where o.id = ${id}`.execute(db);
  return rows[0];
}

/** Names by id, also of organisations no longer in force. */
export async function organisationNames(db: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from regions.organisation where id = any(${[...new Set(ids)]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Organisations in force of one division, departments first. */
export async function organisationsOf(db: Executor, divisionCode: string): Promise<Organisation[]> {
  const { rows } = await sql<Organisation>`
    select ${columns} from regions.organisation o where o.division_code = ${divisionCode} and o.valid_to is null
    order by o.kind <> 'department', o.id`.execute(db);
  return rows;
}

/** Venues of a division and of the townships below it, the division's own centre first. */
export async function venuesOf(db: Executor, divisionCode: string): Promise<Venue[]> {
  const { rows } = await sql<Venue>`
    select v.id, v.division_code as "divisionCode", v.name, v.address, v.phone, v.complaint_phone as "complaintPhone",
      v.hours, v.zones, v.demo,
      coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'number', w.number, 'name', w.name, 'kind', w.kind,
        'zone', w.zone, 'floor', w.floor) order by w.position)
        from regions.service_window w where w.venue_id = v.id), '[]') as windows
    from regions.venue v join regions.division_closure c on c.descendant = v.division_code
    where c.ancestor = ${divisionCode} order by c.depth, v.id`.execute(db);
  return rows;
}

export async function getVenue(db: Executor, id: string): Promise<Venue | undefined> {
  const { rows } = await sql<{
    code: string;
  }>`select division_code as code from regions.venue where id = ${id}`.execute(db);
  const code = rows[0]?.code;
  return code ? (await venuesOf(db, code)).find((venue) => venue.id === id) : undefined;
}
