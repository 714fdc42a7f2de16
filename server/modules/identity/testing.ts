import { join } from 'node:path';
import { makeIdNumber, makeUscc } from '../../../contracts/checks.ts';
import type { ApplicantActor, Grant, StaffActor } from '../../../contracts/identity.ts';
import { testClock } from '../../platform/clock.ts';
import { openKeyring } from '../../platform/crypto/index.ts';
import { sql } from '../../platform/db/index.ts';
import { createTestDb, testFolder } from '../../platform/testing/db.ts';
import type { IdentityContext } from './context.ts';
import { blindIdNumber, blindName } from './personal-data.ts';
import { authenticate } from './use-cases/authenticate.ts';
import { addStaff } from './use-cases/manage-staff.ts';
import { registerPerson } from './use-cases/register-person.ts';
import { signInStaff } from './use-cases/sign-in-staff.ts';

export const people = {
  zhou: { name: '周小满', idNumber: makeIdNumber('513424', '1988-06-12', 1), phone: '13800000001' },
  jike: { name: '吉克·阿木', idNumber: makeIdNumber('513424', '1995-03-08', 7), phone: '13800000002' },
  chen: { name: '陈建国', idNumber: makeIdNumber('513424', '1960-01-20', 3), phone: '13800000003' },
};
export const password = 'three-blue-boats';
export const uscc = makeUscc('91', '513424', 1);

/** A database, keys and a clock of one test file. */
export async function identityBed() {
  const database = await createTestDb();
  const clock = testClock('2026-11-23T09:00:00+08:00');
  const keyring = await openKeyring(join(testFolder(), 'keys'));
  const ctx: IdentityContext = { db: database.db, clock, keyring };
  return { ctx, clock, ...database };
}

/** Makes the register know name and number, so that the account starts at level 2. */
export async function listPerson(
  ctx: IdentityContext,
  person: { name: string; idNumber: string },
): Promise<void> {
  await sql`insert into identity.demonstration_person (number_blind, name_blind)
    values (${blindIdNumber(ctx.keyring, person.idNumber)}, ${blindName(ctx.keyring, person.name)})`.execute(
    ctx.db,
  );
}

export async function listEnterprise(
  ctx: IdentityContext,
  given: { uscc: string; name: string; by: typeof people.zhou },
) {
  await sql`insert into identity.enterprise_register
      (uscc, name, kind, legal_representative_name, legal_representative_blind, status)
    values (${given.uscc}, ${given.name}, 'enterprise', ${given.by.name},
      ${blindIdNumber(ctx.keyring, given.by.idNumber)}, 'active')`.execute(ctx.db);
}

export async function applicant(ctx: IdentityContext, token: string): Promise<ApplicantActor> {
  const { actor } = await authenticate(ctx, token);
  if (actor.kind !== 'applicant') throw new Error(`not an applicant: ${actor.kind}`);
  return actor;
}

export async function officer(ctx: IdentityContext, token: string): Promise<StaffActor> {
  const { actor } = await authenticate(ctx, token);
  if (actor.kind !== 'staff') throw new Error(`not an officer: ${actor.kind}`);
  return actor;
}

/** Registers a person, at `level` where given; returns the session's token. */
export async function registered(
  ctx: IdentityContext,
  person: typeof people.zhou,
  level?: 1 | 2 | 3,
): Promise<string> {
  const { token } = await registerPerson(ctx, { ...person, password });
  const { accountId } = await applicant(ctx, token);
  if (level) await sql`update identity.account set level = ${level} where id = ${accountId}`.execute(ctx.db);
  return token;
}

export async function signedInOfficer(
  ctx: IdentityContext,
  account: string,
  grants: Grant[],
): Promise<StaffActor> {
  const operator = { kind: 'system' as const, name: 'test' };
  await addStaff(ctx, operator, { account, name: '李华', title: '综窗受理', password, grants });
  const { token } = await signInStaff(ctx, { account, password, address: '127.0.0.1' });
  return officer(ctx, token);
}
