import { randomUUIDv7 } from 'node:crypto';
import type { RealNameLevel } from '../../../../contracts/identity.ts';
import { constraintOf, type Executor, sql, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { LevelSource } from '../real-name.ts';

export type AccountRow = {
  id: string;
  person_id: string;
  password_hash: string | null;
  level: RealNameLevel;
};

const columns = sql`a.id, a.person_id, a.password_hash, a.level`;

/** The open account of a login; `value` is a blind index, or the login name itself. */
export async function accountByLogin(
  db: Executor,
  kind: 'id-number' | 'phone' | 'login-name',
  value: string,
): Promise<AccountRow | undefined> {
  const condition = {
    'id-number': sql`s.kind = 'person' and s.number_blind = ${value}`,
    phone: sql`a.phone_blind = ${value}`,
    'login-name': sql`a.login_name = ${value}`,
  }[kind];
  const { rows } = await sql<AccountRow>`select ${columns}
    from identity.account a join identity.subject s on s.id = a.person_id
    where a.closed_at is null and ${condition}`.execute(db);
  return rows[0];
}

export async function accountById(db: Executor, id: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select ${columns} from identity.account a where a.id = ${id} and a.closed_at is null`.execute(db);
  return rows[0];
}

export type NewAccount = {
  personId: string;
  loginName?: string | null;
  phoneBlind: string | null;
  passwordHash: string | null;
  level: RealNameLevel;
  source: LevelSource;
  demonstration?: boolean;
};

/** Throws `already-registered` (`what`: the person, the phone or the login name) where one is taken. */
export async function insertAccount(tx: Tx, now: Date, given: NewAccount): Promise<string> {
  const id = randomUUIDv7();
  try {
    await sql`insert into identity.account
        (id, person_id, login_name, phone_blind, password_hash, level, level_source, demonstration, created_at)
      values (${id}, ${given.personId}, ${given.loginName ?? null}, ${given.phoneBlind}, ${given.passwordHash},
        ${given.level}, ${given.source}, ${given.demonstration ?? false}, ${now})`.execute(tx);
    return id;
  } catch (error) {
    const taken = { account_person: 'person', account_phone: 'phone', account_login_name: 'login-name' }[
      constraintOf(error) ?? ''
    ];
    if (taken) throw new AppError('already-registered', { reason: taken });
    throw error;
  }
}

export async function setPassword(db: Executor, accountId: string, hash: string): Promise<void> {
  await sql`update identity.account set password_hash = ${hash} where id = ${accountId}`.execute(db);
}

/** Raises, never lowers. */
export async function raiseLevel(
  tx: Tx,
  accountId: string,
  level: RealNameLevel,
  source: LevelSource,
): Promise<void> {
  await sql`update identity.account set level = ${level}, level_source = ${source}
    where id = ${accountId} and level < ${level}`.execute(tx);
}

/** Takes the password, the phone and every session away: whoever held the account until now is out. */
export async function disownAccount(tx: Tx, accountId: string, now: Date): Promise<void> {
  await sql`with gone as (
      update identity.account set password_hash = null, phone_blind = null, login_name = null where id = ${accountId})
    update identity.session set revoked_at = ${now}
    where account_id = ${accountId} and revoked_at is null`.execute(tx);
}

export async function closeAccountRow(tx: Tx, accountId: string, now: Date): Promise<void> {
  await sql`with gone as (update identity.account set closed_at = ${now} where id = ${accountId})
    update identity.session set revoked_at = ${now}
    where account_id = ${accountId} and revoked_at is null`.execute(tx);
}
