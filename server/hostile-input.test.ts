import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Server, startServer } from './main.ts';
import { readConfig } from './platform/config.ts';
import { sql } from './platform/db/index.ts';
import { makeLogger } from './platform/log.ts';
import { createEmptyDatabase, testFolder } from './platform/testing/db.ts';

const password = 'tongban-demo-2026';
const food = { division: '513424', item: 'HN-000131024000-01' };

/** What nobody types, and what some send all the same. */
const texts = [
  '',
  'x'.repeat(15_000),
  'a\u0000b',
  '\ud800',
  '\u202e\u0007\u001b[2J',
  '__proto__',
  '-1',
  '9'.repeat(40),
  '2026-13-45',
  "../../../etc/passwd'; drop table cases.draft; --",
  '{"writer":5,"fields":[]}',
  '00000000-0000-0000-0000-000000000000',
];
const others: unknown[] = [null, -1.5, 1e300, true, [null], ['a', 'b'], { a: { b: 1 } }];
const bodies: string[] = [
  'null',
  '5',
  '"text"',
  '[]',
  '{',
  '',
  '\u0000',
  '['.repeat(50_000),
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
];
const types = [
  'application/json',
  'application/json; charset=none',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'text/plain',
  'nonsense',
];

type Person = { cookie: string; csrf: string };
let server: Server;
let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let people: { zhou: Person; clerk: Person; admin: Person };
let draft = '';

