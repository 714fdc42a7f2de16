import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeIdNumber } from '../../../contracts/checks.ts';
import type { Grant } from '../../../contracts/identity.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import type { AppError } from '../../platform/errors.ts';
import { type App, buildApp } from '../../platform/http/index.ts';
import { makeLogger } from '../../platform/log.ts';
import {
  loadDivisions,
  loadOrganisations,
  shippedDivisions,
  shippedOrganisations,
} from '../regions/index.ts';
import { checkCode } from './check-code.ts';
import { identityRoutes } from './routes.ts';
import { applicant, identityBed, password, people, registered } from './testing.ts';
import { authenticate } from './use-cases/authenticate.ts';
import { addStaff } from './use-cases/manage-staff.ts';
import { resetPassword } from './use-cases/reset-password.ts';
import { signInApplicant } from './use-cases/sign-in-applicant.ts';
import { signInStaff } from './use-cases/sign-in-staff.ts';

const dechang = '513424';
const ningxiang = '430182';
const words = (_locale: string, error: AppError) => ({
  code: error.code,
  title: error.code,
  detail: '',
  params: error.params,
  ...(error.fields ? { fields: error.fields } : {}),
});
const grant = (role: Grant['role'], divisionCode = dechang, organisationId: string | null = null): Grant => ({
  role,
  divisionCode,
  organisationId,
});

let bed: Awaited<ReturnType<typeof identityBed>>;
let app: App;
beforeAll(async () => {
  bed = await identityBed();
  await inTx(bed.db, async (tx) => {
    const files = shippedDivisions().filter((file) => [dechang, ningxiang].includes(file.place));
    await loadDivisions(tx, bed.ctx, files);
    await loadOrganisations(tx, bed.ctx, shippedOrganisations());
  });
  app = await buildApp({
    log: makeLogger({ level: 'silent' }),
    words,
    authenticate: (token) => authenticate(bed.ctx, token),
    ready: async () => true,
    routes: [identityRoutes({ ...bed.ctx, config: { secureCookies: true } })],
    publicUrl: 'http://localhost',
  });
});
afterAll(async () => {
  await app.close();
  await bed.close();
});

type Sent = { method?: 'GET' | 'POST' | 'PATCH'; url: string; payload?: object };
type Sends = (sent: Sent) => Promise<LightMyRequestResponse>;

