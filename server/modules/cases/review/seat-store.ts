import { type RawBuilder, sql } from '../../../platform/db/index.ts';
import type { LinkRow, SeatRow } from './rows.ts';

/** What a route adds to the one statement of an act; null: the case has none. */
export type RouteWrite = { seats: readonly SeatRow[]; links: readonly LinkRow[] } | null;

/** Further parts of that statement; each reads `guard`, so that nothing is written where it took no row. */
export function routeAdditions(write: RouteWrite): RawBuilder<unknown> {
  if (!write) return sql``;
  const seats = JSON.stringify(write.seats);
  const links = JSON.stringify(write.links);
  return sql`, seat_gone as (
      delete from cases.seat s using guard g where (s.division_code, s.case_id) = (g.division_code, g.id)
        and s.id not in (select r.id from json_to_recordset(${seats}::json) as r(id text))
    ), seat_now as (
      insert into cases.seat (division_code, case_id, id, step_id, kind, staff_id, organisation_id, place_key,
        permission, since, due_at, warn_at, sort_at)
      select g.division_code, g.id, r.id, r.step, r.kind, r.staff, r.organisation, r.place, r.permission, r.since, r."dueAt", r."warnAt", r."sortAt"
      from guard g, json_to_recordset(${seats}::json) as r(id text, step text, kind text, staff text,
        organisation text, place text, permission text, since timestamptz, "dueAt" timestamptz, "warnAt" timestamptz, "sortAt" timestamptz)
      on conflict (division_code, case_id, id) do update set staff_id = excluded.staff_id,
        organisation_id = excluded.organisation_id, place_key = excluded.place_key,
        since = excluded.since, due_at = excluded.due_at, warn_at = excluded.warn_at, sort_at = excluded.sort_at
    ), link_now as (
      insert into cases.outside_link (id, division_code, case_id, expires_at)
      select r.id, g.division_code, g.id, r.expires
      from guard g, json_to_recordset(${links}::json) as r(id uuid, expires timestamptz)
    )`;
}
