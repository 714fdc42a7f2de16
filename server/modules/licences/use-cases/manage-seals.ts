import type { StaffActor } from '../../../../contracts/identity.ts';
import type { SealActBody, SealApplication } from '../../../../contracts/seals.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { allow, demand } from '../../identity/index.ts';
import { getOrganisation } from '../../regions/index.ts';
import type { LicencesContext } from '../context.ts';
import { actOnSealRow, applyForSeal, type SealRow, sealRow } from '../seal/seal-store.ts';

const by = (actor: StaffActor, reason: string, at: Date) => ({ actor: `staff:${actor.staffId}`, reason, at });

/** 申请 a seal for an organisation that has none. Returns its id. AppError `not-found`, `forbidden`, `not-allowed-now`. */
export function requestSeal(ctx: LicencesContext, actor: StaffActor, body: SealApplication): Promise<string> {
  return inTx(ctx.db, async (tx) => {
    const organisation = await getOrganisation(tx, body.organisationId);
    if (!organisation) throw new AppError('not-found', { reason: 'organisation' });
    const { divisionCode, id: organisationId } = organisation;
    await demand(tx, actor, 'seal.manage', { divisionCode, organisationId });
    return (await applyForSeal(tx, organisation, by(actor, body.reason, ctx.clock.now()))).id;
  });
}

/** 制作、备案、授权、停用、恢复、销毁, each with its reason, guarded by the number of acts its writer saw. */
export async function actOnSeal(
  ctx: LicencesContext,
  actor: StaffActor,
  sealId: string,
  { act, version, reason }: SealActBody,
): Promise<void> {
  await inTx(ctx.db, async (tx) => {
    const { rows } = await sql<SealRow>`
      select ${sealRow} from licences.seal s where s.id::text = ${sealId} for update`.execute(tx);
    const [row] = rows;
    const place = row && { divisionCode: row.placeCode, organisationId: row.organisationId };
    if (!row || !place || !(await allow(tx, actor, 'seal.manage', place))) {
      throw new AppError('not-found', { reason: 'seal' });
    }
    if (row.acts !== version) throw new AppError('stale-version', { version: row.acts, changes: [] });
    await actOnSealRow(ctx, tx, row, act, by(actor, reason, ctx.clock.now()));
  });
}
