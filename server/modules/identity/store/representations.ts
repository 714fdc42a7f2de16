import { randomUUIDv7 } from 'node:crypto';
import type { SubjectKind } from '../../../../contracts/identity.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';

export type RepresentationRole = 'legal_representative' | 'agent';

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

/** Ends one agent's mandate for `subjectId`; false where there is none. */
export async function endAgent(db: Executor, now: Date, subjectId: string, id: string): Promise<boolean> {
  const result = await sql`update identity.representation set ended_at = ${now}
    where id = ${id} and subject_id = ${subjectId} and role = 'agent' and ended_at is null`.execute(db);
  return result.numAffectedRows === 1n;
}

export type SubjectChoice = {
  subjectId: string;
  name: string;
  kind: SubjectKind;
  role: RepresentationRole;
  validTo: string | null;
};

export async function organisationsOf(
  db: Executor,
  personId: string,
  today: string,
): Promise<SubjectChoice[]> {
  const { rows } = await sql<SubjectChoice>`
    select r.subject_id as "subjectId", s.name, s.kind, r.role, r.valid_to as "validTo"
    from identity.representation r join identity.subject s on s.id = r.subject_id
    where r.person_id = ${personId} and ${inForce('r', today)} order by s.name`.execute(db);
  return rows;
}

export type AgentRow = {
  id: string;
  person_id: string;
  name_sealed: string;
  valid_from: string;
  valid_to: string | null;
};

export async function agentsOf(db: Executor, subjectId: string, today: string): Promise<AgentRow[]> {
  const { rows } = await sql<AgentRow>`
    select r.id, r.person_id, p.name_sealed, r.valid_from, r.valid_to
    from identity.representation r join identity.subject p on p.id = r.person_id
    where r.subject_id = ${subjectId} and r.role = 'agent' and ${inForce('r', today)}
    order by r.created_at`.execute(db);
  return rows;
}