async function officer(account: string, grants: Grant[]): Promise<Sends> {
  const operator = { kind: 'system' as const, name: 'test' };
  await addStaff(bed.ctx, operator, { account, name: '李华', title: '综窗受理', password, grants });
  const { token } = await signInStaff(bed.ctx, { account, password, address: '127.0.0.1' });
  const { csrf = '' } = await authenticate(bed.ctx, token);
  return (sent) =>
    app.inject({ method: 'POST', ...sent, cookies: { tongban_session: token }, headers: { 'x-csrf': csrf } });
}
const audited = async (action: string): Promise<number> => {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from identity.audit_log where action = ${action}`.execute(bed.db);
  return rows[0]?.n ?? 0;
};

test('a clerk who saw person and card raises the account with the six digits the person reads out', async () => {
  const token = await registered(bed.ctx, people.zhou);
  const { accountId } = await applicant(bed.ctx, token);
  const clerk = await officer('clerk.verify', [grant('window_clerk')]);
  const { name, idNumber } = people.zhou;
  const verify = (payload: object) => clerk({ url: '/api/people/verify', payload });
  const code = checkCode(bed.ctx.keyring, accountId, bed.clock.now());
  const other = code === '000000' ? '000001' : '000000';

  expect((await verify({ name, idNumber, code: other })).json()).toMatchObject({ code: 'wrong-check-code' });
  const mistyped = await verify({ name, idNumber: `${idNumber.slice(0, 17)}0`, code });
  expect(mistyped.json()).toMatchObject({
    code: 'invalid-input',
    fields: [{ field: 'idNumber', code: 'id-number-check-digit' }],
  });
  const unknown = await verify({ name, idNumber: makeIdNumber('513424', '1970-01-01', 9), code });
  expect(unknown.statusCode).toBe(404);
  expect(unknown.json()).toMatchObject({ params: { reason: 'account' } });
  expect((await applicant(bed.ctx, token)).level).not.toBe(3);

  expect((await verify({ name, idNumber, code: `${code.slice(0, 3)} ${code.slice(3)}` })).statusCode).toBe(
    204,
  );
  expect((await applicant(bed.ctx, token)).level).toBe(3);
  expect(await audited('account.raise-level')).toBe(1);
});

test('a clerk gives the card’s holder a code that sets a new password', async () => {
  await registered(bed.ctx, people.jike);
  const clerk = await officer('clerk.reset', [grant('window_clerk')]);
  const { idNumber } = people.jike;
  const reply = await clerk({ url: '/api/people/reset-code', payload: { idNumber } });
  expect(reply.statusCode).toBe(200);
  const { code } = reply.json();
  expect(code).toMatch(/^\d{10}$/);
  await resetPassword(bed.ctx, { idNumber, code, password: 'four-green-lamps' });
  const signIn = { login: idNumber, password: 'four-green-lamps', address: '127.0.0.1' };
  await expect(signInApplicant(bed.ctx, signIn)).resolves.toBeDefined();
});

test('guessing codes is stopped for one officer and not for the next', async () => {
  const guesser = await officer('clerk.guess', [grant('window_clerk')]);
  const payload = { name: people.zhou.name, idNumber: people.zhou.idNumber, code: '123456' };
  const replies = [];
  for (let i = 0; i < 12; i++) replies.push(await guesser({ url: '/api/people/verify', payload }));
  expect(replies.at(-1)?.statusCode).toBe(429);
  const next = await officer('clerk.next', [grant('window_clerk')]);
  expect((await next({ url: '/api/people/verify', payload })).statusCode).not.toBe(429);
});

let admin: Sends;
let serial = 0;
beforeEach(async () => {
  admin = await officer(`admin.${++serial}`, [grant('admin')]);
});
const list = async () => (await admin({ method: 'GET', url: '/api/staff' })).json();
const found = async (account: string) =>
  (await list()).staff.find((one: { account: string }) => one.account === account);
const add = (account: string, grants: Grant[], more: object = {}) =>
  admin({
    url: '/api/staff',
    payload: { account, name: '赵敏', title: '统一出件', password, grants, ...more },
  });

test('an administrator adds an officer, changes the rights, stops the account and lets it in again', async () => {
  const reply = await add('zhaomin', [grant('issue_clerk')]);
  expect(reply.statusCode).toBe(201);
  const { id } = reply.json();
  expect(await found('zhaomin')).toMatchObject({ id, active: true, grants: [grant('issue_clerk')] });
  const change = (payload: object) => admin({ method: 'PATCH', url: `/api/staff/${id}`, payload });

  const market = (await list()).places
    .find((place: { divisionCode: string }) => place.divisionCode === dechang)
    .organisations.find((one: { name: string }) => one.name.includes('市场监督管理局'));
  const narrow = [grant('reviewer', dechang, market.id)];
  expect((await change({ grants: narrow })).statusCode).toBe(204);
  expect((await found('zhaomin')).grants).toEqual(narrow);

  const { token } = await signInStaff(bed.ctx, { account: 'zhaomin', password, address: '127.0.0.1' });
  expect((await change({ active: false })).statusCode).toBe(204);
  expect((await authenticate(bed.ctx, token)).actor.kind).toBe('anonymous');
  expect((await change({ active: true })).statusCode).toBe(204);
  expect((await change({ password: 'four-green-lamps' })).statusCode).toBe(204);
  const again = { account: 'zhaomin', password: 'four-green-lamps', address: '127.0.0.1' };
  await expect(signInStaff(bed.ctx, again)).resolves.toBeDefined();
  expect(await audited('staff.password')).toBe(1);
});

test('what cannot be is refused with the field, and nothing is half done', async () => {
  await add('first', [grant('reviewer')]);
  expect((await add('first', [grant('reviewer')])).statusCode).toBe(409);
  const weak = await add('Weak Account', [grant('reviewer')], { password: '1234567890' });
  expect(weak.json().fields.map((one: { field: string }) => one.field)).toEqual(['account', 'password']);
  expect((await add('nobody', [])).statusCode).toBe(422);
  expect((await add('elsewhere', [grant('reviewer', dechang, 'no-such-office')])).statusCode).toBe(422);
  const nowhere = await admin({ method: 'PATCH', url: '/api/staff/x', payload: { active: false } });
  expect(nowhere.statusCode).toBe(422);
  const { id } = await found('first');
  const both = { active: false, password: 'four-green-lamps' };
  expect((await admin({ method: 'PATCH', url: `/api/staff/${id}`, payload: both })).statusCode).toBe(422);
  const own = (await found(`admin.${serial}`)).id;
  const stop = await admin({ method: 'PATCH', url: `/api/staff/${own}`, payload: { active: false } });
  expect(stop.statusCode).toBe(403);
});

test('an administrator reaches no further than the own division', async () => {
  const other = await officer(`nx.${serial}`, [grant('admin', ningxiang)]);
  const { staff, places } = (await other({ method: 'GET', url: '/api/staff' })).json();
  expect(staff.map((one: { account: string }) => one.account)).toEqual([`nx.${serial}`]);
  expect(places.every((place: { divisionCode: string }) => place.divisionCode.startsWith(ningxiang))).toBe(
    true,
  );
  const payload = { account: 'x.y', name: '某某', title: '', password, grants: [grant('reviewer')] };
  expect((await other({ url: '/api/staff', payload })).statusCode).toBe(403);
  const { id } = await found(`admin.${serial}`);
  const stop = { method: 'PATCH' as const, url: `/api/staff/${id}`, payload: { active: false } };
  expect((await other(stop)).statusCode).toBe(403);
});

test('nobody without a session, no officer without the right', async () => {
  for (const url of ['/api/people/verify', '/api/people/reset-code', '/api/staff']) {
    expect((await app.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(401);
  }
  expect((await app.inject({ url: '/api/staff' })).statusCode).toBe(401);
  const reviewer = await officer(`reviewer.${serial}`, [grant('reviewer')]);
  const person = { name: people.zhou.name, idNumber: people.zhou.idNumber, code: '123456' };
  expect((await reviewer({ url: '/api/people/verify', payload: person })).statusCode).toBe(403);
  expect((await reviewer({ url: '/api/people/reset-code', payload: person })).statusCode).toBe(403);
  expect((await reviewer({ method: 'GET', url: '/api/staff' })).statusCode).toBe(403);
  expect((await admin({ url: '/api/people/verify', payload: person })).statusCode).toBe(403);
});

test('an officer changes the own password with the old one', async () => {
  const clerk = await officer(`own.${serial}`, [grant('window_clerk')]);
  const change = (payload: object) => clerk({ url: '/api/me/password', payload });
  const next = 'four-green-lamps';
  expect((await change({ old: 'wrong-password', next })).json()).toMatchObject({ code: 'wrong-credentials' });
  expect((await change({ old: password, next: 'short' })).json()).toMatchObject({
    fields: [{ field: 'next', code: 'password-too-short' }],
  });
  expect((await change({ old: password, next })).statusCode).toBe(204);
  const again = { account: `own.${serial}`, password: next, address: '127.0.0.1' };
  await expect(signInStaff(bed.ctx, again)).resolves.toBeDefined();
});
