import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Grant } from '../../../contracts/identity.ts';
import { openKeyring } from '../../platform/crypto/index.ts';
import { inTx } from '../../platform/db/index.ts';
import type { AppError } from '../../platform/errors.ts';
import { type App, buildApp } from '../../platform/http/index.ts';
import { makeLogger } from '../../platform/log.ts';
import { type TestDb, testFolder } from '../../platform/testing/db.ts';
import { addStaff, authenticate, type IdentityContext, signInStaff } from '../identity/index.ts';
import { organisationsOf } from '../regions/index.ts';
import { catalogueRoutes, importItems, shippedItems } from './index.ts';
import { regionsDb, testContext } from './testing.ts';

const food = 'HN-000131024000-01';
const dechang = '513424';
const ningxiang = '430182';
const password = 'three-blue-boats';
let database: TestDb;
let ctx: IdentityContext;
let app: App;

beforeAll(async () => {
  database = await regionsDb();
  ctx = { db: database.db, clock: testContext.clock, keyring: await openKeyring(join(testFolder(), 'keys')) };
  await inTx(database.db, (tx) =>
    importItems(tx, ctx, { file: shippedItems(), divisionCode: dechang, publish: true }),
  );
  app = await buildApp({
    log: makeLogger({ level: 'silent' }),
    words: (_locale: string, error: AppError) => ({
      code: error.code,
      title: error.code,
      detail: '',
      fields: error.fields ?? [],
    }),
    authenticate: (token) => authenticate(ctx, token),
    ready: async () => true,
    routes: [catalogueRoutes({ ...ctx, nudge: () => {} })],
    publicUrl: 'http://localhost',
  });
});
afterAll(async () => {
  await app.close();
  await database.close();
});

/** Sends as an officer with these grants; the CSRF token goes along. */
async function officer(account: string, grants: Grant[]) {
  const operator = { kind: 'system' as const, name: 'test' };
  await addStaff(ctx, operator, { account, name: '周编', title: '事项管理', password, grants });
  const { token } = await signInStaff(ctx, { account, password, address: '127.0.0.1' });
  const { csrf = '' } = await authenticate(ctx, token);
  return (url: string, payload?: object) =>
    app.inject({
      method: payload ? 'POST' : 'GET',
      url,
      ...(payload ? { payload } : {}),
      cookies: { tongban_session: token },
      headers: { 'x-csrf': csrf },
    });
}
const grant = (role: Grant['role'], divisionCode: string, organisationId: string | null = null): Grant => ({
  role,
  divisionCode,
  organisationId,
});

test('an editor reads the list page by page, with what is missing and what stands in the way', async () => {
  const send = await officer('zhoubian', [grant('catalogue_editor', dechang)]);
  const first = (await send('/api/catalogue/items?limit=30')).json();
  expect(first.counts).toEqual({ published: 30, draft: 7 });
  expect(first.rows).toHaveLength(30);
  const second = (await send(`/api/catalogue/items?limit=30&cursor=${first.next}`)).json();
  expect(second.rows).toHaveLength(7);
  expect(second.next).toBeNull();
  const rows = [...first.rows, ...second.rows];
  expect(new Set(rows.map((row: { itemCode: string }) => row.itemCode)).size).toBe(37);
  expect(rows.find((row: { itemCode: string }) => row.itemCode === food)).toMatchObject({
    divisionCode: dechang,
    organisation: { name: expect.stringContaining('市场监督管理局') },
    state: 'published',
    version: 1,
    blocks: 0,
  });
  const drafts = (await send('/api/catalogue/items?state=draft')).json();
  expect(drafts.rows).toHaveLength(7);
  expect(drafts.rows.every((row: { version: unknown }) => row.version === null)).toBe(true);
  const named = (await send(`/api/catalogue/items?text=${encodeURIComponent('食品经营')}`)).json();
  expect(named.rows.map((row: { name: string }) => row.name).join()).toContain('食品经营');
  expect((await send(`/api/catalogue/items?text=${encodeURIComponent('%')}`)).json().rows).toEqual([]);
});

