import type { LicenceState } from '../../../../contracts/licences.ts';
import { type Clock, localDate } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db/index.ts';
import { findIssued } from '../issued-store.ts';
import { stateToday } from './wallet.ts';

/** The state of an issued licence today; undefined where there is none of that id. */
export async function licenceStateNow(
  ctx: { db: Db; clock: Clock },
  licenceId: string,
): Promise<LicenceState | undefined> {
  const row = await findIssued(ctx.db, licenceId);
  return row && stateToday(row, localDate(ctx.clock.now()));
}
