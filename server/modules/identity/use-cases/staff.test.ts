import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { checkCode } from '../check-code.ts';
import { listStaff } from '../queries/list-staff.ts';
import { allow, scopeOf } from '../scope.ts';
import { applicant, identityBed, password, people, registered, signedInOfficer } from '../testing.ts';
import { authenticate } from './authenticate.ts';
import { closeAccount } from './close-account.ts';
import { issueResetCode } from './issue-reset-code.ts';
import { addStaff, setActive, setGrants, setNewPassword } from './manage-staff.ts';
import { raiseRealNameLevel } from './raise-real-name-level.ts';
import { registerPerson } from './register-person.ts';
import { resetPassword } from './reset-password.ts';
import { signInApplicant } from './sign-in-applicant.ts';
import { signInStaff } from './sign-in-staff.ts';
import { unmask } from './unmask.ts';

let bed: Awaited<ReturnType<typeof identityBed>>;
let admin: StaffActor;
let clerk: StaffActor;
let zhou: string;
const county = { divisionCode: '513424', organisationId: null };
const bureau = { divisionCode: '513424', organisationId: '513424-market-regulation' };

beforeAll(async () => {
  bed = await identityBed();
  await sql`insert into regions.division (code, name, level, parent_code, valid_from) values
    ('513400', '凉山州', 3, null, '2024-01-01'), ('513424', '德昌县', 4, '513400', '2024-01-01'),
    ('513424101', '永郎镇', 5, '513424', '2024-01-01'), ('513401', '西昌市', 4, '513400', '2024-01-01')`.execute(
    bed.db,
  );
  await sql`insert into regions.division_closure (ancestor, descendant, depth) values
    ('513400', '513400', 0), ('513424', '513424', 0), ('513424101', '513424101', 0), ('513401', '513401', 0),
    ('513400', '513424', 1), ('513400', '513401', 1), ('513424', '513424101', 1), ('513400', '513424101', 2)`.execute(
    bed.db,
  );
  admin = await signedInOfficer(bed.ctx, 'admin', [{ role: 'admin', ...county }]);
  clerk = await signedInOfficer(bed.ctx, 'lihua', [{ role: 'window_clerk', ...county }]);
  zhou = await registered(bed.ctx, people.zhou);
});
afterAll(() => bed.close());

test('a grant reaches its division and below, one organisation where it names one, and nothing beside', async () => {
  const reviewer = { ...clerk, grants: [{ role: 'reviewer' as const, ...bureau }] };
  const township = { divisionCode: '513424101', organisationId: '513424-market-regulation' };
  expect(await allow(bed.db, reviewer, 'case.review', bureau)).toBe(true);
  expect(await allow(bed.db, reviewer, 'case.review', township)).toBe(true);
  expect(await allow(bed.db, reviewer, 'case.review', { ...bureau, organisationId: '513424-health' })).toBe(
    false,
  );
  expect(await allow(bed.db, reviewer, 'case.review', county)).toBe(false);
  expect(await allow(bed.db, reviewer, 'case.decide', bureau)).toBe(false);
  expect(await allow(bed.db, clerk, 'case.receive', township)).toBe(true);
  expect(await allow(bed.db, clerk, 'case.receive', { divisionCode: '513401', organisationId: null })).toBe(
    false,
  );
  expect(await allow(bed.db, clerk, 'case.receive', { divisionCode: '513400', organisationId: null })).toBe(
    false,
  );
  expect(await allow(bed.db, await applicant(bed.ctx, zhou), 'case.read', county)).toBe(false);
  expect(await allow(bed.db, { kind: 'anonymous' }, 'case.read', county)).toBe(false);
});

test('the condition on rows says the same as the check on one subject', async () => {
  const other = await signedInOfficer(bed.ctx, 'reviewer', [{ role: 'reviewer', ...bureau }]);
  await signedInOfficer(bed.ctx, 'xichang', [
    { role: 'reviewer', divisionCode: '513401', organisationId: null },
  ]);
  const accounts = async (actor: StaffActor, permission: 'staff.manage' | 'case.review') =>
    (await listStaff(bed.db, scopeOf(actor.grants, permission), '2026-11-23')).map((staff) => staff.account);
  expect(await accounts(admin, 'staff.manage')).toEqual(['admin', 'lihua', 'reviewer']);
  expect(await accounts(other, 'case.review')).toEqual(['reviewer']);
  expect(await accounts(clerk, 'case.review')).toEqual([]);
});

