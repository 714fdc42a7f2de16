import { randomUUIDv7 } from 'node:crypto';
import { sql, type Tx } from '../../../platform/db/index.ts';
import type { LicencesContext } from '../context.ts';
import { typeOfResult } from '../issuing/types-of-result.ts';
import { licenceTypes } from '../queries/licence-types.ts';

/**
 * Notes which licence a granted case yields; each is then made by itself. Told twice, it notes once. A case that was
 * not granted, and an item that yields no licence, leave nothing.
 */
export async function wantLicences(ctx: LicencesContext, tx: Tx, caseId: string): Promise<void> {
  const granted = await ctx.cases.granted(caseId);
  if (!granted) return;
  const type = typeOfResult(await licenceTypes(tx), granted.itemCode, granted.result);
  if (!type) return;
  const now = ctx.clock.now();
  const { number, itemCode, itemName, placeCode, organisationId, subject } = granted;
  const { rows } = await sql<{ id: string }>`
    insert into licences.issue (id, case_id, case_number, item_code, item_name, place_code, organisation_id, subject_id,
      type_id, state, wanted_at)
    values (${randomUUIDv7()}, ${caseId}, ${number}, ${itemCode}, ${itemName}, ${placeCode}, ${organisationId},
      ${subject.id}, ${type.id}, 'waiting', ${now})
    on conflict (case_id, type_id) do nothing returning id`.execute(tx);
  for (const { id } of rows) await orderLicence(tx, id, now);
}

/** Puts the making of a licence into the outbox, where it is tried until it is settled. */
export async function orderLicence(tx: Tx, issueId: string, at: Date): Promise<void> {
  await sql`
    insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`licence:issue:${issueId}`}, 'licence.wanted', ${JSON.stringify({ issueId })}::jsonb, ${at}, ${at})`.execute(
    tx,
  );
}
