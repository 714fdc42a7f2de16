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
};
export type NewHolding = {
  subjectId: string;
  typeId: string;
  number: string;
  issuedOn?: string | null;
  validUntil?: string | null;
  /** Where it was issued or checked: register, demonstration, case number. */
  source: string;
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
    insert into licences.holding (subject_id, type_id, number_sealed, number_blind, issued_on, valid_until, source, checked_at)
    values (${holding.subjectId}, ${holding.typeId}, ${ctx.keyring.seal(number, place)}, ${ctx.keyring.blind(number, place)},
      ${holding.issuedOn ?? null}::date, ${holding.validUntil ?? null}::date, ${holding.source}, ${ctx.clock.now()})
    on conflict (subject_id, type_id, number_blind) do update set issued_on = excluded.issued_on,
      valid_until = excluded.valid_until, source = excluded.source, checked_at = excluded.checked_at
    returning id`.execute(db);
  return rows[0]!.id;
}

/** Licences of a subject that are valid today, newest first; `typeId` narrows to one kind. */
export async function holdingsOf(
  db: Executor,
  ctx: { clock: Clock; keyring: Keyring },
  subjectId: string,
  typeId?: string,
): Promise<Holding[]> {
  const { rows } = await sql<Omit<Holding, 'number'> & { sealed: string }>`
    select h.id, h.type_id as "typeId", t.name as "typeName", h.number_sealed as sealed, h.issued_on as "issuedOn",
      h.valid_until as "validUntil", h.source, h.checked_at as "checkedAt"
    from licences.holding h join licences.licence_type t on t.id = h.type_id
    where h.subject_id = ${subjectId} and (${typeId ?? null}::text is null or h.type_id = ${typeId ?? null})
      and (h.valid_until is null or h.valid_until >= ${localDate(ctx.clock.now())}::date)
    order by h.checked_at desc, h.id`.execute(db);
  return rows.map(({ sealed, ...row }) => ({ ...row, number: ctx.keyring.open(sealed, place) }));
}
