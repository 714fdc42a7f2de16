import type { Grant } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { hashPassword, sm3Hex } from '../../../platform/crypto/index.ts';
import { inTx, sql, type Tx } from '../../../platform/db/index.ts';
import { markerValue, setMarker } from '../../../platform/marker.ts';
import { organisationsOf } from '../../regions/index.ts';
import type { IdentityContext } from '../context.ts';
import { type DemoFile, demoFile } from '../demo.ts';
import { blindIdNumber, blindName, blindPhone } from '../personal-data.ts';
import { accountByLogin, insertAccount } from '../store/accounts.ts';
import { putRepresentation, representationOf } from '../store/representations.ts';
import { insertStaff, replaceGrants, staffByAccount } from '../store/staff.ts';
import { ensureSubject, updatePerson } from '../store/subjects.ts';

/**
 * Puts the invented people, enterprises and officers in and marks the installation as a demonstration. Needs the
 * organisations of the file's divisions. Doing it again changes nothing: returns false where this file is in already.
 */
export async function loadDemo(ctx: IdentityContext, file: DemoFile = demoFile()): Promise<boolean> {
  const state = sm3Hex(JSON.stringify(file));
  if ((await markerValue(ctx.db, 'demonstration')) === state) return false;
  const passwordHash = await hashPassword(file.password); // one for all: the password is public anyway
  const grants = await resolveGrants(ctx, file);
  await inTx(ctx.db, async (tx) => {
    for (const person of [...file.people, ...file.register]) await putInRegister(ctx, tx, person);
    for (const person of file.people) await putPerson(ctx, tx, person, passwordHash);
    for (const enterprise of file.enterprises) await putEnterprise(ctx, tx, enterprise, file);
    for (const officer of file.staff)
      await putOfficer(ctx, tx, officer, grants.get(officer.account) ?? [], passwordHash);
    await setMarker(tx, 'demonstration', state, ctx.clock.now());
  });
  return true;
}

type Person = DemoFile['people'][number];
type Officer = DemoFile['staff'][number];
type Enterprise = DemoFile['enterprises'][number];

async function putInRegister(
  ctx: IdentityContext,
  tx: Tx,
  person: { name: string; idNumber: string; level?: number },
) {
  if (person.level === 1) return; // nobody vouches for level 1
  await sql`insert into identity.demonstration_person (number_blind, name_blind)
    values (${blindIdNumber(ctx.keyring, person.idNumber)}, ${blindName(ctx.keyring, person.name)})
    on conflict (number_blind) do update set name_blind = excluded.name_blind`.execute(tx);
}

async function putPerson(ctx: IdentityContext, tx: Tx, person: Person, passwordHash: string): Promise<void> {
  const { name, idNumber, phone, level } = person;
  const now = ctx.clock.now();
  if (await accountByLogin(tx, 'id-number', blindIdNumber(ctx.keyring, idNumber))) return;
  const given = { kind: 'person' as const, name, number: idNumber, phone, demonstration: true };
  const subject = await ensureSubject(tx, ctx.keyring, now, given);
  await updatePerson(tx, ctx.keyring, subject.id, { name, verified: level > 1, phone });
  await insertAccount(tx, now, {
    personId: subject.id,
    phoneBlind: blindPhone(ctx.keyring, phone),
    passwordHash,
    level,
    source: level > 1 ? 'demonstration' : 'self-declared',
    demonstration: true,
  });
}

async function putEnterprise(
  ctx: IdentityContext,
  tx: Tx,
  enterprise: Enterprise,
  file: DemoFile,
): Promise<void> {
  const { uscc, name, kind, status, representative } = enterprise;
  const person = file.people.find((one) => one.idNumber === representative);
  if (!person) throw new Error(`demo/people.json：${name} 的法定代表人不在人员名单里。`);
  const blind = blindIdNumber(ctx.keyring, representative);
  await sql`insert into identity.enterprise_register
      (uscc, name, kind, legal_representative_name, legal_representative_blind, status, demonstration)
    values (${uscc}, ${name}, ${kind}, ${person.name}, ${blind}, ${status}, true)
    on conflict (uscc) do update set name = excluded.name, kind = excluded.kind, status = excluded.status,
      legal_representative_name = excluded.legal_representative_name,
      legal_representative_blind = excluded.legal_representative_blind`.execute(tx);
  if (enterprise.bound) await bindFromStart(ctx, tx, enterprise, blind);
}

async function bindFromStart(
  ctx: IdentityContext,
  tx: Tx,
  enterprise: Enterprise,
  blind: string,
): Promise<void> {
  const now = ctx.clock.now();
  const today = localDate(now);
  const account = await accountByLogin(tx, 'id-number', blind);
  if (!account) return;
  const { kind, name, uscc } = enterprise;
  const subject = await ensureSubject(tx, ctx.keyring, now, {
    kind,
    name,
    number: uscc,
    demonstration: true,
  });
  const personId = account.person_id;
  if (await representationOf(tx, personId, subject.id, today)) return;
  const dates = { validFrom: today, validTo: null, grantedBy: null };
  await putRepresentation(tx, now, {
    personId,
    subjectId: subject.id,
    role: 'legal_representative',
    ...dates,
  });
}

async function putOfficer(
  ctx: IdentityContext,
  tx: Tx,
  officer: Officer,
  grants: Grant[],
  passwordHash: string,
) {
  if (await staffByAccount(tx, officer.account)) return; // an administrator may have changed the grants since
  const { account, name, title } = officer;
  const now = ctx.clock.now();
  const id = await insertStaff(tx, now, { account, name, title, passwordHash, demonstration: true });
  await replaceGrants(tx, now, id, grants, null);
}

/** Grants by account, departments turned into the ids of their organisations. */
async function resolveGrants(ctx: IdentityContext, file: DemoFile): Promise<Map<string, Grant[]>> {
  const divisions = [...new Set(file.staff.map((officer) => officer.division))];
  const lists = await Promise.all(divisions.map((division) => organisationsOf(ctx.db, division)));
  const organisations = lists.flat();
  const idOf = (division: string, department: string | null): string | null => {
    if (department === null) return null;
    const found = organisations.find(
      (one) => one.divisionCode === division && one.departmentKey === department,
    );
    if (!found)
      throw new Error(`演示人员需要 ${division} 的“${department}”部门，但机构数据里没有。请先装入机构。`);
    return found.id;
  };
  const toGrant =
    (division: string) =>
    (grant: Officer['grants'][number]): Grant => ({
      role: grant.role,
      divisionCode: division,
      organisationId: idOf(division, grant.department),
    });
  return new Map(
    file.staff.map((officer) => [officer.account, officer.grants.map(toGrant(officer.division))]),
  );
}
