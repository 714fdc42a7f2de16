import type { StaffActor } from '../../../../contracts/identity.ts';
import type { CaseLicences } from '../../../../contracts/licence-use.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { staffNames } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import { attachedPlace } from '../use-cases/pull-licence.ts';
import { licenceStateNow } from './licence-state.ts';

type Row = {
  id: string;
  typeName: string;
  materialId: string | null;
  ref: string;
  sealed: string;
  withdrawn: boolean;
  staffId: string;
  at: Date;
};

/** What windows took for a case. Where the holder took the consent back, that it was taken stays, what it said does not. */
export async function caseLicences(
  ctx: Pick<LicencesContext, 'db' | 'clock' | 'keyring' | 'cases'>,
  actor: StaffActor,
  caseId: string,
): Promise<CaseLicences> {
  if (!(await ctx.cases.mayRead(actor, caseId))) throw new AppError('not-found', { reason: 'case' });
  const { rows } = await sql<Row>`
    select a.id, t.name as "typeName", a.material_id as "materialId", a.ref, a.content_sealed as sealed,
      exists (select from licences.consent_end e where e.consent_id = a.consent_id) as withdrawn,
      a.by_staff as "staffId", a.at
    from licences.attached a join licences.licence_type t on t.id = a.type_id
    where a.case_id = ${caseId} order by a.at, a.id`.execute(ctx.db);
  const names = await staffNames(
    ctx.db,
    rows.map(({ staffId }) => staffId),
  );
  return {
    rows: await Promise.all(
      rows.map(async ({ ref, sealed, staffId, at, ...row }) => {
        const licenceId = /^issued:(.+)$/.exec(ref)?.[1];
        const elements = JSON.parse(
          ctx.keyring.open(sealed, attachedPlace(row.id)),
        ) as CaseLicences['rows'][number]['elements'];
        return {
          ...row,
          state: (licenceId && (await licenceStateNow(ctx, licenceId))) || 'valid',
          elements: row.withdrawn ? [] : elements,
          by: names.get(staffId) ?? '',
          at: at.toISOString(),
        };
      }),
    ),
  };
}
