import { type AddressInfo, connect } from 'node:net';
import type { FastifyError, FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../contracts/identity.ts';
import type { AppError } from '../errors.ts';
import type { Bearer } from '../gate.ts';
import { makeLogger } from '../log.ts';
import { asAppError } from './errors.ts';
import { type App, buildApp } from './index.ts';
import { assertText } from './validation.ts';

const staff: Actor = {
  kind: 'staff',
  sessionId: 's',
  staffId: '1',
  name: '李华',
  title: '综合窗口',
  grants: [{ role: 'window_clerk', divisionCode: '513424', organisationId: null }],
};
const bearers: Record<string, Bearer> = {
  clerk: { actor: staff, csrf: 'token-of-clerk', expired: false },
  old: {
    actor: { kind: 'anonymous' },
    csrf: 'token-of-old',
    expired: true,
    former: { accountId: 'a', subjectId: 'b' },
  },
};
const nobody: Bearer = { actor: { kind: 'anonymous' }, csrf: undefined, expired: false };
const log = makeLogger({ level: 'silent' });
const words = (_locale: string, error: AppError, reference: string) => ({
  code: error.code,
  title: error.code,
  detail: reference,
});

const deps = (routes: Parameters<typeof buildApp>[0]['routes']) => ({
  log,
  words,
  authenticate: async (token: string | undefined) => bearers[token ?? ''] ?? nobody,
  ready: async () => true,
  routes,
  publicUrl: 'http://localhost',
});

let app: App;
beforeAll(async () => {
  app = await buildApp(
    deps([
      async (scope) => {
        scope.get('/open', { config: { access: 'public' } }, async () => ({ ok: true }));
        scope.post('/receive', { config: { access: { staff: 'case.receive' } } }, async () => ({ ok: true }));
        scope.post('/decide', { config: { access: { staff: 'case.decide' } } }, async () => ({ ok: true }));
        scope.post('/draft', { config: { access: 'applicant-or-former' } }, async () => ({ kept: true }));
        scope.get('/broken', { config: { access: 'public' } }, async () => {
          throw new Error('secret detail 513424198806120010');
        });
      },
    ]),
  );
});
afterAll(() => app.close());

test('a route that does not say who may call it stops the start', async () => {
  const start = await buildApp(deps([async (scope) => void scope.get('/forgotten', async () => 'x')]));
  await expect(start.ready()).rejects.toThrow('/forgotten');
});

test.each([
  ['nobody', '/receive', undefined, 401, 'not-signed-in'],
  ['an ended session', '/receive', 'old', 401, 'session-expired'],
  ['a clerk without the right', '/decide', 'clerk', 403, 'forbidden'],
  ['a clerk', '/receive', 'clerk', 200, undefined],
  ['an ended session that saves its draft', '/draft', 'old', 200, undefined],
  ['a clerk at an applicant’s route', '/draft', 'clerk', 403, 'forbidden'],
])('%s at %s', async (_who, url, cookie, status, code) => {
  const reply = await app.inject({
    method: 'POST',
    url,
    ...(cookie ? { cookies: { tongban_session: cookie } } : {}),
    headers: { 'x-csrf': `token-of-${cookie}` },
  });
  expect(reply.statusCode).toBe(status);
  if (code) expect(reply.json().code).toBe(code);
});

test('a form of another site, or without this session’s token, changes nothing', async () => {
  const cookies = { tongban_session: 'clerk' };
  const attempts = [
    { headers: { 'x-csrf': 'wrong' } },
    { headers: {} },
    { headers: { 'x-csrf': 'token-of-clerk', 'sec-fetch-site': 'cross-site' } },
    { headers: { 'x-csrf': 'token-of-clerk', origin: 'http://evil.example', host: 'localhost' } },
  ];
  for (const attempt of attempts) {
    const reply = await app.inject({ method: 'POST', url: '/receive', cookies, ...attempt });
    expect(reply.json().code).toBe('bad-csrf');
  }
});

test('what is read through the API says how far the announcements had come, and what is written nothing', async () => {
  const routes = [
    async (scope: FastifyInstance) => {
      const config = { access: 'public' } as const;
      scope.get('/api/thing', { config }, async () => ({ ok: true }));
      scope.post('/api/thing', { config: { ...config, noCsrf: true } }, async () => ({ ok: true }));
    },
  ];
  const one = await buildApp({ ...deps(routes), mark: () => 'p.7' });
  const marks = await Promise.all(
    (['GET', 'POST'] as const).map(async (method) => {
      const { headers } = await one.inject({ method, url: '/api/thing' });
      return headers['x-read-mark'];
    }),
  );
  await one.close();
  expect(marks).toEqual(['p.7', undefined]);
});

test('while the database is away a form is not lost: it stands on the page, to be sent once more', async () => {
  const away = Object.assign(new Error('terminating connection'), { code: '57P01' });
  const routes = [
    async (scope: FastifyInstance) => {
      scope.post('/form', { config: { access: 'public', noCsrf: true } }, async () => {
        throw away;
      });
    },
  ];
  const one = await buildApp({
    ...deps(routes),
    authenticate: async (token) => {
      if (token) throw away;
      return nobody;
    },
    errorPage: (problem, _request, typed) => JSON.stringify([problem.code, typed ?? null]),
  });
  const send = async (payload: string, cookies: Record<string, string> = {}) => {
    const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    const reply = await one.inject({ method: 'POST', url: '/form', headers, cookies, payload });
    expect(reply.statusCode).toBe(503);
    expect(reply.headers['retry-after']).toBe('10');
    return reply.json<[unknown, unknown]>();
  };
  const typed = [
    ['name', '西昌小面'],
    ['tag', 'a'],
    ['tag', 'b'],
  ];
  const form = new URLSearchParams(typed as [string, string][]).toString();
  expect(await send(form)).toEqual(['unavailable', typed]);
  // Not even the session could be read: the body was not looked at before.
  expect(await send(form, { tongban_session: 'any' })).toEqual(['unavailable', typed]);
  expect(await send(`${form}&password=x`)).toEqual(['unavailable', null]);
  const long = `${form}&why=${'x'.repeat(1024 * 1024)}`;
  expect(await send(long, { tongban_session: 'any' })).toEqual(['unavailable', null]);
  const foreign = await one.inject({
    method: 'POST',
    url: '/form',
    headers: {
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'cross-site',
    },
    cookies: { tongban_session: 'any' },
    payload: form,
  });
  expect(foreign.json()).toEqual(['bad-csrf', null]);
  await one.close();
});

test.each([
  [{ code: '57P03' }, 'away'],
  [{ code: 'EPIPE' }, 'away'],
  [{ message: 'Connection terminated unexpectedly' }, 'away'],
  [{ message: 'Client has encountered a connection error and is not queryable' }, 'away'],
  [{ code: '25006' }, 'read-only'],
  [{ code: '53100' }, 'full'],
  [{ code: 'ENOSPC' }, 'full'],
  [{ code: '53300' }, 'busy'],
  [{ code: '40P01' }, 'busy'],
  [{ message: 'timeout exceeded when trying to connect' }, 'busy'],
])('%o passes: %s', (error, reason) => {
  const known = asAppError(Object.assign(new Error(''), error) as FastifyError);
  expect([known.status, known.params]).toEqual([503, { reason }]);
});

test('what is no request, or an address that is none, gets a sentence', async () => {
  const one = await buildApp(deps([]));
  await one.listen({ port: 0, host: '127.0.0.1' });
  const { port } = one.server.address() as AddressInfo;
  const send = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (part) => {
        answer += String(part);
      });
      socket.on('error', reject).on('close', () => resolve(answer));
    });
  const overflow = await send(`GET / HTTP/1.1\r\nhost: x\r\ncookie: ${'a'.repeat(40_000)}\r\n\r\n`);
  expect(overflow).toMatch(/^HTTP\/1.1 431 [\s\S]*请清除本站的 Cookie[\s\S]*Clear the cookies/);
  expect(await send('\x16\x03\x01\x02\x00')).toMatch(/^HTTP\/1.1 400 [\s\S]*请求不完整/);
  const bad = await send('GET /%E0%A4%A HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  expect(bad).toMatch(/^HTTP\/1.1 404 [\s\S]*content-security-policy[\s\S]*"code":"not-found"/);
  await one.close();
});

