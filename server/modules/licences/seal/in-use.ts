import { randomUUIDv7 } from 'node:crypto';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { getOrganisation } from '../../regions/index.ts';
import type { LicencesContext } from '../context.ts';
import { actOnSealRow, applyForSeal, type SealRow, sealRow } from './seal-store.ts';

const DEMO_REASON = '演示：首次签发时自动办理，印章仅供测试';

/**
 * The seal that an organisation may use now. AppError `seal-not-ready` names what is missing: it was suspended,
 * destroyed, or not yet authorised. A demonstration organisation without any gets one, with every step on record.
 */
export async function sealInUse(
  ctx: LicencesContext,
  tx: Tx,
  organisationId: string,
  at: Date,
): Promise<SealRow> {
  const { rows } = await sql<SealRow>`
    select ${sealRow} from licences.seal s where s.organisation_id = ${organisationId}
    order by s.state = 'destroyed', s.applied_at desc limit 1`.execute(tx);
  const [known] = rows;
  if (known?.state === 'in-use') return known;
  const organisation = await getOrganisation(tx, organisationId);
  const mayHaveOne = organisation?.demo && ctx.kit.provider.name === 'local';
  if (known || !organisation || !mayHaveOne) {
    throw new AppError('seal-not-ready', {
      reason: known?.state ?? 'none',
      issuer: organisation?.name ?? known?.name ?? '',
    });
  }
  const by = { actor: 'system:licences', reason: DEMO_REASON, at };
  let row = await applyForSeal(tx, organisation, by);
  for (const act of ['make', 'file', 'authorise'] as const) row = await actOnSealRow(ctx, tx, row, act, by);
  return row;
}

/** Each time a seal is put on something (国办发〔2025〕33号: 用印记录). */
export async function logSealUse(
  tx: Tx,
  seal: SealRow,
  use: { licenceId: string; fileSm3: string; actor: string; at: Date },
): Promise<void> {
  await sql`
    insert into licences.seal_use (id, seal_id, licence_id, file_sm3, actor, at)
    values (${randomUUIDv7()}, ${seal.id}, ${use.licenceId}, ${use.fileSm3}, ${use.actor}, ${use.at})`.execute(
    tx,
  );
}
