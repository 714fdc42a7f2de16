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

/** Tells one case that the holder took the consent back. */
export async function announceEnded(tx: Tx, one: { ref: string; caseId: string }, at: Date): Promise<void> {
  const licenceId = /^issued:(.+)$/.exec(one.ref)?.[1] ?? null;
  const { rows } = await sql<{ itemCode: string; materialId: string }>`
    select item_code as "itemCode", material_id as "materialId" from licences.reliance
    where licence_id::text = ${licenceId} and case_id = ${one.caseId} limit 1`.execute(tx);
  const { itemCode = null, materialId = null } = rows[0] ?? {};
  const payload = { licenceId, state: 'withdrawn', caseId: one.caseId, itemCode, materialId };
  await sql`
    insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`licence:${licenceId ?? one.ref}`}, 'licence.reliance-ended', ${JSON.stringify(payload)}::jsonb, ${at}, ${at})`.execute(
    tx,
  );
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