test('a body of a million values is refused before anybody looks at it', () => {
  expect(() => assertText(Array.from({ length: 300_000 }, () => 0))).toThrow('invalid-input');
  let nested: unknown = 1;
  for (let depth = 0; depth < 250_000; depth++) nested = [nested, 2];
  expect(() => assertText(nested)).toThrow('invalid-input');
  expect(() => assertText({ '\0': 1 })).toThrow('invalid-input');
  expect(() => assertText([{ name: ['西昌', { a: null }] }], undefined)).not.toThrow();
});

test('a defect says nothing of itself but a reference', async () => {
  const reply = await app.inject({ url: '/broken' });
  expect(reply.statusCode).toBe(500);
  expect(reply.body).not.toContain('secret');
});

test('every answer forbids inline scripts and frames', async () => {
  const reply = await app.inject({ url: '/open' });
  expect(reply.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(reply.headers['content-security-policy']).not.toContain('unsafe-inline');
});

test('behind a proxy of ours the address is what it says of the last hop, never what the visitor claims', async () => {
  const where = async (trustProxy: number | undefined) => {
    const routes = [
      async (scope: FastifyInstance) => {
        scope.get('/where', { config: { access: 'public' } }, async (request) => ({ ip: request.ip }));
      },
    ];
    const one = await buildApp({ ...deps(routes), trustProxy });
    const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' };
    const reply = await one.inject({ url: '/where', headers });
    await one.close();
    return reply.json<{ ip: string }>().ip;
  };
  expect(await where(undefined)).toBe('127.0.0.1');
  expect(await where(1)).toBe('203.0.113.9');
});
