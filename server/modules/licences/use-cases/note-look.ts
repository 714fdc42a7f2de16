import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { WalletCard } from '../../../../contracts/licences.ts';
import { localDate } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import type { LicencesContext } from '../context.ts';
import { recordUse } from '../uses.ts';
import { reachOf } from '../within-mandate.ts';

/**
 * Who acts under a mandate looked at these licences of her principal: written down for the principal, once a day for each
 * licence. The holder's own looks are nobody's business.
 */
export async function noteLook(
  ctx: Pick<LicencesContext, 'db' | 'clock' | 'keyring'>,
  actor: ApplicantActor,
  cards: readonly WalletCard[],
): Promise<void> {
  if (!actor.mandates || !cards.length) return;
  const byRef = `person:${actor.personId}`;
  const today = localDate(ctx.clock.now());
  const { rows } = await sql<{ ref: string }>`
    select ref from licences.use where subject_id = ${actor.subjectId} and kind = 'seen' and by_ref = ${byRef}
      and at >= (${today}::date)::timestamp at time zone 'Asia/Shanghai'`.execute(ctx.db);
  const noted = new Set(rows.map(({ ref }) => ref));
  const reach = await reachOf(ctx.db, actor);
  for (const card of cards) {
    if (noted.has(card.ref)) continue;
    await recordUse(ctx.db, ctx, {
      subjectId: actor.subjectId,
      ref: card.ref,
      typeId: card.typeId,
      kind: 'seen',
      byRef,
      by: actor.personName,
      purpose: reach?.names.join('、').slice(0, 200) ?? '',
      fields: card.elements.map(({ label }) => label),
      outcome: 'success',
    });
  }
}
