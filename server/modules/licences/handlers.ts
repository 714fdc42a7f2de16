import { sql } from '../../platform/db/index.ts';
import type { OutboxHandlers } from '../../platform/outbox/index.ts';
import type { LicencesContext } from './context.ts';
import { issueLicence } from './use-cases/issue-licence.ts';
import { wantLicences } from './use-cases/want-licences.ts';

/** The module's part of the outbox. `licence.issued` and the acts after it are for others to hear. */
export function licenceHandlers(ctx: LicencesContext): OutboxHandlers {
  return {
    // Handed on to a stream of its own at once: whatever goes wrong with a licence never holds up its case.
    'case.decided': [
      async (tx, { payload }) => {
        const now = ctx.clock.now();
        const body = JSON.stringify({ caseId: payload.caseId });
        await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
          values (${`licence:case:${String(payload.caseId)}`}, 'licence.due', ${body}::jsonb, ${now}, ${now})`.execute(
          tx,
        );
      },
    ],
    'licence.due': [(tx, { payload }) => wantLicences(ctx, tx, String(payload.caseId))],
    'licence.wanted': [(tx, { payload }) => issueLicence(ctx, tx, String(payload.issueId))],
  };
}
