import { randomInt, randomUUIDv7 } from 'node:crypto';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { ShowCode } from '../../../../contracts/licences.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { LicencesContext } from '../context.ts';
import { walletCard } from '../queries/wallet.ts';
import { SHOW_MS, writeToken } from '../showing/token.ts';

type Ring = Pick<LicencesContext, 'db' | 'clock' | 'keyring'>;
export const digitsPlace = 'licences.show.digits';

/**
 * A code with which the holder shows one licence for five minutes, with the fields she chose beside name and state.
 * The code before it ends. `not-found` where the licence is not in her wallet, `licence-not-usable` (stated) where nobody has checked it.
 */
export async function showLicence(
  ctx: Ring,
  actor: ApplicantActor,
  input: { ref: string; fields: readonly string[] },
): Promise<ShowCode> {
  const card = await walletCard(ctx, actor, input.ref);
  if (!card) throw new AppError('not-found', { reason: 'licence' });
  if (card.proof === 'stated') throw new AppError('licence-not-usable', { reason: 'stated' });
  const fields = card.elements.map(({ key }) => key).filter((key) => input.fields.includes(key));
  const id = randomUUIDv7();
  const now = ctx.clock.now();
  const until = new Date(now.getTime() + SHOW_MS);
  const digits = await inTx(ctx.db, async (tx) => {
    await sql`update licences.show_code set ended_at = ${now}
      where subject_id = ${actor.subjectId} and ref = ${card.ref} and until > ${now} and ended_at is null`.execute(
      tx,
    );
    for (;;) {
      const chosen = String(randomInt(100_000_000)).padStart(8, '0');
      const { rows } = await sql`
        insert into licences.show_code (id, ref, subject_id, made_by, fields, digits_sealed, digits_blind, made_at, until)
        select ${id}::uuid, ${card.ref}, ${actor.subjectId}::uuid, ${actor.personId}::uuid, ${fields}::text[],
          ${ctx.keyring.seal(chosen, digitsPlace)}, ${ctx.keyring.blind(chosen, digitsPlace)}, ${now}::timestamptz,
          ${until}::timestamptz
        where not exists (select from licences.show_code
          where digits_blind = ${ctx.keyring.blind(chosen, digitsPlace)} and until > ${now})
        returning id`.execute(tx);
      if (rows.length) return chosen;
    }
  });
  return {
    id,
    token: writeToken(ctx.keyring, id, until),
    digits: grouped(digits),
    until: until.toISOString(),
    fields,
  };
}

/** A code the holder made, while it lasts; `show-code-over` afterwards. */
export async function ownShowCode(
  ctx: Ring,
  actor: ApplicantActor,
  id: string,
): Promise<ShowCode & { ref: string }> {
  const { rows } = await sql<{ ref: string; fields: string[]; sealed: string; until: Date }>`
    select ref, fields, digits_sealed as sealed, until from licences.show_code
    where id::text = ${id} and subject_id = ${actor.subjectId} and until > ${ctx.clock.now()} and ended_at is null`.execute(
    ctx.db,
  );
  const [row] = rows;
  if (!row) throw new AppError('show-code-over');
  const { ref, fields, until } = row;
  const digits = grouped(ctx.keyring.open(row.sealed, digitsPlace));
  return { id, ref, token: writeToken(ctx.keyring, id, until), digits, until: until.toISOString(), fields };
}

const grouped = (digits: string) => `${digits.slice(0, 4)} ${digits.slice(4)}`;
