import { randomUUIDv7 } from 'node:crypto';
import type { LicenceUse, LicenceUseKind } from '../../../contracts/licences.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Keyring } from '../../platform/crypto/index.ts';
import { type Executor, sql } from '../../platform/db/index.ts';
import { inReach, type Reach } from './within-mandate.ts';

/** One use of a licence, to be written down as it happens. `by` is how the holder reads who it was. */
export type NewUse = {
  subjectId: string;
  ref: string;
  typeId: string;
  kind: LicenceUseKind;
  byRef: string;
  by: string;
  purpose: string;
  caseId?: string | null;
  placeCode?: string | null;
  organisationId?: string | null;
  itemCode?: string | null;
  /** Labels of the elements that were seen. */
  fields: readonly string[];
  /** Success, or why it gave nothing. */
  outcome: string;
};

/** A call that found nothing concerns no licence, so its holder-to-be is not told of it. */
export const NO_LICENCE = 'none';
const place = (id: string) => `licences.use.by:${id}`;

export async function recordUse(
  db: Executor,
  ctx: { clock: Clock; keyring: Keyring },
  use: NewUse,
): Promise<void> {
  const id = randomUUIDv7();
  await sql`
    insert into licences.use (id, subject_id, ref, type_id, kind, by_ref, by_sealed, purpose, case_id, item_code, fields,
      outcome, at, place_code, organisation_id)
    values (${id}, ${use.subjectId}, ${use.ref}, ${use.typeId}, ${use.kind}, ${use.byRef},
      ${ctx.keyring.seal(use.by, place(id))}, ${use.purpose}, ${use.caseId ?? null}, ${use.itemCode ?? null},
      ${[...use.fields]}::text[], ${use.outcome}, ${ctx.clock.now()}, ${use.placeCode ?? null},
      ${use.organisationId ?? null})`.execute(db);
}

/** Who used the licences of a subject, newest first; `ref` narrows to one licence, `reach` to what an agent may see. */
export async function usesOf(
  db: Executor,
  ctx: { keyring: Keyring },
  subjectId: string,
  options: { ref?: string; limit?: number; reach?: Reach } = {},
): Promise<LicenceUse[]> {
  const { rows } = await sql<
    Omit<LicenceUse, 'by' | 'at' | 'outcome' | 'why'> & { sealed: string; at: Date; outcome: string }
  >`
    select u.id, u.kind, t.name as "typeName", u.by_sealed as sealed, u.purpose, u.fields, u.outcome, u.at
    from licences.use u join licences.licence_type t on t.id = u.type_id
    where u.subject_id = ${subjectId} and u.ref <> ${NO_LICENCE} and ${inReach(options.reach ?? null, { type: 'u.type_id', item: 'u.item_code' })}
      and (${options.ref ?? null}::text is null or u.ref = ${options.ref ?? null})
    order by u.at desc, u.id desc limit ${options.limit ?? 200}`.execute(db);
  return rows.map(({ sealed, at, outcome, ...row }) => ({
    ...row,
    by: ctx.keyring.open(sealed, place(row.id)),
    outcome: outcome === 'success' ? 'success' : 'failed',
    why: outcome === 'success' ? null : outcome,
    at: at.toISOString(),
  }));
}
