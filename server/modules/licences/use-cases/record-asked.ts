import type { Tx } from '../../../platform/db/index.ts';
import { giveConsent } from '../consent.ts';
import type { LicencesContext } from '../context.ts';
import { whyNone } from '../queries/why-none.ts';
import { noteReliance } from '../reliance.ts';
import { NO_LICENCE, recordUse } from '../uses.ts';

/** What a case takes of a licence: the number that officers compare, and the elements that the material names. */
const scopeOf = (fields: readonly string[] = []): string[] => [...new Set(['证照编号', ...fields])];

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
    const why = got ? null : await whyNone(tx, ctx, one.subjectId, typeId);
    await recordUse(tx, ctx, {
      subjectId: got?.holderId ?? one.subjectId,
      ref: got?.ref ?? why?.ref ?? NO_LICENCE,
      typeId,
      kind: 'shared',
      byRef: `organisation:${organisation.id}`,
      by: organisation.name,
      purpose: itemName,
      caseId,
      itemCode,
      placeCode,
      organisationId: organisation.id,
      fields: got ? scopeOf(got.fields) : [],
      outcome: why ? why.outcome : 'success',
    });
    if (!got) continue;
    const consent = { subjectId: got.holderId, personId: one.personId, ref: got.ref, typeId, caseId };
    await giveConsent(tx, { ...consent, purpose: itemName, fields: scopeOf(got.fields) }, now);
    if (got.licenceId) {
      await noteReliance(tx, { licenceId: got.licenceId, caseId, itemCode, materialId }, now);
    }
  }
}
