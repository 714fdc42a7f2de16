import { randomUUIDv7 } from 'node:crypto';
import type { ApplicantActor } from '../../../contracts/identity.ts';
import type { LicenceConsent } from '../../../contracts/licences.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, type Executor, inTx, sql, type Tx } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { announceEnded } from './reliance.ts';
import { assertOwnWallet } from './within-mandate.ts';

export type NewConsent = {
  subjectId: string;
  /** Who agreed. */
  personId: string;
  ref: string;
  typeId: string;
  caseId: string;
  purpose: string;
  fields: readonly string[];
};

/** Writes down what a holder agreed to; agreeing to the same again is no second consent. Returns its id. */
export async function giveConsent(tx: Tx, one: NewConsent, at: Date): Promise<string> {
  const { rows: known } = await sql<{ id: string }>`
    select c.id from licences.consent c where c.case_id = ${one.caseId} and c.ref = ${one.ref}
      and c.fields @> ${[...one.fields]}::text[] and not exists (select from licences.consent_end e where e.consent_id = c.id)
    order by c.given_at desc limit 1`.execute(tx);
  if (known[0]) return known[0].id;
  const id = randomUUIDv7();
  await sql`
    insert into licences.consent (id, subject_id, person_id, ref, type_id, case_id, purpose, fields, given_at)
    values (${id}, ${one.subjectId}, ${one.personId}, ${one.ref}, ${one.typeId}, ${one.caseId}, ${one.purpose},
      ${[...one.fields]}::text[], ${at})`.execute(tx);
  return id;
}

/** What a subject agreed to, newest first. */
export async function consentsOf(db: Executor, subjectId: string, ref?: string): Promise<LicenceConsent[]> {
  const { rows } = await sql<
    Omit<LicenceConsent, 'givenAt' | 'endedAt'> & { givenAt: Date; endedAt: Date | null }
  >`
    select c.id, t.name as "typeName", c.purpose, c.fields, c.given_at as "givenAt", e.at as "endedAt"
    from licences.consent c join licences.licence_type t on t.id = c.type_id
      left join licences.consent_end e on e.consent_id = c.id
    where c.subject_id = ${subjectId} and (${ref ?? null}::text is null or c.ref = ${ref ?? null})
    order by c.given_at desc, c.id desc limit 100`.execute(db);
  return rows.map(({ givenAt, endedAt, ...row }) => ({
    ...row,
    givenAt: givenAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}

/** Licences of which the newest consent for this case was taken back. */
export async function withdrawnFrom(db: Executor, caseId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ ref: string; ended: boolean }>`
    select distinct on (c.ref) c.ref, exists (select from licences.consent_end e where e.consent_id = c.id) as ended
    from licences.consent c where c.case_id = ${caseId} order by c.ref, c.given_at desc, c.id desc`.execute(
    db,
  );
  return new Set(rows.flatMap(({ ref, ended }) => (ended ? [ref] : [])));
}

/**
 * Takes a consent back: from then on nothing of the licence is shown to who handles the case, and those who have it open
 * are told. What was relied on stays on record. Twice is once. AppError `not-found` for another's,
 * `outside-mandate` (wallet) for who acts under a mandate.
 */
export async function endConsent(
  ctx: { db: Db; clock: Clock },
  actor: Pick<ApplicantActor, 'subjectId' | 'personId' | 'mandates'>,
  consentId: string,
): Promise<void> {
  assertOwnWallet(actor);
  await inTx(ctx.db, async (tx) => {
    const { rows } = await sql<{ ref: string; caseId: string }>`
      select ref, case_id as "caseId" from licences.consent
      where id::text = ${consentId} and subject_id = ${actor.subjectId}`.execute(tx);
    const [row] = rows;
    if (!row) throw new AppError('not-found');
    const at = ctx.clock.now();
    const { rows: ended } = await sql`
      insert into licences.consent_end (consent_id, person_id, at) values (${consentId}, ${actor.personId}, ${at})
      on conflict do nothing returning consent_id`.execute(tx);
    if (ended.length) await announceEnded(tx, row, at);
  });
}

/** Whether a licence may be fetched instead of a paper; its holder decides, for each by itself. */
export async function setSharing(
  ctx: { db: Db; clock: Clock },
  actor: Pick<ApplicantActor, 'subjectId' | 'personId' | 'mandates'>,
  ref: string,
  on: boolean,
): Promise<void> {
  assertOwnWallet(actor);
  if (on) {
    await sql`delete from licences.sharing_off where subject_id = ${actor.subjectId} and ref = ${ref}`.execute(
      ctx.db,
    );
    return;
  }
  await sql`insert into licences.sharing_off (subject_id, ref, person_id, since)
    values (${actor.subjectId}, ${ref}, ${actor.personId}, ${ctx.clock.now()}) on conflict do nothing`.execute(
    ctx.db,
  );
}

/** Licences of a subject that its holder keeps from being fetched. */
export async function keptBack(db: Executor, subjectId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ ref: string }>`
    select ref from licences.sharing_off where subject_id = ${subjectId}`.execute(db);
  return new Set(rows.map(({ ref }) => ref));
}
