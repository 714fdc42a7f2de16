import { randomUUIDv7 } from 'node:crypto';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { getOrganisation } from '../../regions/index.ts';
import type { LicencesContext } from '../context.ts';
import { ensureDerivedType } from '../derived-types.ts';
import type { GrantedCase } from '../issuing/granted-case.ts';
import { yieldOf } from '../issuing/types-of-result.ts';
import { licenceTypes } from '../queries/licence-types.ts';

/**
 * Notes which licence a granted case yields; each is then made by itself. Told twice, it notes once. A case that was
 * not granted or waits for the others of its joint case, and an item whose result is no paper, leave nothing.
 */
export async function wantLicences(ctx: LicencesContext, tx: Tx, caseId: string): Promise<void> {
  const granted = await ctx.cases.granted(caseId);
  if (!granted || granted.held) return;
  const typeId = await typeFor(tx, granted);
  if (!typeId) return;
  const now = ctx.clock.now();
  const { number, itemCode, itemName, placeCode, organisationId, subject } = granted;
  const { rows } = await sql<{ id: string }>`
    insert into licences.issue (id, case_id, case_number, item_code, item_name, place_code, organisation_id, subject_id,
      type_id, state, wanted_at)
    values (${randomUUIDv7()}, ${caseId}, ${number}, ${itemCode}, ${itemName}, ${placeCode}, ${organisationId},
      ${subject.id}, ${typeId}, 'waiting', ${now})
    on conflict (case_id, type_id) do nothing returning id`.execute(tx);
  for (const { id } of rows) await orderLicence(tx, id, now);
}

/** A result that nobody listed a type for is a type of its own, made at its first grant if not at its publication. */
async function typeFor(tx: Tx, granted: GrantedCase): Promise<string | null> {
  const found = yieldOf(await licenceTypes(tx), granted);
  if (found.does === 'nothing') return null;
  if (found.does !== 'derive') return found.type.id;
  const issuer = (await getOrganisation(tx, granted.organisationId))?.name ?? null;
  return ensureDerivedType(tx, { ...granted, ...found, issuer, holderKinds: [granted.subject.kind] });
}

/** Puts the making of a licence into the outbox, where it is tried until it is settled. */
export async function orderLicence(tx: Tx, issueId: string, at: Date): Promise<void> {
  await sql`
    insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`licence:issue:${issueId}`}, 'licence.wanted', ${JSON.stringify({ issueId })}::jsonb, ${at}, ${at})`.execute(
    tx,
  );
}
