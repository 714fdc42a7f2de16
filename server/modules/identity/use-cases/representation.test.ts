import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { listRepresented } from '../queries/representations.ts';
import { applicant, identityBed, listEnterprise, people, registered, uscc } from '../testing.ts';
import { bindEnterprise } from './bind-enterprise.ts';
import { switchSubject } from './switch-subject.ts';

const name = '德昌县小满家常菜馆（演示）';
let bed: Awaited<ReturnType<typeof identityBed>>;
let zhou: string;
let jike: string;
let chen: string;
beforeAll(async () => {
  bed = await identityBed();
  await listEnterprise(bed.ctx, { uscc, name, by: people.zhou });
  zhou = await registered(bed.ctx, people.zhou, 3);
  jike = await registered(bed.ctx, people.jike, 3);
  chen = await registered(bed.ctx, people.chen);
});
afterAll(() => bed.close());

const as = (token: string) => applicant(bed.ctx, token);

test('the legal representative of the register binds the enterprise and acts for it', async () => {
  const bound = await bindEnterprise(bed.ctx, await as(zhou), { uscc: ` ${uscc.toLowerCase()} ` });
  expect(bound.name).toBe(name);
  expect(await bindEnterprise(bed.ctx, await as(zhou), { uscc })).toEqual(bound);
  expect(await listRepresented(bed.ctx, await as(zhou))).toMatchObject([
    { name, role: 'legal_representative' },
  ]);
  await switchSubject(bed.ctx, await as(zhou), bound.subjectId);
  expect(await as(zhou)).toMatchObject({
    personName: '周小满',
    subjectName: name,
    subjectKind: 'enterprise',
  });
});

test('anybody else is told whose matter it is; an unknown code and a slip say so', async () => {
  await expect(bindEnterprise(bed.ctx, await as(jike), { uscc })).rejects.toMatchObject({
    code: 'cannot-bind',
    params: { reason: 'not-representative', enterprise: name, representative: '周*满' },
  });
  await expect(bindEnterprise(bed.ctx, await as(chen), { uscc })).rejects.toMatchObject({
    code: 'real-name-level',
  });
  const slip = `${uscc.slice(0, 17)}${uscc.endsWith('1') ? '2' : '1'}`;
  await expect(bindEnterprise(bed.ctx, await as(zhou), { uscc: slip })).rejects.toMatchObject({
    fields: [{ field: 'uscc', code: 'uscc-check-digit' }],
  });
});

test('nobody acts for an organisation without a mandate', async () => {
  const { subjectId } = await as(zhou);
  await expect(switchSubject(bed.ctx, await as(jike), subjectId)).rejects.toMatchObject({
    code: 'forbidden',
  });
  const stranger = await as(jike);
  await expect(switchSubject(bed.ctx, stranger, (await as(chen)).personId)).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('a representative whom the register no longer names cannot switch, and the new one takes over', async () => {
  const { subjectId } = await as(zhou);
  await switchSubject(bed.ctx, await as(zhou), (await as(zhou)).personId);
  await sql`delete from identity.enterprise_register`.execute(bed.db);
  await listEnterprise(bed.ctx, { uscc, name, by: people.jike });
  await expect(switchSubject(bed.ctx, await as(zhou), subjectId)).rejects.toMatchObject({
    code: 'cannot-bind',
  });
  await bindEnterprise(bed.ctx, await as(jike), { uscc });
  expect(await listRepresented(bed.ctx, await as(zhou))).toEqual([]);
  await sql`update identity.enterprise_register set status = 'revoked'`.execute(bed.db);
  await expect(bindEnterprise(bed.ctx, await as(jike), { uscc })).rejects.toMatchObject({
    params: { reason: 'closed' },
  });
});
