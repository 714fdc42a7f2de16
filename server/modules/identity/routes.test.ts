import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppError } from '../../platform/errors.ts';
import { type App, buildApp } from '../../platform/http/index.ts';
import { makeLogger } from '../../platform/log.ts';
import { identityRoutes } from './routes.ts';
import { identityBed, password, signedInOfficer } from './testing.ts';
import { authenticate } from './use-cases/authenticate.ts';

const words = (_locale: string, error: AppError) => ({ code: error.code, title: error.code, detail: '' });
let bed: Awaited<ReturnType<typeof identityBed>>;
let app: App;
beforeAll(async () => {
  bed = await identityBed();
  await signedInOfficer(bed.ctx, 'lihua', [
    { role: 'window_clerk', divisionCode: '513424', organisationId: null },
  ]);
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

const signIn = (body: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/api/session', payload: body, headers });

test('an officer signs in, sees who they are and what they may do, and signs out', async () => {
  const reply = await signIn({ account: 'lihua', password });
  expect(reply.statusCode).toBe(204);
  const cookie = reply.cookies[0] as { name: string; value: string };
  expect(cookie).toMatchObject({
    name: 'tongban_session',
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: true,
  });
  const cookies = { tongban_session: cookie.value };
  const me = await app.inject({ url: '/api/me', cookies });
  expect(me.json()).toMatchObject({
    name: '李华',
    permissions: [
      'case.read',
      'case.receive',
      'case.unmask',
      'catalogue.read',
      'counter.serve',
      'identity.verify-person',
      'licence.pull',
      'request.file',
      'request.read',
      'supervision.read',
    ],
    grants: [{ role: 'window_clerk', divisionCode: '513424', organisationId: null }],
    demonstration: false,
  });
  const leave = (headers: Record<string, string>) =>
    app.inject({ method: 'DELETE', url: '/api/session', cookies, headers });
  expect((await leave({})).statusCode).toBe(403);
  expect((await leave({ 'x-csrf': me.json().csrf })).statusCode).toBe(204);
  expect((await app.inject({ url: '/api/me', cookies })).statusCode).toBe(401);
});

test('a wrong password answers alike for every account, and an unknown field is dropped', async () => {
  const wrong = await signIn({ account: 'lihua', password: 'wrong' });
  const unknown = await signIn({ account: 'nobody', password: 'wrong' });
  expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
  expect(wrong.body).toBe(unknown.body);
  expect((await signIn({ account: 'lihua' })).statusCode).toBe(422);
  expect((await signIn({ account: ['a'], password: { length: 1 } })).statusCode).toBe(422);
});

test('another site cannot sign a browser in', async () => {
  expect((await signIn({ account: 'lihua', password }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(
    403,
  );
});