test('an administrator grants within their own divisions and only there', async () => {
  const given = { account: 'new.clerk', name: '王芳', title: '综窗受理', password };
  const inside = [{ role: 'window_clerk' as const, divisionCode: '513424101', organisationId: null }];
  const outside = [{ role: 'window_clerk' as const, divisionCode: '513400', organisationId: null }];
  await expect(addStaff(bed.ctx, clerk, { ...given, grants: inside })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(addStaff(bed.ctx, admin, { ...given, grants: outside })).rejects.toMatchObject({
    code: 'forbidden',
  });
  const id = await addStaff(bed.ctx, admin, { ...given, grants: inside });
  await expect(addStaff(bed.ctx, admin, { ...given, grants: [] })).rejects.toMatchObject({
    code: 'already-registered',
  });
  await expect(setGrants(bed.ctx, admin, id, outside)).rejects.toMatchObject({ code: 'forbidden' });
  await setGrants(bed.ctx, admin, id, [...inside, { role: 'issue_clerk', ...county }]);
  await setGrants(bed.ctx, { kind: 'system', name: 'test' }, id, outside);
  await expect(setActive(bed.ctx, admin, id, false)).rejects.toMatchObject({ code: 'forbidden' });
  const { rows } = await sql<{
    action: string;
  }>`select action from identity.audit_log where object_id = ${id} order by id`.execute(bed.db);
  expect(rows.map((row) => row.action)).toEqual(['staff.add', 'staff.grants', 'staff.grants']);
});

test('stopping an officer ends the sessions at once', async () => {
  const officer = await signedInOfficer(bed.ctx, 'leaver', [{ role: 'window_clerk', ...county }]);
  await setNewPassword(bed.ctx, admin, officer.staffId, 'six-white-boats');
  const again = { account: 'leaver', password: 'six-white-boats', address: '127.0.0.1' };
  const { token } = await signInStaff(bed.ctx, again);
  await setActive(bed.ctx, admin, officer.staffId, false);
  expect((await authenticate(bed.ctx, token)).actor.kind).toBe('anonymous');
  const { rows } =
    await sql`select 1 from identity.session where staff_id = ${officer.staffId} and revoked_at is null`.execute(
      bed.db,
    );
  expect(rows).toHaveLength(0);
});

test('whatever changes of an officer’s rights holds with the next request of every open session', async () => {
  const { staffId } = await signedInOfficer(bed.ctx, 'mover', [{ role: 'window_clerk', ...county }]);
  const away = await signedInOfficer(bed.ctx, 'away', [{ role: 'reviewer', ...county }]);
  await setNewPassword(bed.ctx, admin, staffId, 'six-white-boats');
  const signIn = { account: 'mover', password: 'six-white-boats', address: '127.0.0.1' };
  const { token } = await signInStaff(bed.ctx, signIn);
  const seen = async () => {
    const { actor } = await authenticate(bed.ctx, token);
    if (actor.kind !== 'staff') return actor.kind;
    return [actor.title, actor.grants.map(({ role }) => role), actor.standsFor?.map((one) => one.staffId)];
  };
  const [title] = await seen();
  const clerkOnly = ['window_clerk'];
  expect(await seen()).toEqual([title, clerkOnly, undefined]);
  await sql`insert into identity.staff_grant (staff_id, role, division_code, granted_at)
    values (${staffId}, 'supervisor', '513424', now())`.execute(bed.db);
  expect(await seen()).toEqual([title, ['supervisor', 'window_clerk'], undefined]);
  await sql`delete from identity.staff_grant where staff_id = ${staffId} and role = 'supervisor'`.execute(
    bed.db,
  );
  expect(await seen()).toEqual([title, clerkOnly, undefined]);
  await sql`update identity.staff set title = '另一职务' where id = ${staffId}`.execute(bed.db);
  expect(await seen()).toEqual(['另一职务', clerkOnly, undefined]);

  const today = localDate(bed.ctx.clock.now());
  await sql`update identity.staff set substitute_id = ${staffId} where id = ${away.staffId}`.execute(bed.db);
  await sql`insert into identity.staff_absence (staff_id, from_day, to_day, entered_at)
    values (${away.staffId}, ${today}, ${today}, now())`.execute(bed.db);
  expect(await seen()).toEqual(['另一职务', clerkOnly, [away.staffId]]);
  await sql`delete from identity.staff_grant where staff_id = ${away.staffId}`.execute(bed.db);
  const { actor } = await authenticate(bed.ctx, token);
  expect(actor).toMatchObject({ standsFor: [{ staffId: away.staffId, grants: [] }] });
  await sql`delete from identity.staff_absence where staff_id = ${away.staffId}`.execute(bed.db);
  expect(await seen()).toEqual(['另一职务', clerkOnly, undefined]);

  // Not before it is done, and not where it is undone.
  const undone = inTx(bed.db, async (tx) => {
    await sql`update identity.staff set active = false where id = ${staffId}`.execute(tx);
    expect(await seen()).toEqual(['另一职务', clerkOnly, undefined]);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await seen()).toEqual(['另一职务', clerkOnly, undefined]);
  await sql`update identity.staff set active = false where id = ${staffId}`.execute(bed.db);
  expect(await seen()).toBe('anonymous');
  const byHand = sql`update identity.rights_stamp set version = 1`.execute(bed.db);
  await expect(byHand).rejects.toThrow('permission denied');
});

test('a clerk who sees person, card and code raises to level 3; knowing the number is not enough', async () => {
  const actor = await applicant(bed.ctx, zhou);
  const card = { name: '周小满', idNumber: people.zhou.idNumber };
  const code = checkCode(bed.ctx.keyring, actor.accountId, bed.clock.now());
  const wrong = code === '000000' ? '000001' : '000000';
  await expect(raiseRealNameLevel(bed.ctx, clerk, { ...card, code: wrong })).rejects.toMatchObject({
    code: 'wrong-check-code',
  });
  await expect(raiseRealNameLevel(bed.ctx, admin, { ...card, code })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await raiseRealNameLevel(bed.ctx, clerk, { ...card, code });
  expect((await applicant(bed.ctx, zhou)).level).toBe(3);
});

test('the card’s holder gets rid of an account that a stranger made, and registers', async () => {
  const stranger = await registered(bed.ctx, { ...people.chen, name: '假名字' });
  const given = { idNumber: people.chen.idNumber, reason: '持证人当面声明未注册' };
  await closeAccount(bed.ctx, clerk, given);
  expect((await authenticate(bed.ctx, stranger)).actor.kind).toBe('anonymous');
  const { token } = await registerPerson(bed.ctx, { ...people.chen, password });
  expect((await applicant(bed.ctx, token)).personName).toBe('陈建国');
  const verified = closeAccount(bed.ctx, clerk, { idNumber: people.zhou.idNumber, reason: '试试' });
  await expect(verified).rejects.toMatchObject({ code: 'forbidden' });
});

test('a forgotten password is set anew with a code from the window, once, and guessing it locks', async () => {
  const { idNumber, phone } = people.zhou;
  const next = { idNumber, password: 'five-red-boats' };
  await expect(resetPassword(bed.ctx, { ...next, code: '0000000000' })).rejects.toMatchObject({
    code: 'wrong-reset-code',
  });
  await expect(issueResetCode(bed.ctx, admin, { idNumber })).rejects.toMatchObject({ code: 'forbidden' });
  const code = await issueResetCode(bed.ctx, clerk, { idNumber });
  bed.clock.advance(30 * 60_000);
  await resetPassword(bed.ctx, { ...next, code: `${code.slice(0, 5)} ${code.slice(5)}` });
  expect((await authenticate(bed.ctx, zhou)).actor.kind).toBe('anonymous');
  const signIn = { login: phone, password: next.password, address: '127.0.0.1' };
  zhou = (await signInApplicant(bed.ctx, signIn)).token;
  for (let i = 0; i < 5; i++) {
    await expect(resetPassword(bed.ctx, { ...next, code })).rejects.toMatchObject({
      code: 'wrong-reset-code',
    });
  }
  await expect(resetPassword(bed.ctx, { ...next, code })).rejects.toMatchObject({ code: 'locked-out' });
});

test('looking behind a mask needs the right, the place and a reason, and leaves a row', async () => {
  const { personId: subjectId } = await applicant(bed.ctx, zhou);
  const request = {
    subjectId,
    field: 'number' as const,
    reason: '核对营业执照法定代表人',
    place: bureau,
    caseNumber: '513424202611230001',
  };
  await expect(unmask(bed.ctx, clerk, { ...request, reason: '看' })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  await expect(unmask(bed.ctx, admin, request)).rejects.toMatchObject({ code: 'forbidden' });
  const elsewhere = { divisionCode: '513401', organisationId: null };
  await expect(unmask(bed.ctx, clerk, { ...request, place: elsewhere })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await unmask(bed.ctx, clerk, request)).toBe(people.zhou.idNumber);
  expect(await unmask(bed.ctx, clerk, { ...request, field: 'phone' })).toBe(people.zhou.phone);
  const { rows } =
    await sql`select staff_id, subject_id, field, reason, case_number from identity.unmask_log order by id`.execute(
      bed.db,
    );
  expect(rows).toMatchObject([
    {
      staff_id: clerk.staffId,
      subject_id: subjectId,
      field: 'number',
      reason: request.reason,
      case_number: request.caseNumber,
    },
    { field: 'phone' },
  ]);
  expect(JSON.stringify(rows)).not.toContain(people.zhou.idNumber);
});

test('the application cannot change or empty its logs', async () => {
  const attempts = [
    sql`update identity.unmask_log set reason = 'x'`,
    sql`delete from identity.unmask_log`,
    sql`truncate identity.unmask_log`,
    sql`update identity.audit_log set action = 'x'`,
    sql`delete from identity.audit_log`,
  ];
  for (const attempt of attempts)
    await expect(attempt.execute(bed.db)).rejects.toMatchObject({ code: '42501' });
});
