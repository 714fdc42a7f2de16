import { randomUUIDv7 } from 'node:crypto';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';

/** Whom the law itself names; by a deed one acts under a mandate (mandates.ts). */
export type RepresentationRole = 'legal_representative';

export type RepresentationRow = {
  id: string;
  person_id: string;
  subject_id: string;
  role: RepresentationRole;
  valid_from: string;
  valid_to: string | null;
};

/** In force on `today` (YYYY-MM-DD): not ended, and within its dates, both days counted. */
export const inForce = (alias: string, today: string) => sql<boolean>`(${sql.ref(`${alias}.ended_at`)} is null
  and ${today}::date between ${sql.ref(`${alias}.valid_from`)} and coalesce(${sql.ref(`${alias}.valid_to`)}, 'infinity'))`;

export async function representationOf(
  db: Executor,
  personId: string,
  subjectId: string,
  today: string,
): Promise<RepresentationRow | undefined> {
  const { rows } = await sql<RepresentationRow>`
    select r.id, r.person_id, r.subject_id, r.role, r.valid_from, r.valid_to from identity.representation r
    where r.person_id = ${personId} and r.subject_id = ${subjectId} and ${inForce('r', today)}`.execute(db);
  return rows[0];
}

export type NewRepresentation = {
  personId: string;
  subjectId: string;
  role: RepresentationRole;
  validFrom: string;
  validTo: string | null;
  grantedBy: string | null;
};

/** Puts this one in force; an earlier one of the same person for the same subject ends. */
export async function putRepresentation(tx: Tx, now: Date, given: NewRepresentation): Promise<string> {
  const id = randomUUIDv7();
  await sql`update identity.representation set ended_at = ${now}
    where person_id = ${given.personId} and subject_id = ${given.subjectId} and ended_at is null`.execute(tx);
  await sql`insert into identity.representation
      (id, person_id, subject_id, role, valid_from, valid_to, granted_by, created_at)
    values (${id}, ${given.personId}, ${given.subjectId}, ${given.role}, ${given.validFrom}, ${given.validTo},
      ${given.grantedBy}, ${now})`.execute(tx);
  return id;
}

/** A subject has one legal representative: all but `personId` end. */
export async function endFormerRepresentatives(
  tx: Tx,
  now: Date,
  subjectId: string,
  personId: string,
): Promise<void> {
  await sql`update identity.representation set ended_at = ${now}
    where subject_id = ${subjectId} and role = 'legal_representative' and person_id <> ${personId}
      and ended_at is null`.execute(tx);
}
