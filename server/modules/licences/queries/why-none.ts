import type { CallOutcome } from '../../../../contracts/licence-use.ts';
import file from '../../../../data/licence-sources.json' with { type: 'json' };
import { type Clock, localDate } from '../../../platform/clock.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { keptBack } from '../consent.ts';
import { getLicenceType } from './licence-types.ts';
import { stateToday } from './wallet.ts';

const sources = file.sources as Record<string, string>;

type Known = {
  ref: string;
  state: 'valid' | 'suspended' | 'revoked' | 'cancelled' | 'expired' | 'superseded';
  validUntil: string | null;
};

/**
 * Why a call for a licence of this type gave nothing, so that a missing interface, a licence that is no longer good and
 * a holder who does not want it fetched tell apart; `ref` names the licence that the holder has, if any.
 */
export async function whyNone(
  db: Executor,
  { clock }: { clock: Clock },
  subjectId: string,
  typeId: string,
): Promise<{ outcome: CallOutcome; ref: string | null }> {
  const { rows } = await sql<Known>`
    select 'issued:' || id as ref, state, valid_until as "validUntil" from licences.issued
    where subject_id = ${subjectId} and type_id = ${typeId} and state <> 'superseded'
    union all
    select 'holding:' || id, 'valid', valid_until from licences.holding where subject_id = ${subjectId} and type_id = ${typeId}
    limit 20`.execute(db);
  const off = await keptBack(db, subjectId);
  const kept = [...rows.map(({ ref }) => ref), `register:${typeId}`].find((ref) => off.has(ref));
  if (kept) return { outcome: 'switched-off', ref: kept };
  const today = localDate(clock.now());
  for (const row of rows) {
    const state = stateToday(row, today);
    if (state !== 'valid' && state !== 'superseded') return { outcome: state, ref: row.ref };
  }
  const type = await getLicenceType(db, typeId);
  return {
    outcome: type?.issuedBy === 'external' && !sources[typeId] ? 'no-source' : 'none-held',
    ref: null,
  };
}