beforeAll(async () => {
  database = await createEmptyDatabase();
  const config = { ...readConfig({}), port: 0, host: '127.0.0.1', dataDir: testFolder() };
  server = await startServer(
    { ...config, databaseUrl: database.url, roles: ['web'] },
    { demo: true, log: makeLogger({ level: 'silent' }) },
  );
  people = { zhou: await applicant(), clerk: await officer('lihua'), admin: await officer('admin') };
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

const inject = (options: InjectOptions) => server.app.inject(options);
const cookieOf = (reply: Awaited<ReturnType<typeof inject>>) =>
  `tongban_session=${reply.cookies.find(({ name }) => name === 'tongban_session')?.value}`;

async function applicant(): Promise<Person> {
  const payload = new URLSearchParams({ account: '13800000001', password, back: '/' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const cookie = cookieOf(await inject({ method: 'POST', url: '/sign-in', payload, headers }));
  const page = await inject({ url: '/account', headers: { cookie } });
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const [subject = ''] = [...page.body.matchAll(/name="subject" value="([0-9a-f-]{36})"/g)].map(
    (one) => one[1],
  );
  const change = new URLSearchParams({ subject, back: '/', _csrf: csrf }).toString();
  await inject({ method: 'POST', url: '/account/subject', payload: change, headers: { ...headers, cookie } });
  const begun = await inject({ url: `/apply/${food.division}/${food.item}`, headers: { cookie } });
  draft = begun.headers.location?.toString().split('/')[2] ?? '';
  expect(draft).toMatch(/^[0-9a-f-]{36}$/);
  return { cookie, csrf };
}

async function officer(account: string): Promise<Person> {
  const cookie = cookieOf(
    await inject({ method: 'POST', url: '/api/session', payload: { account, password } }),
  );
  const me = await inject({ url: '/api/me', headers: { cookie } });
  return { cookie, csrf: me.json<{ csrf: string }>().csrf };
}

/** Ends of sessions and of the draft are left out: what comes after them would find a closed door. */
const left = new Set(['/drafts/:id/discard', '/sign-out', '/api/session', '/account/sessions/revoke-others']);
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Route = { method: (typeof methods)[number]; url: string };
const routes = (): Route[] =>
  server.app.declared.flatMap(({ method, url }) =>
    [method]
      .flat()
      .filter((one): one is Route['method'] => (methods as readonly string[]).includes(one))
      .filter((one) => one !== 'GET' || !/\/(live|stream)$/.test(url))
      .filter(() => !left.has(url) && !url.startsWith('/assets') && !url.startsWith('/workbench'))
      .map((one) => ({ method: one, url })),
  );

/** With the ids that there are, so that it gets behind the first door. */
const real = (url: string): string =>
  url
    .replace('/drafts/:id/:step', `/drafts/${draft}/business`)
    .replace('/drafts/:id', `/drafts/${draft}`)
    .replace(':division', food.division)
    .replace(':item', food.item)
    .replace(/:\w+/g, '00000000-0000-7000-8000-000000000000');
const filled = (url: string, value: string): string =>
  url.replace(/:\w+/g, encodeURIComponent(value.toWellFormed()));

const whoFor = (url: string): Person[] =>
  url.startsWith('/api/cases') ? [people.clerk] : url.startsWith('/api/') ? [people.admin] : [people.zhou];

/** Never a defect, always a sentence; what is wrong with the answer, else nothing. */
async function faultOf(options: InjectOptions & { url: string }): Promise<string[]> {
  const reply = await inject(options);
  const status = reply.statusCode;
  const told = `${options.method} ${options.url.slice(0, 120)} ${String(options.payload).slice(0, 60)}: ${status}`;
  if (status >= 500) return [`${told} ${reply.body.slice(0, 300)}`];
  if (status < 400) return [];
  const type = String(reply.headers['content-type']);
  if (type.startsWith('text/html')) {
    const main = /<h1[^>]*>([^<]+)</.exec(reply.body)?.[1]?.trim();
    const bad =
      !main ||
      /undefined|\[object Object\]/.test(reply.body) ||
      />\s*[^<]*\{(name|limit|label)\}/.test(reply.body);
    return bad ? [`${told} without a sentence`] : [];
  }
  try {
    const { title, detail } = reply.json<{ title?: string; detail?: string }>();
    return title && detail && !/\{\w+\}/.test(title + detail) ? [] : [`${told} ${title} ${detail}`];
  } catch {
    return [`${told} ${type} ${reply.body.slice(0, 80)}`];
  }
}

/** One line for each kind of fault at a route: the first of them tells enough. */
async function faults(all: (InjectOptions & { url: string })[]): Promise<string[]> {
  const found = new Map<string, string>();
  for (const one of all) {
    for (const fault of await faultOf(one)) {
      const kind = `${one.method} ${one.url.split('?')[0]?.slice(0, 60)}`;
      if (!found.has(kind)) found.set(kind, fault);
    }
  }
  return [...found.values()].slice(0, 60);
}

const headersOf = ({ cookie, csrf }: Person, url: string) => ({
  cookie,
  'x-csrf': csrf,
  'idempotency-key': 'hostile-input',
  accept: url.startsWith('/api/') ? 'application/json' : 'text/html',
});

const names =
  '_csrf _seen account password back name idNumber phone code subject uscc version key level tags say named no tail set to q ' +
  'businessForm sellsOnline cateringItems contactPhone material size reason points body value choice division item file ids';

it('addresses and queries of every route', async () => {
  const all = routes().flatMap(({ method, url }) =>
    ['\u0000', 'x'.repeat(1_500), '__proto__', '9'.repeat(40), "%00%ff' or 1=1 --"].map((value) => {
      const query = new URLSearchParams(names.split(' ').map((name) => [name, value]));
      return {
        method,
        url: `${filled(url, value)}?${query}`,
        headers: headersOf(whoFor(url)[0] as Person, url),
      };
    }),
  );
  expect(await faults(all)).toEqual([]);
}, 240_000);

it('fields of every route that takes any, by form and by JSON', async () => {
  const all = routes()
    .filter(({ method }) => method !== 'GET')
    .flatMap(({ method, url }) =>
      whoFor(url).flatMap((person) => {
        const headers = headersOf(person, url);
        const fields = (value: unknown) =>
          Object.fromEntries(names.split(' ').map((name) => [name, name === '_csrf' ? person.csrf : value]));
        const to = { method, url: real(url) };
        const asForm = url.startsWith('/api/') ? [] : texts;
        return [
          ...asForm.map((value) => ({
            ...to,
            headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
            payload: new URLSearchParams(fields(value) as Record<string, string>).toString(),
          })),
          ...(asForm.length ? others : [...texts, ...others]).map((value) => ({
            ...to,
            headers: { ...headers, 'content-type': 'application/json' },
            payload: JSON.stringify(fields(value)),
          })),
        ];
      }),
    );
  expect(await faults(all)).toEqual([]);
}, 240_000);

it('bodies that are none, of every kind', async () => {
  const pairs = [
    ...bodies.map((payload) => [payload, types[0]] as const),
    ...types.map((type) => ['--x', type] as const),
  ];
  const all = routes()
    .filter(({ method }) => method !== 'GET')
    .flatMap(({ method, url }) =>
      pairs.map(([payload, type]) => ({
        method,
        url: real(url),
        headers: { ...headersOf(whoFor(url)[0] as Person, url), 'content-type': type },
        payload,
      })),
    );
  expect(await faults(all)).toEqual([]);
}, 240_000);

it('headers', async () => {
  const named = 'origin referer accept-language upload-offset idempotency-key x-forwarded-for'.split(' ');
  const all = routes().flatMap(({ method, url }) =>
    ['', '-1', 'http://[', 'x'.repeat(5_000)].map((value) => ({
      method,
      url: real(url),
      headers: {
        ...headersOf(whoFor(url)[0] as Person, url),
        ...Object.fromEntries(named.map((name) => [name, value])),
      },
    })),
  );
  expect(await faults(all)).toEqual([]);
}, 120_000);

it('every answer can be written by its schema', () => {
  const compile = SerializerSelector()({}, {});
  for (const { url, method, schema } of server.app.declared.filter((route) => route.method !== 'HEAD')) {
    for (const [httpStatus, answer] of Object.entries((schema?.response ?? {}) as Record<string, object>)) {
      const write = () => compile({ schema: answer, url, method: String(method), httpStatus });
      expect(write, `${method} ${url} ${httpStatus}`).not.toThrow();
    }
  }
});

it('nothing of it was kept, and nothing was bent', async () => {
  const { rows } = await sql<{ cases: number; accounts: number; answers: number }>`
    select (select count(*)::int from cases."case") as cases,
      (select count(*)::int from identity.account) as accounts,
      (select count(*)::int from cases.upload) as answers`.execute(server.ctx.db);
  expect(rows[0]).toMatchObject({ cases: 0, accounts: 4, answers: 0 });
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
