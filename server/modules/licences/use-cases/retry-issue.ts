import type { StaffActor } from '../../../../contracts/identity.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { allow } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import { places } from '../issued-store.ts';
import { orderLicence } from './want-licences.ts';

/** Has a refused licence made once more, with the elements of its face that the issue clerk fills in. */
export async function retryIssue(
  ctx: LicencesContext,
  actor: StaffActor,
  issueId: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await inTx(ctx.db, async (tx) => {
    const { rows } = await sql<{
      state: string;
      divisionCode: string;
      organisationId: string;
      supplied: string | null;
    }>`select state, place_code as "divisionCode", organisation_id as "organisationId", supplied_sealed as supplied
      from licences.issue where id::text = ${issueId} for update`.execute(tx);
    const [row] = rows;
    if (!row || !(await allow(tx, actor, 'licence.issue', row)))
      throw new AppError('not-found', { reason: 'licence' });
    if (row.state !== 'refused')
      throw new AppError('not-allowed-now', { reason: 'licence-state', command: 'retry' });
    const place = places.supplied(issueId);
    const before = row.supplied
      ? (JSON.parse(ctx.keyring.open(row.supplied, place)) as Record<string, string>)
      : {};
    const sealed = ctx.keyring.seal(JSON.stringify({ ...before, ...fields }), place);
    await sql`update licences.issue set state = 'waiting', problem_sealed = null, settled_at = null,
      supplied_sealed = ${sealed} where id::text = ${issueId}`.execute(tx);
    await orderLicence(tx, issueId, ctx.clock.now());
  });
  ctx.nudge();
}
