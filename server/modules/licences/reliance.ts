import type { LicenceState } from '../../../contracts/licences.ts';
import { type Executor, sql, type Tx } from '../../platform/db/index.ts';

export type Reliance = { licenceId: string; caseId: string; itemCode: string; materialId: string };

/** A case took this licence instead of a paper. Told twice, it is noted once. */
export async function noteReliance(db: Executor, one: Reliance, at: Date): Promise<void> {
  await sql`
    insert into licences.reliance (licence_id, case_id, item_code, material_id, relied_at)
    values (${one.licenceId}, ${one.caseId}, ${one.itemCode}, ${one.materialId}, ${at})
    on conflict do nothing`.execute(db);
}

/** Tells every case that took this licence that it does not hold any more, each by an event of its own. */
export async function tellReliance(tx: Tx, licenceId: string, state: LicenceState, at: Date): Promise<void> {
  await sql`
    with told as (
      update licences.reliance set told_at = ${at}, told_state = ${state} where licence_id = ${licenceId}
      returning case_id, item_code, material_id
    )
    insert into platform.outbox (stream, kind, payload, created_at, next_at)
    select ${`licence:${licenceId}`}, 'licence.reliance-ended', jsonb_build_object('licenceId', ${licenceId}::text,
      'state', ${state}::text, 'caseId', case_id, 'itemCode', item_code, 'materialId', material_id), ${at}, ${at}
    from told`.execute(tx);
}
