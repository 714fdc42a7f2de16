import { sql } from '../../platform/db/index.ts';
import type { OutboxHandler, OutboxHandlers } from '../../platform/outbox/index.ts';
import type { LicencesContext } from './context.ts';
import { deriveTypes } from './use-cases/derive-types.ts';
import { issueLicence } from './use-cases/issue-licence.ts';
import { recordAsked } from './use-cases/record-asked.ts';
import { stepBatch } from './use-cases/step-batch.ts';
import { wantLicences } from './use-cases/want-licences.ts';

/** The module's part of the outbox. `licence.issued` and the acts after it are for others to hear. */
export function licenceHandlers(ctx: LicencesContext): OutboxHandlers {
  // Handed on to a stream of its own at once: whatever goes wrong with a licence never holds up its case.
  const handOn =
    (kind: string): OutboxHandler =>
    async (tx, { payload }) => {
      const now = ctx.clock.now();
      const body = JSON.stringify({ caseId: payload.caseId });
      await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
        values (${`licence:case:${String(payload.caseId)}`}, ${kind}, ${body}::jsonb, ${now}, ${now})`.execute(
        tx,
      );
    };
  return {
    'catalogue.published': [(tx, { payload }) => deriveTypes(tx, String(payload.divisionCode))],
    'case.submitted': [handOn('licence.asked')],
    'case.resubmitted': [handOn('licence.asked')],
    'case.decided': [handOn('licence.due')],
    'case.result-released': [handOn('licence.due')],
    // 一业一证: of the joint case as a whole, which the source of cases gives like a case.
    'joint.combined-due': [handOn('licence.due')],
    'licence.asked': [(tx, { payload }) => recordAsked(ctx, tx, String(payload.caseId))],
    'licence.due': [(tx, { payload }) => wantLicences(ctx, tx, String(payload.caseId))],
    'licence.batch-step': [(tx, { payload }) => stepBatch(ctx, tx, String(payload.batchId))],
    'licence.wanted': [(tx, { payload }) => issueLicence(ctx, tx, String(payload.issueId))],
  };
}
