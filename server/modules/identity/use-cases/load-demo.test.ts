import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isIdNumber, isMobile, isUscc } from '../../../../contracts/checks.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { isDemonstration } from '../../../platform/marker.ts';
import {
  loadDivisions,
  loadOrganisations,
  shippedDivisions,
  shippedOrganisations,
} from '../../regions/index.ts';
import { DemoFile, demoFile } from '../demo.ts';
import { passwordProblem } from '../password.ts';
import { listRepresented } from '../queries/representations.ts';
import { applicant, identityBed, officer } from '../testing.ts';
import { loadDemo } from './load-demo.ts';
import { registerPerson } from './register-person.ts';
import { signInApplicant } from './sign-in-applicant.ts';
import { signInStaff } from './sign-in-staff.ts';
import { switchSubject } from './switch-subject.ts';

const file = demoFile();
const address = '127.0.0.1';
let bed: Awaited<ReturnType<typeof identityBed>>;
beforeAll(async () => {
  bed = await identityBed();
});
afterAll(() => bed.close());

test('the file has its shape, its numbers hold, its organisations say 演示', () => {
  expect([...Value.Errors(DemoFile, file)]).toEqual([]);
  for (const { idNumber, name } of [...file.people, ...file.register])
    expect(isIdNumber(idNumber), name).toBe(true);
  for (const { phone, name } of file.people) expect(isMobile(phone), name).toBe(true);
  for (const { uscc, name } of file.enterprises) expect(isUscc(uscc), name).toBe(true);
  expect(passwordProblem(file.password, [])).toBeNull();
});

test('without organisations it says what is missing and leaves nothing behind', async () => {
  await expect(loadDemo(bed.ctx)).rejects.toThrow('市场监督管理');
  expect(await isDemonstration(bed.db)).toBe(false);
});

test('loaded twice, it is there once', async () => {
  await loadRegions();
  expect(await loadDemo(bed.ctx)).toBe(true);
  expect(await loadDemo(bed.ctx)).toBe(false);
  expect(await loadDemo(bed.ctx, { ...file, about: 'changed' })).toBe(true);
  expect(await isDemonstration(bed.db)).toBe(true);
  const { rows } = await sql<{ accounts: number; staff: number; subjects: number }>`select
    (select count(*) from identity.account where demonstration) as accounts,
    (select count(*) from identity.staff where demonstration) as staff,
    (select count(*) from identity.subject where demonstration) as subjects`.execute(bed.db);
  expect(rows[0]).toEqual({ accounts: file.people.length, staff: file.staff.length, subjects: 6 });
});

test('周小满 acts for the restaurant, 张三 reviews for the market regulation bureau', async () => {
  const { token } = await signInApplicant(bed.ctx, {
    login: '13800000001',
    password: file.password,
    address,
  });
  const zhou = await applicant(bed.ctx, token);
  const [restaurant] = await listRepresented(bed.ctx, zhou);
  expect(restaurant).toMatchObject({ name: '德昌县小满家常菜馆（演示）', kind: 'enterprise' });
  await switchSubject(bed.ctx, zhou, restaurant?.subjectId ?? '');
  const zhang = await signInStaff(bed.ctx, { account: 'zhangsan', password: file.password, address });
  expect((await officer(bed.ctx, zhang.token)).grants).toEqual([
    { role: 'reviewer', divisionCode: '513424', organisationId: '513424-market-regulation' },
  ]);
});

test('people of the demonstration’s register start at level 2, 陈建国 is at level 1', async () => {
  const ma = file.register[0] as { name: string; idNumber: string };
  const { token } = await registerPerson(bed.ctx, {
    ...ma,
    phone: '13800000099',
    password: 'three-blue-boats',
  });
  expect((await applicant(bed.ctx, token)).level).toBe(2);
  const chen = await signInApplicant(bed.ctx, { login: '13800000003', password: file.password, address });
  expect((await applicant(bed.ctx, chen.token)).level).toBe(1);
});

function loadRegions() {
  return inTx(bed.db, async (tx) => {
    await loadDivisions(tx, bed.ctx, shippedDivisions());
    await loadOrganisations(tx, bed.ctx, shippedOrganisations());
  });
}
