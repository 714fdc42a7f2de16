import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeIdNumber } from '../../../../contracts/checks.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { documentMaker } from '../../../platform/documents/index.ts';
import { openFileStore } from '../../../platform/files/index.ts';
import { testFolder } from '../../../platform/testing/db.ts';
import { loadDivisions, shippedDivisions } from '../../regions/index.ts';
import { mandateFor } from '../mandate-scope.ts';
import { getMandate, listMandates } from '../queries/mandates.ts';
import { listRepresented } from '../queries/representations.ts';
import { applicant, identityBed, listEnterprise, people, registered, uscc } from '../testing.ts';
import { bindEnterprise } from './bind-enterprise.ts';
import { confirmMandate, declineMandate } from './confirm-mandate.ts';
import { endMandate } from './end-mandate.ts';
import { giveMandate, type NewMandate } from './give-mandate.ts';
import { openMandatePaper } from './mandate-paper.ts';
import { switchSubject } from './switch-subject.ts';

const name = '德昌县小满家常菜馆（演示）';
const place = '513424';
const young = { name: '吉木小河', idNumber: makeIdNumber(place, '2010-06-01', 5), phone: '13800000009' };
const food = { code: 'food', name: '食品经营许可证新办' };
const day = 24 * 3_600_000;

let bed: Awaited<ReturnType<typeof identityBed>>;
let zhou: string;
let jike: string;
let chen: string;
beforeAll(async () => {
  bed = await identityBed();
  const { ctx } = bed;
  const files = shippedDivisions().filter((file) => file.place === place);
  await inTx(ctx.db, (tx) => loadDivisions(tx, { clock: ctx.clock }, files));
  await listEnterprise(ctx, { uscc, name, by: people.zhou });
  zhou = await registered(ctx, people.zhou, 3);
  jike = await registered(ctx, people.jike, 3);
  chen = await registered(ctx, people.chen, 2);
  const { subjectId } = await bindEnterprise(ctx, await as(zhou), { uscc });
  await switchSubject(ctx, await as(zhou), subjectId);
});
afterAll(() => bed.close());

const as = (token: string) => applicant(bed.ctx, token);
const given = (more: Partial<NewMandate> = {}): NewMandate => ({
  relation: 'agent',
  name: people.jike.name,
  login: people.jike.phone,
  divisionCode: place,
  items: [food],
  mayCommit: false,
  validTo: '2026-11-30',
  ...more,
});
const give = async (token: string, more: Partial<NewMandate> = {}) =>
  giveMandate(bed.ctx, await as(token), given(more));
/** Sessions that outlive the days of a test. */
const longSessions = () =>
  sql`update identity.session set expires_at = expires_at + interval '90 days', idle_seconds = 9000000`.execute(
    bed.db,
  );

test('民法典 161, 165: given by the legal representative, in force with the agent’s own confirmation', async () => {
  const id = await give(zhou);
  const agent = await as(jike);
  const principal = await as(zhou);
  expect(await listRepresented(bed.ctx, agent)).toEqual([]);
  await expect(switchSubject(bed.ctx, agent, principal.subjectId)).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await listMandates(bed.ctx, agent)).toMatchObject({
    offers: [{ id, principalName: name, state: 'offered', login: null, items: [food.name] }],
  });
  await confirmMandate(bed.ctx, agent, id);
  expect(await listRepresented(bed.ctx, agent)).toMatchObject([
    { subjectId: principal.subjectId, role: 'agent', until: '2026-11-30' },
  ]);
  await switchSubject(bed.ctx, agent, principal.subjectId);
  expect(await as(jike)).toMatchObject({
    personName: people.jike.name,
    subjectName: name,
    mandates: [{ id, divisionCode: place, itemCodes: ['food'], mayCommit: false }],
  });
  expect((await as(zhou)).mandates).toBeUndefined();
});

