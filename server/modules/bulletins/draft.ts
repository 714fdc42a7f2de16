import { randomUUIDv7 } from 'node:crypto';
import type { NewBulletin } from '../../../contracts/bulletins.ts';
import type { StaffActor } from '../../../contracts/identity.ts';
import { localDate } from '../../platform/clock.ts';
import { sql } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { demand } from '../identity/index.ts';
import type { BulletinsContext } from './context.ts';
import { periodOf } from './kinds.ts';
import { bulletinFor } from './store.ts';

/** Opens the bulletin of the period that holds a day; one there already is answered as it is. */
export async function draftBulletin(
  ctx: BulletinsContext,
  staff: StaffActor,
  { divisionCode, kind, on }: NewBulletin,
): Promise<{ id: string }> {
  await demand(ctx.db, staff, 'bulletin.issue', { divisionCode, organisationId: null });
  const at = ctx.clock.now();
  const today = localDate(at);
  if (on > today)
    throw new AppError('invalid-input', {}, [{ field: 'on', code: 'too-late', params: { limit: today } }]);
  const { from, to } = periodOf(kind, on);
  const { rows } = await sql<{ id: string }>`
    insert into bulletins.bulletin (id, division_code, kind, from_day, to_day, state, version, drafted_by, drafted_at)
    values (${randomUUIDv7()}, ${divisionCode}, ${kind}, ${from}, ${to}, 'draft', 1, ${`staff:${staff.staffId}`}, ${at})
    on conflict (division_code, kind, from_day) do nothing returning id`.execute(ctx.db);
  const { rows: found } = await sql<{ id: string }>`select id from bulletins.bulletin
    where division_code = ${divisionCode} and kind = ${kind} and from_day = ${from}`.execute(ctx.db);
  return { id: (rows[0] ?? found[0])?.id as string };
}

/** Keeps what the supervisor adds; throws `stale-version` where somebody else wrote meanwhile. */
export async function writeRemarks(
  ctx: BulletinsContext,
  staff: StaffActor,
  id: string,
  { version, remarks }: { version: number; remarks: string },
): Promise<{ version: number }> {
  const record = await bulletinFor(ctx.db, staff, id);
  await demand(ctx.db, staff, 'bulletin.issue', { divisionCode: record.divisionCode, organisationId: null });
  if (record.state === 'issued') throw new AppError('not-allowed-now', { reason: 'bulletin-issued' });
  const { rows } = await sql<{ version: number }>`
    update bulletins.bulletin set remarks = ${remarks}, version = version + 1
    where id = ${id} and state = 'draft' and version = ${version} returning version`.execute(ctx.db);
  if (!rows[0]) throw new AppError('stale-version', { changes: [] });
  return rows[0];
}
