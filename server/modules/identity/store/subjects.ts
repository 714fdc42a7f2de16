import { randomUUIDv7 } from 'node:crypto';
import type { SubjectKind } from '../../../../contracts/identity.ts';
import type { Keyring } from '../../../platform/crypto/index.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';
import { blindNumber, openField, sealField } from '../personal-data.ts';

/** A subject as stored: a person's name sealed, an organisation's open. */
export type SubjectRow = {
  id: string;
  kind: SubjectKind;
  name: string | null;
  name_sealed: string | null;
  number_sealed: string;
  number_blind: string;
  phone_sealed: string | null;
  name_verified: boolean;
  demonstration: boolean;
};

const columns = sql`id, kind, name, name_sealed, number_sealed, number_blind, phone_sealed, name_verified, demonstration`;

export async function subjectById(db: Executor, id: string): Promise<SubjectRow | undefined> {
  const { rows } = await sql<SubjectRow>`select ${columns} from identity.subject where id = ${id}`.execute(
    db,
  );
  return rows[0];
}

export async function subjectByBlind(
  db: Executor,
  kind: SubjectKind,
  blind: string,
): Promise<SubjectRow | undefined> {
  const { rows } = await sql<SubjectRow>`
    select ${columns} from identity.subject where kind = ${kind} and number_blind = ${blind}`.execute(db);
  return rows[0];
}

export type NewSubject = {
  kind: SubjectKind;
  name: string;
  /** ID number of a person, USCC of anything else; normalised. */
  number: string;
  phone?: string | null;
  demonstration?: boolean;
};

/** The subject of this kind and number, made where there is none; an existing one stays as it is. */
export async function ensureSubject(
  tx: Tx,
  keyring: Keyring,
  now: Date,
  given: NewSubject,
): Promise<SubjectRow> {
  const id = randomUUIDv7();
  const person = given.kind === 'person';
  const blind = blindNumber(keyring, given.kind, given.number);
  await sql`insert into identity.subject
      (id, kind, name, name_sealed, number_sealed, number_blind, phone_sealed, demonstration, created_at)
    values (${id}, ${given.kind}, ${person ? null : given.name},
      ${person ? sealField(keyring, id, 'name', given.name) : null},
      ${sealField(keyring, id, 'number', given.number)}, ${blind},
      ${given.phone ? sealField(keyring, id, 'phone', given.phone) : null},
      ${given.demonstration ?? false}, ${now})
    on conflict (kind, number_blind) do nothing`.execute(tx);
  return (await subjectByBlind(tx, given.kind, blind)) as SubjectRow;
}

/** Replaces a person's name (`verified`: from now on fixed) and, where given, the phone. */
export async function updatePerson(
  tx: Tx,
  keyring: Keyring,
  id: string,
  given: { name: string; verified: boolean; phone?: string | null },
): Promise<void> {
  const phone = given.phone ? sealField(keyring, id, 'phone', given.phone) : null;
  await sql`update identity.subject set name_sealed = ${sealField(keyring, id, 'name', given.name)},
      name_verified = name_verified or ${given.verified}, phone_sealed = coalesce(${phone}, phone_sealed)
    where id = ${id}`.execute(tx);
}

export function nameOf(keyring: Keyring, row: Pick<SubjectRow, 'id' | 'name' | 'name_sealed'>): string {
  return row.name_sealed ? openField(keyring, row.id, 'name', row.name_sealed) : (row.name ?? '');
}