test('the deed is a PDF that both sides get and that stays as it was drawn', async () => {
  const folder = testFolder();
  const files = openFileStore(join(folder, 'files'), bed.ctx.keyring);
  const ctx = { ...bed.ctx, documents: documentMaker(), files };
  const [mandate] = (await listMandates(ctx, await as(zhou))).given;
  const { number, bytes } = await openMandatePaper(ctx, await as(zhou), mandate!.id);
  expect(number).toMatch(/^WT20261123-[0-9A-F]{8}$/);
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  const again = await openMandatePaper(ctx, await as(jike), mandate!.id);
  expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(bytes))).toBe(0);
  await expect(openMandatePaper(ctx, await as(chen), mandate!.id)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('民法典 162, 171: it covers the named items of its place and what is below it, nothing else', async () => {
  const agent = await as(jike);
  const covers = async (divisionCode: string, itemCode: string) =>
    (await mandateFor(bed.db, agent, { divisionCode, itemCode }))?.id ?? null;
  expect(await covers(place, 'food')).toBeTruthy();
  expect(await covers('513424001', 'food')).toBeTruthy();
  expect(await covers('513400', 'food')).toBeNull();
  expect(await covers('430182', 'food')).toBeNull();
  expect(await covers(place, 'other')).toBeNull();
  expect(await mandateFor(bed.db, await as(zhou), { divisionCode: place, itemCode: 'other' })).toBeNull();
});

test('民法典 169: the agent cannot pass it on, and sees no other mandate of the principal', async () => {
  await expect(give(jike, { name: people.chen.name, login: people.chen.idNumber })).rejects.toMatchObject({
    code: 'outside-mandate',
    params: { reason: 'no-sub-delegation' },
  });
  expect((await listMandates(bed.ctx, await as(jike))).given).toEqual([]);
});

test('whether the person exists is told to nobody: the answer and what is kept are the same', async () => {
  const stranger = { name: '沈明', login: makeIdNumber('430182', '1985-11-11', 5) };
  const unknown = await give(zhou, stranger);
  const wrongName = await give(zhou, { name: '吉克阿果' });
  for (const id of [unknown, wrongName]) {
    expect(await getMandate(bed.ctx, await as(zhou), id)).toMatchObject({ state: 'offered' });
    await expect(getMandate(bed.ctx, await as(jike), id)).rejects.toMatchObject({ code: 'not-found' });
  }
  const { rows } = await sql<{ text: string }>`select m::text as text from identity.mandate m`.execute(
    bed.db,
  );
  expect(rows.filter(({ text }) => /沈明|吉克|13800000002|430182198511/.test(text))).toEqual([]);
});

test('real-name level 3 on both sides; a minor is no agent (民法典 18); every slip is told beside its field', async () => {
  await expect(give(chen)).rejects.toMatchObject({ code: 'real-name-level' });
  const forChen = await give(zhou, { name: people.chen.name, login: people.chen.idNumber });
  await expect(confirmMandate(bed.ctx, await as(chen), forChen)).rejects.toMatchObject({
    code: 'real-name-level',
  });
  await declineMandate(bed.ctx, await as(chen), forChen);
  expect(await getMandate(bed.ctx, await as(zhou), forChen)).toMatchObject({ ended: { by: 'agent' } });
  const child = await registered(bed.ctx, young, 3);
  const forChild = await give(zhou, { name: young.name, login: young.phone });
  await expect(confirmMandate(bed.ctx, await as(child), forChild)).rejects.toMatchObject({
    code: 'outside-mandate',
    params: { reason: 'under-age' },
  });
  await expect(
    give(zhou, { name: '1', login: '138', items: [], validTo: '2026-11-22', divisionCode: '999999' }),
  ).rejects.toMatchObject({
    fields: [
      { field: 'name', code: 'name-characters' },
      { field: 'login', code: 'agent-login' },
      { field: 'items', code: 'mandate-items' },
      { field: 'validTo', code: 'date-past' },
      { field: 'divisionCode', code: 'division' },
    ],
  });
  await expect(give(zhou, { login: people.zhou.idNumber })).rejects.toMatchObject({
    fields: [{ field: 'login', code: 'agent-self' }],
  });
});

test('民法典 173: taken back, it ends in a session that is open, which says so until its holder chooses', async () => {
  const { subjectId } = await as(zhou);
  const [, ...before] = (await listMandates(bed.ctx, await as(zhou))).given.reverse();
  expect(before.length).toBeGreaterThan(0);
  const inForce = (await listMandates(bed.ctx, await as(jike))).received.find(
    (one) => one.state === 'in-force',
  );
  await endMandate(bed.ctx, await as(zhou), inForce!.id);
  expect(await as(jike)).toMatchObject({ lapsed: true, subjectName: people.jike.name });
  await expect(switchSubject(bed.ctx, await as(jike), subjectId)).rejects.toMatchObject({
    code: 'forbidden',
  });
  await switchSubject(bed.ctx, await as(jike), (await as(jike)).personId);
  expect((await as(jike)).lapsed).toBeUndefined();
});

test('it ends by itself after its last day; several run beside each other', async () => {
  const today = await give(zhou, { validTo: '2026-11-23' });
  const longer = await give(zhou, { items: null, validTo: '2026-12-31', mayCommit: true });
  for (const id of [today, longer]) await confirmMandate(bed.ctx, await as(jike), id);
  const { subjectId } = await as(zhou);
  await switchSubject(bed.ctx, await as(jike), subjectId);
  expect((await as(jike)).mandates).toHaveLength(2);
  await longSessions();
  bed.clock.advance(day);
  expect((await as(jike)).mandates).toMatchObject([{ id: longer, itemCodes: null, mayCommit: true }]);
  bed.clock.advance(40 * day);
  expect(await as(jike)).toMatchObject({ lapsed: true });
});

test('a person lets family act for her; the agent gives it up (民法典 173)', async () => {
  const self = await as(zhou);
  await switchSubject(bed.ctx, self, self.personId);
  const id = await give(zhou, { relation: 'family', items: null, validTo: '2027-06-30' });
  await confirmMandate(bed.ctx, await as(jike), id);
  await switchSubject(bed.ctx, await as(jike), self.personId);
  expect(await as(jike)).toMatchObject({ subjectKind: 'person', subjectName: people.zhou.name });
  await endMandate(bed.ctx, await as(jike), id);
  expect(await as(jike)).toMatchObject({ lapsed: true });
  expect(await getMandate(bed.ctx, await as(zhou), id)).toMatchObject({ ended: { by: 'agent' } });
});

test('a closed enterprise has no agents (民法典 173 no. 5)', async () => {
  const { subjectId } = await bindEnterprise(bed.ctx, await as(zhou), { uscc });
  await switchSubject(bed.ctx, await as(zhou), subjectId);
  const id = await give(zhou, { items: null, validTo: '2027-06-30' });
  await confirmMandate(bed.ctx, await as(jike), id);
  await sql`update identity.enterprise_register set status = 'deregistered'`.execute(bed.db);
  await expect(switchSubject(bed.ctx, await as(jike), subjectId)).rejects.toMatchObject({
    code: 'cannot-bind',
    params: { reason: 'closed' },
  });
});
