import { randomUUIDv7 } from 'node:crypto';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { getOrganisation } from '../../regions/index.ts';
import type { LicencesContext } from '../context.ts';
import { ensureDerivedType } from '../derived-types.ts';
import { actOfItem, type CaseAct } from '../issuing/act-of-item.ts';
import { noteParts } from '../issuing/combined.ts';
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
  const { number, itemCode, itemName, placeCode, organisationId, subject } = granted;
  const now = ctx.clock.now();
  for (const { typeId, act } of await yieldsOf(tx, granted)) {
    const { rows } = await sql<{ id: string }>`
      insert into licences.issue (id, case_id, case_number, item_code, item_name, place_code, organisation_id, subject_id,
        type_id, act, state, wanted_at)
      values (${randomUUIDv7()}, ${caseId}, ${number}, ${itemCode}, ${itemName}, ${placeCode}, ${organisationId},
        ${subject.id}, ${typeId}, ${act}, 'waiting', ${now})
      on conflict (case_id, type_id) do nothing returning id`.execute(tx);
    for (const { id } of rows) {
      await noteParts(tx, id, granted.parts ?? []);
      await orderLicence(tx, id, now);
    }
  }
}

type Wanted = { typeId: string; act: CaseAct | null };

/**
 * The licence that the case acts on, and the paper it yields: a cancellation gives its notice too. A result that nobody
 * listed a type for is a type of its own, made at its first grant if not at its publication.
 */
async function yieldsOf(tx: Tx, granted: GrantedCase): Promise<Wanted[]> {
  const types = await licenceTypes(tx);
  const found = yieldOf(types, granted, granted.parts && 'combined');
  // A life event is no item: what it is called says nothing of a licence.
  const acted = granted.parts ? undefined : actOfItem(types, granted, found);
  const onHeld: Wanted[] = acted ? [{ typeId: acted.type.id, act: acted.act }] : [];
  if (found.does === 'nothing') return onHeld;
  if (found.does !== 'derive') return acted ? onHeld : [{ typeId: found.type.id, act: null }];
  // 变更 of a licence whose new version is the result: no second paper of the same name.
  if (acted && found.kind === 'licence') return onHeld;
  const issuer = (await getOrganisation(tx, granted.organisationId))?.name ?? null;
  const typeId = await ensureDerivedType(tx, {
    ...granted,
    ...found,
    issuer,
    holderKinds: [granted.subject.kind],
  });
  return acted?.type.id === typeId ? onHeld : [...onHeld, { typeId, act: null }];
}

/** Puts the making of a licence into the outbox, where it is tried until it is settled. */
export async function orderLicence(tx: Tx, issueId: string, at: Date): Promise<void> {
  await sql`
    insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`licence:issue:${issueId}`}, 'licence.wanted', ${JSON.stringify({ issueId })}::jsonb, ${at}, ${at})`.execute(
    tx,
  );
}
