import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeIdNumber } from '../../../../contracts/checks.ts';
import { sql } from '../../../platform/db/index.ts';
import { maskedSubject, subjectDetails } from '../queries/subjects.ts';
import {
  applicant,
  identityBed,
  listEnterprise,
  listPerson,
  password,
  people,
  registered,
  uscc,
} from '../testing.ts';
import { bindEnterprise } from './bind-enterprise.ts';
import { registerPerson } from './register-person.ts';

let bed: Awaited<ReturnType<typeof identityBed>>;
beforeAll(async () => {
  bed = await identityBed();
});
afterAll(() => bed.close());

test('every wrong field is told at once', async () => {
  const given = { name: '周1', idNumber: '513424198806120011', phone: '1380000', password: 'short' };
  await expect(registerPerson(bed.ctx, given)).rejects.toMatchObject({
    code: 'invalid-input',
    fields: [
      { field: 'name', code: 'name-characters' },
      { field: 'idNumber', code: 'id-number-check-digit' },
      { field: 'phone', code: 'phone-length' },
      { field: 'password', code: 'password-too-short' },
    ],
  });
});

test('what is typed in full width or with blanks is understood; the level is 1 where no register knows the person', async () => {
  const typed = {
    name: ' 陈建国 ',
    idNumber: people.chen.idNumber.replace(/(.{6})/, '$1 '),
    phone: '１３８００００００03',
  };
  const { token } = await registerPerson(bed.ctx, { ...typed, password });
  const actor = await applicant(bed.ctx, token);
  expect(actor).toMatchObject({
    level: 1,
    personName: '陈建国',
    subjectKind: 'person',
    subjectName: '陈建国',
  });
  expect(await subjectDetails(bed.ctx, actor.personId)).toMatchObject({
    name: '陈建国',
    number: people.chen.idNumber,
    phone: people.chen.phone,
  });
  expect(await maskedSubject(bed.ctx, actor.personId)).toMatchObject({
    name: '陈*国',
    number: `513424********${people.chen.idNumber.slice(14)}`,
    phone: '138****0003',
  });
});

test('one ID number and one phone have one account, also when two register at once', async () => {
  const again = registerPerson(bed.ctx, { ...people.chen, phone: '13800000009', password });
  await expect(again).rejects.toMatchObject({ code: 'already-registered', params: { reason: 'person' } });
  const samePhone = registerPerson(bed.ctx, { ...people.zhou, phone: people.chen.phone, password });
  await expect(samePhone).rejects.toMatchObject({ code: 'already-registered', params: { reason: 'phone' } });
  const both = await Promise.allSettled([registered(bed.ctx, people.zhou), registered(bed.ctx, people.zhou)]);
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a register that knows the number raises to level 2, and refuses another name', async () => {
  await listPerson(bed.ctx, people.jike);
  const wrong = registerPerson(bed.ctx, { ...people.jike, name: '吉克阿果', password });
  await expect(wrong).rejects.toMatchObject({ fields: [{ field: 'name', code: 'name-number-mismatch' }] });
  const token = await registered(bed.ctx, { ...people.jike, name: '吉克•阿木' });
  expect(await applicant(bed.ctx, token)).toMatchObject({ level: 2, personName: '吉克·阿木' });
});

test('no table holds a number, phone, password or person’s name in clear', async () => {
  await listEnterprise(bed.ctx, { uscc, name: '德昌县小满家常菜馆（演示）', by: people.zhou });
  const token = await registered(
    bed.ctx,
    {
      ...people.zhou,
      idNumber: makeIdNumber('513424', '1990-01-01', 1),
      phone: '13800000008',
      name: '王小明',
    },
    3,
  );
  await expect(bindEnterprise(bed.ctx, await applicant(bed.ctx, token), { uscc })).rejects.toMatchObject({
    code: 'cannot-bind',
  });
  const { rows: tables } = await sql<{
    name: string;
  }>`select table_name as name from information_schema.tables
    where table_schema = 'identity' and table_name <> 'enterprise_register'`.execute(bed.db);
  expect(tables.length).toBeGreaterThan(10);
  const texts = tables.map(({ name }) =>
    sql<{ text: string }>`select t::text as text from ${sql.table(`identity.${name}`)} t`.execute(bed.db),
  );
  const everything = (await Promise.all(texts)).flatMap(({ rows }) => rows.map((row) => row.text)).join('\n');
  expect(everything).toContain('k1.');
  const secrets = [
    ...Object.values(people).flatMap((person) => [person.idNumber, person.phone, person.name]),
    '王小明',
    '13800000008',
    password,
  ];
  for (const secret of secrets) expect(everything.includes(secret), secret).toBe(false);
});

test('a sealed value moved to another person does not open', async () => {
  const { rows } = await sql<{
    id: string;
  }>`select id from identity.subject where kind = 'person' order by id`.execute(bed.db);
  const [from, to] = rows as [{ id: string }, { id: string }];
  await sql`update identity.subject set number_sealed =
    (select number_sealed from identity.subject where id = ${from.id}) where id = ${to.id}`.execute(bed.db);
  await expect(subjectDetails(bed.ctx, to.id)).rejects.toThrow();
});
