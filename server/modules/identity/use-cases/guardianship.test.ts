import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeIdNumber } from '../../../../contracts/checks.ts';
import type { NewGuardianship } from '../../../../contracts/guardians.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import { sql } from '../../../platform/db/index.ts';
import { listRepresented } from '../queries/representations.ts';
import { applicant, identityBed, people, registered, signedInOfficer } from '../testing.ts';
import { endGuardianship, guardianshipsAtWindow, registerGuardian } from './guardianship.ts';
import { switchSubject } from './switch-subject.ts';

const place = '513424';
const child = { name: '周小树', idNumber: makeIdNumber(place, '2010-06-01', 5) };
const grandmother = { name: '周桂兰', idNumber: makeIdNumber(place, '1948-03-02', 4) };
let clerk: StaffActor;

let bed: Awaited<ReturnType<typeof identityBed>>;
let token: string;
beforeAll(async () => {
  bed = await identityBed();
  token = await registered(bed.ctx, people.zhou, 3);
  clerk = await signedInOfficer(bed.ctx, 'guardian-clerk', [
    { role: 'window_clerk', divisionCode: place, organisationId: null },
  ]);
});
afterAll(() => bed.close());

const me = () => applicant(bed.ctx, token);
const claim = (more: Partial<NewGuardianship> = {}): NewGuardianship => ({
  guardianIdNumber: people.zhou.idNumber,
  ward: child,
  relation: 'parent',
  ground: 'minor',
  record: { kind: 'birth-certificate', number: 'U510012345' },
  ...more,
});
const note = (more: Partial<NewGuardianship> = {}) => registerGuardian(bed.ctx, clerk, claim(more));
const problem = (field: string, code: string) => ({ code: 'invalid-input', fields: [{ field, code }] });

test('民法典 23, 27: a mother acts for her child in her own account once a clerk has seen the record', async () => {
  const { ctx } = bed;
  expect(await listRepresented(ctx, await me())).toEqual([]);
  const id = await note();
  const [ward] = await listRepresented(ctx, await me());
  // 民法典 17: until the day before the eighteenth birthday.
  expect(ward).toMatchObject({ name: child.name, kind: 'person', role: 'guardian', until: '2028-05-31' });
  await switchSubject(ctx, await me(), ward?.subjectId ?? '');
  const acting = await me();
  expect([acting.subjectName, acting.personName, acting.mandates]).toEqual([
    child.name,
    people.zhou.name,
    undefined,
  ]);
  expect(await guardianshipsAtWindow(ctx, clerk, people.zhou.idNumber)).toMatchObject([
    { id, wardName: expect.stringContaining('*'), ground: 'minor', until: '2028-05-31' },
  ]);
  const { rows } = await sql<{ sealed: string }>`
    select record_sealed as sealed from identity.guardianship where id = ${id}`.execute(ctx.db);
  expect(rows[0]?.sealed).not.toContain('U510012345');
});

test('nobody is a guardian by word, of a grown-up without a judgment, or of herself', async () => {
  await expect(note({ ward: people.zhou })).rejects.toMatchObject({ code: 'invalid-input' });
  const old = { ward: grandmother, relation: 'child' as const };
  await expect(note(old)).rejects.toMatchObject(problem('idNumber', 'ward-of-age'));
  await expect(note({ ...old, ground: 'incapacity' })).rejects.toMatchObject(problem('kind', 'record-kind'));
  await expect(note({ ward: { ...child, name: '别人' } })).rejects.toMatchObject(
    problem('name', 'ward-name'),
  );
  const reviewer: StaffActor = { ...clerk, grants: [{ ...clerk.grants[0]!, role: 'reviewer' }] };
  await expect(registerGuardian(bed.ctx, reviewer, claim())).rejects.toMatchObject({ code: 'forbidden' });
  await note({
    ...old,
    ground: 'incapacity',
    record: { kind: 'judgment', number: '（2026）川3424民特5号' },
  });
  const names = (await listRepresented(bed.ctx, await me())).map(({ name, until }) => [name, until]);
  expect(names).toContainEqual([grandmother.name, null]);
});

test('it ends at once when a clerk says so, and by itself on the day the ward comes of age', async () => {
  const { ctx } = bed;
  const all = await guardianshipsAtWindow(ctx, clerk, people.zhou.idNumber);
  const first = all.find(({ ground }) => ground === 'incapacity');
  await endGuardianship(ctx, clerk, first?.id ?? '');
  await expect(endGuardianship(ctx, clerk, first?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
  const left = await listRepresented(ctx, await me());
  expect(left.map(({ name }) => name)).toEqual([child.name]);
  const grown = { ...ctx, clock: { now: () => new Date('2028-06-01T00:00:00+08:00') } };
  expect(await listRepresented(grown, await me())).toEqual([]);
});
