import { randomUUIDv7 } from 'node:crypto';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { NewEntry } from '../../../../contracts/indicators.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { announce } from '../../../platform/live.ts';
import { demand } from '../../identity/index.ts';
import type { IndicatorsContext } from '../context.ts';
import { indicatorsTopic } from '../rollup/roll-up.ts';

/**
 * An officer enters what the platform does not have, with where it is from. Nothing is overwritten: a later entry for
 * the same place and day (or month) counts instead, both stay. Throws `forbidden`, `not-found`, `invalid-input`.
 */
export async function enterValue(
  ctx: Pick<IndicatorsContext, 'db' | 'clock'>,
  staff: StaffActor,
  entry: NewEntry,
): Promise<{ id: string }> {
  const place = { divisionCode: entry.divisionCode, organisationId: entry.organisationId ?? null };
  await demand(ctx.db, staff, 'indicator.enter', place);
  const now = ctx.clock.now();
  if (entry.day > localDate(now)) {
    throw new AppError('invalid-input', {}, [
      { field: 'day', code: 'too-late', params: { limit: localDate(now) } },
    ]);
  }
  const { rows } = await sql<{ per: string }>`
    select per from indicators.quantity where id = ${entry.quantity}`.execute(ctx.db);
  const [quantity] = rows;
  if (!quantity) throw new AppError('not-found');
  const day = quantity.per === 'month' ? `${entry.day.slice(0, 7)}-01` : entry.day;
  const id = randomUUIDv7();
  await inTx(ctx.db, async (tx) => {
    await sql`
      insert into indicators.entered (id, quantity, division_code, organisation_id, from_day, value, source, entered_by,
        entered_at)
      values (${id}, ${entry.quantity}, ${place.divisionCode}, ${place.organisationId}, ${day}::date, ${entry.value},
        ${entry.source.trim()}, ${`staff:${staff.staffId}`}, ${now})`.execute(tx);
    await announce(tx, indicatorsTopic);
  });
  return { id };
}
