import { normaliseCode } from '../../../contracts/checks.ts';
import { type Clock, localDate } from '../../platform/clock.ts';
import type { Keyring } from '../../platform/crypto/index.ts';
import { type Executor, sql } from '../../platform/db/index.ts';

/** A licence the platform knows a subject to hold. `number` is open here: mask it before showing (it may be an ID number). */
export type Holding = {
  id: string;
  typeId: string;
  typeName: string;
  number: string;
  issuedOn: string | null;
  validUntil: string | null;
  source: string;
  checkedAt: Date;
  /** An officer saw the original, or an authority's own record says so; stated ones are no holdings yet. */
  proof: 'register' | 'seen';
  /** The licence issued here that this is; null: recorded by number only. */
  licenceId: string | null;
};
export type NewHolding = {
  subjectId: string;
  typeId: string;
  number: string;
  issuedOn?: string | null;
  validUntil?: string | null;
  /** Where it was issued or checked: register, demonstration, case number. */
  source: string;
  /** Who saw the original; absent: an authority's own record. */
  seenBy?: string;
};

const place = 'licences.holding.number';

/** Records that a subject holds a licence; the same licence again renews what was known of it. Returns its id. */
export async function addHolding(
  db: Executor,
  ctx: { clock: Clock; keyring: Keyring },
  holding: NewHolding,
): Promise<string> {
  const number = normaliseCode(holding.number);
  const { rows } = await sql<{ id: string }>`
    insert into licences.holding as h (subject_id, type_id, number_sealed, number_blind, issued_on, valid_until, source,
      checked_at, proof, by_staff)
    values (${holding.subjectId}, ${holding.typeId}, ${ctx.keyring.seal(number, place)}, ${ctx.keyring.blind(number, place)},
      ${holding.issuedOn ?? null}::date, ${holding.validUntil ?? null}::date, ${holding.source}, ${ctx.clock.now()},
      ${holding.seenBy ? 'seen' : 'register'}, ${holding.seenBy ?? null}::uuid)
    on conflict (subject_id, type_id, number_blind) do update set issued_on = excluded.issued_on,
      valid_until = excluded.valid_until, source = excluded.source, checked_at = excluded.checked_at,
      proof = case when h.proof = 'register' then h.proof else excluded.proof end, by_staff = excluded.by_staff
    returning id`.execute(db);
  return rows[0]!.id;
}

/**
 * Licences of a subject that are valid today, newest first: those issued here, and those recorded by number. Where
 * both are known of one licence, the issued one counts. `typeId` narrows to one kind.
 */
export async function holdingsOf(
  db: Executor,
  ctx: { clock: Clock; keyring: Keyring },
  subjectId: string,
  typeId?: string,
): Promise<Holding[]> {
  const today = localDate(ctx.clock.now());
  const { rows } = await sql<Omit<Holding, 'number'> & { sealed: string }>`
    select h.*, t.name as "typeName" from (
      select id, type_id as "typeId", number_sealed as sealed, issued_on as "issuedOn", valid_until as "validUntil",
        coalesce(case_number, issuer_name) as source, issued_at as "checkedAt", 'register' as proof, id as "licenceId"
      from licences.issued
      where subject_id = ${subjectId} and state = 'valid' and valid_from <= ${today}::date
      union all
      select r.id, r.type_id, r.number_sealed, r.issued_on, r.valid_until, r.source, r.checked_at, r.proof, null
      from licences.holding r
      where r.subject_id = ${subjectId} and r.proof <> 'stated' and not exists (select from licences.issued i
        where i.subject_id = r.subject_id and i.type_id = r.type_id and i.number_blind = r.number_blind)
    ) h join licences.licence_type t on t.id = h."typeId"
    where (${typeId ?? null}::text is null or h."typeId" = ${typeId ?? null})
      and (h."validUntil" is null or h."validUntil" >= ${today}::date)
    order by h."licenceId" is null, h.proof, h."checkedAt" desc, h.id`.execute(db);
  return rows.map(({ sealed, ...row }) => ({ ...row, number: ctx.keyring.open(sealed, place) }));
}
