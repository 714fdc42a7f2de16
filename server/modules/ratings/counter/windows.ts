import type { CounterWindow } from '../../../../contracts/counter.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import { type Db, type Executor, sql } from '../../../platform/db/index.ts';
import { covers, scopeOf } from '../../identity/index.ts';
import { organisationsOf, venuesOf } from '../../regions/index.ts';

/** A window with the body that answers for it: the one that runs the venue. */
export type ServedWindow = CounterWindow & { organisationId: string };

/** Windows at which the officer may serve: those of venues in her scope. */
export async function servedWindows(db: Db, staff: StaffActor): Promise<ServedWindow[]> {
  const scope = scopeOf(staff.grants, 'counter.serve');
  const windows: ServedWindow[] = [];
  for (const code of new Set(scope.map((place) => place.divisionCode))) {
    for (const venue of await venuesOf(db, code)) {
      const host = (await organisationsOf(db, venue.divisionCode)).find(
        (one) => one.venueId === venue.id && one.kind !== 'department' && one.kind !== 'service-body',
      );
      const place = { divisionCode: venue.divisionCode, organisationId: host?.id ?? null };
      const mine = scope.some((one) => one.organisationId !== null) || (await covers(db, scope, place));
      if (!host || !mine) continue;
      for (const { id, name } of venue.windows)
        windows.push({
          id,
          name,
          venueId: venue.id,
          venueName: venue.name,
          divisionCode: venue.divisionCode,
          device: false,
          organisationId: host.id,
        });
    }
  }
  const paired = await devicesOf(
    db,
    windows.map(({ id }) => id),
  );
  return windows.map((window) => ({ ...window, device: paired.has(window.id) }));
}

/** Which of these windows have a tablet. */
async function devicesOf(db: Executor, windowIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select window_id as id from ratings.counter_device where window_id = any(${[...windowIds]}::text[])`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}
