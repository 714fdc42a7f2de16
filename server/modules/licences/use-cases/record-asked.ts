import { randomUUIDv7 } from 'node:crypto';
import { sql, type Tx } from '../../../platform/db/index.ts';
import type { LicencesContext } from '../context.ts';
import { noteReliance } from '../reliance.ts';
import { NO_LICENCE, recordUse } from '../uses.ts';

/** What a case takes of a licence: nothing of its face beyond the number that officers compare. */
const SCOPE = ['证照编号'];

/**
 * Writes down what a case asked for instead of papers: each call with its outcome, the consent given by handing in
 * (purpose, fields), and that the case rests on the licence from now on.
 */
export async function recordAsked(ctx: LicencesContext, tx: Tx, caseId: string): Promise<void> {
  const one = await ctx.cases.asked(caseId);
  if (!one) return;
  const { itemCode, itemName, placeCode, organisation } = one;
  const now = ctx.clock.now();
  for (const { materialId, typeId, got } of one.asked) {
    await recordUse(tx, ctx, {
      subjectId: got?.holderId ?? one.subjectId,
      ref: got?.ref ?? NO_LICENCE,
      typeId,
      kind: 'shared',
      byRef: `organisation:${organisation.id}`,
      by: organisation.name,
      purpose: itemName,
      caseId,
      itemCode,
      placeCode,
      organisationId: organisation.id,
      fields: got ? SCOPE : [],
      outcome: got ? 'success' : 'none-held',
    });
    if (!got) continue;
    await sql`
      insert into licences.consent (id, subject_id, person_id, ref, type_id, case_id, purpose, fields, given_at)
      values (${randomUUIDv7()}, ${got.holderId}, ${one.personId}, ${got.ref}, ${typeId}, ${caseId}, ${itemName},
        ${SCOPE}::text[], ${now})
      on conflict (case_id, ref) do nothing`.execute(tx);
    if (got.licenceId) {
      await noteReliance(tx, { licenceId: got.licenceId, caseId, itemCode, materialId }, now);
    }
  }
}