test('an item is read with its definition, findings and completeness; unknown ones are not found', async () => {
  const send = await officer('editor.two', [grant('catalogue_editor', dechang)]);
  const item = (await send(`/api/catalogue/items/${food}?divisionCode=${dechang}`)).json();
  expect(item.definition.name).toBe(item.name);
  expect(item.completeness).toMatchObject({ filled: item.filled, total: item.total });
  expect(item.findings.length).toBeGreaterThan(0);
  expect(item.sm3).toMatch(/^[0-9a-f]{64}$/);
  expect(item.publishedAt).toBe('2026-11-23T01:00:00.000Z');
  expect((await send('/api/catalogue/items/none')).statusCode).toBe(404);
  expect((await send('/api/catalogue/items?cursor=none')).statusCode).toBe(422);
});

test('an editor of another county sees nothing here and is refused where asking for it', async () => {
  const send = await officer('ningxiang', [grant('catalogue_editor', ningxiang)]);
  expect((await send('/api/catalogue/items')).json()).toMatchObject({ rows: [], counts: {}, next: null });
  expect((await send(`/api/catalogue/items?divisionCode=${dechang}`)).statusCode).toBe(403);
  expect((await send(`/api/catalogue/items/${food}`)).statusCode).toBe(404);
  expect((await send(`/api/catalogue/items/${food}?divisionCode=${dechang}`)).statusCode).toBe(403);
  const body = { divisionCode: dechang, publish: true, file: shippedItems() };
  expect((await send('/api/catalogue/import', body)).statusCode).toBe(403);
});

test('an officer of one organisation reads its items only', async () => {
  const organisations = await organisationsOf(database.db, dechang);
  const market = organisations.find((one) => one.departmentKey === '市场监督管理')!;
  const send = await officer('zhangsan', [grant('reviewer', dechang, market.id)]);
  const { rows } = (await send(`/api/catalogue/items?divisionCode=${dechang}&limit=500`)).json();
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map((row: { organisation: { id: string } }) => row.organisation.id))).toEqual(
    new Set([market.id]),
  );
});

test('an editor imports a file and is told entry by entry; the same file again changes nothing', async () => {
  const send = await officer('importer', [grant('catalogue_editor', ningxiang)]);
  const items = (JSON.parse(shippedItems()) as { items: Record<string, unknown>[] }).items;
  const file = JSON.stringify({ items: [items[0], { ...items[1], name: '' }, items[2]] });
  expect((await send('/api/catalogue/import')).json()).toEqual([{ divisionCode: ningxiang, name: '宁乡市' }]);
  const body = { divisionCode: '430182000000', publish: true, file };
  const report = await send('/api/catalogue/import', body);
  expect(report.statusCode).toBe(200);
  expect(report.json()).toMatchObject({ loaded: 2, created: 2, refused: [{ path: 'items[1].name' }] });
  expect((await send('/api/catalogue/import', body)).json()).toMatchObject({ created: 0, unchanged: 2 });
  const broken = await send('/api/catalogue/import', { ...body, file: '{' });
  expect(broken.json()).toMatchObject({ loaded: 0, refused: [{ problem: 'not-json' }] });
  const vast = await send('/api/catalogue/import', { ...body, file: ' '.repeat(4_000_001) });
  expect(vast.statusCode).toBe(422);
});

test('nobody without a session, no officer without the right', async () => {
  for (const url of ['/api/catalogue/items', `/api/catalogue/items/${food}`]) {
    expect((await app.inject({ url })).statusCode).toBe(401);
  }
  const body = { divisionCode: dechang, publish: true, file: '{}' };
  const anonymous = await app.inject({ method: 'POST', url: '/api/catalogue/import', payload: body });
  expect(anonymous.statusCode).toBe(401);
  const clerk = await officer('lihua', [grant('window_clerk', dechang)]);
  expect((await clerk('/api/catalogue/import', body)).statusCode).toBe(403);
  expect((await clerk('/api/catalogue/items')).statusCode).toBe(200);
});
