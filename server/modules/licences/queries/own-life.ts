import type { LicenceLife } from '../../../../contracts/licences.ts';
import { sql } from '../../../platform/db/index.ts';
import type { LicencesContext } from '../context.ts';
import { actsOf } from './office-licences.ts';

/** What was done to a licence, as its holder reads it: on which ground, why, since when; never by which officer. */
export async function ownLife(
  ctx: Pick<LicencesContext, 'db' | 'clock' | 'keyring'>,
  subjectId: string,
  ref: string,
): Promise<LicenceLife[]> {
  const id = /^issued:(.+)$/.exec(ref)?.[1];
  const { rows } =
    await sql`select 1 from licences.issued where id::text = ${id ?? ''} and subject_id = ${subjectId}`.execute(
      ctx.db,
    );
  if (!id || !rows.length) return [];
  return (await actsOf(ctx, id)).map(({ kind, ground, reason, otherId, at }) => ({
    kind,
    ground,
    reason,
    otherId,
    at,
  }));
}
