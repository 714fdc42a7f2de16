import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Grant } from '../../../contracts/identity.ts';
import type {
  DesignList,
  DesignTried,
  DesignView,
  FoundItems,
  ItemForPackage,
} from '../../../contracts/package-design.ts';
import type { WhatIfAnswer, WhatIfChoices } from '../../../contracts/package-what-if.ts';
import type { PackageDefinition } from '../../../contracts/packages.ts';
import { loadCalendar } from '../../platform/calendar/index.ts';
import { openKeyring } from '../../platform/crypto/index.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import type { AppError } from '../../platform/errors.ts';
import { type App, buildApp } from '../../platform/http/index.ts';
import { makeLogger } from '../../platform/log.ts';
import { type TestDb, testFolder } from '../../platform/testing/db.ts';
import { importItems, shippedItems } from '../catalogue/index.ts';
import { regionsDb, testContext } from '../catalogue/testing.ts';
import { addStaff, authenticate, type IdentityContext, signInStaff } from '../identity/index.ts';
import { organisationsOf } from '../regions/index.ts';
import {
  getPackageVersion,
  getPublishedPackage,
  importPackages,
  packagesRoutes,
  shippedOverlays,
  shippedPackages,
  suspendedPackage,
} from './index.ts';

const place = '513424';
const password = 'three-blue-boats';
let database: TestDb;
let ctx: IdentityContext;
let app: App;
let lead: Send;
let all: Send;

type Answer = { status: number; body: never };
type Send = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => Promise<Answer>;

beforeAll(async () => {
  database = await regionsDb();
  ctx = { db: database.db, clock: testContext.clock, keyring: await openKeyring(join(testFolder(), 'keys')) };
  await inTx(database.db, async (tx) => {
    await importItems(tx, ctx, { file: shippedItems(), divisionCode: place, publish: true });
    const packages = { file: shippedPackages(), overlays: shippedOverlays() };
    await importPackages(tx, ctx, { ...packages, divisionCode: place, publish: true });
  });
  app = await buildApp({
    log: makeLogger({ level: 'silent' }),
    words: (_locale: string, error: AppError) => ({
      code: error.code,
      title: error.code,
      detail: '',
      params: error.params,
      fields: error.fields ?? [],
    }),
    authenticate: (token) => authenticate(ctx, token),
    ready: async () => true,
    routes: [packagesRoutes({ db: ctx.db, clock: ctx.clock, calendar: loadCalendar() })],
    publicUrl: 'http://localhost',
  });
  const market = (await organisationsOf(database.db, place)).find(
    ({ departmentKey }) => departmentKey === '市场监督管理',
  );
  lead = await officer('zhoumin', '周敏', [grant('package_designer', place, market?.id ?? '')]);
  all = await officer('helan', '贺兰', [grant('package_designer', place)]);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const grant = (role: Grant['role'], divisionCode: string, organisationId: string | null = null): Grant => ({
  role,
  divisionCode,
  organisationId,
});

async function officer(account: string, name: string, grants: Grant[]): Promise<Send> {
  const operator = { kind: 'system' as const, name: 'test' };
  await addStaff(ctx, operator, { account, name, title: '牵头', password, grants });
  const { token } = await signInStaff(ctx, { account, password, address: '127.0.0.1' });
  const { csrf = '' } = await authenticate(ctx, token);
  return async (method, url, payload) => {
    const answer = await app.inject({
      method,
      url: url.startsWith('/api/') ? url : `/api/packages${url}`,
      ...(payload ? { payload } : {}),
      cookies: { tongban_session: token },
      headers: { 'x-csrf': csrf },
    });
    return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as never };
  };
}

const view = async (send: Send, id: string) =>
  (await send('GET', `/${id}?divisionCode=${place}`)).body as DesignView;
const begin = (send: Send, packageId: string, more: object = {}) =>
  send('POST', '', { divisionCode: place, packageId, name: '开办书店', lead: '市场监督管理', ...more });
const save = (send: Send, definition: PackageDefinition, revision: number) =>
  send('PUT', `/${definition.id}/draft`, { divisionCode: place, revision, definition });
const publish = (send: Send, id: string, revision: number) =>
  send('POST', `/${id}/publish`, { divisionCode: place, revision });

/** A draft with two items of the catalogue, the second waiting for the first. */
async function drafted(id: string): Promise<PackageDefinition> {
  expect((await begin(lead, id)).status).toBe(201);
  const { definition } = await view(lead, id);
  const items = ['HN-000131024000-01', 'HN-000131024000-01'].map(async (code) => {
    const { status, body } = await lead('GET', `/api/package-items/${code}?divisionCode=${place}`);
    expect(status).toBe(200);
    return body as ItemForPackage;
  });
  const [first, second] = await Promise.all(items);
  if (!first || !second) throw new Error('no items');
  return {
    ...definition,
    questions: first.questions,
    subItems: [
      { ...first.subItem, key: 'first', order: 0 },
      { ...second.subItem, key: 'second', name: '另一件', order: 1, form: [], materials: [] },
    ],
    dependencies: [
      {
        from: 'first',
        to: 'second',
        kind: 'state',
        needs: '办完',
        licenceTypeId: null,
        fields: [],
        hard: true,
        confidence: null,
      },
    ],
  };
}

describe('who may', () => {
  test('nobody without the right; a lead sees and edits what her organisation leads', async () => {
    const clerk = await officer('lihua', '李华', [grant('window_clerk', place)]);
    expect((await clerk('GET', '')).status).toBe(403);
    const mine = (await lead('GET', '')).body as DesignList;
    expect(mine.rows.length).toBeGreaterThan(2);
    expect(new Set(mine.rows.map((row) => row.mayEdit))).toEqual(new Set([true]));
    expect(mine.places.flatMap(({ leads }) => leads.map(({ department }) => department))).toEqual([
      '市场监督管理',
    ]);
    const whole = (await all('GET', '')).body as DesignList;
    expect(whole.rows).toHaveLength(16);
    expect((await lead('GET', `/newborn?divisionCode=${place}`)).status).toBe(404);
    const { definition } = await view(all, 'newborn');
    expect((await save(lead, definition, 0)).status).toBe(404);
  });

  test('an editor of items reads, and may not edit', async () => {
    const editor = await officer('zhoubian', '周编', [grant('catalogue_editor', place)]);
    const { definition, mayEdit } = await view(editor, 'newborn');
    expect(mayEdit).toBe(false);
    expect((await save(editor, definition, 0)).status).toBe(403);
    expect((await begin(editor, 'mine')).status).toBe(403);
  });

  test('a package cannot be given to a department that is not hers, nor begun under one', async () => {
    expect((await begin(lead, 'theirs', { lead: '公安' })).status).toBe(403);
    const { definition } = await view(lead, 'restaurant');
    expect((await save(lead, { ...definition, lead: '公安' }, 0)).status).toBe(403);
  });
});

describe('from a draft to a version', () => {
  test('a draft is saved, tried, refused for a circle at its place, mended and published', async () => {
    const good = await drafted('bookshop');
    const circle = {
      ...good,
      dependencies: [...good.dependencies, { ...good.dependencies[0]!, from: 'second', to: 'first' }],
    };
    expect((await save(lead, circle, 1)).body).toEqual({ revision: 2 });
    const answers = { on: '2026-11-23', values: {}, leaveOut: [] };
    const tried = (
      await lead('POST', '/api/package-trial', { divisionCode: place, definition: circle, answers })
    ).body as DesignTried;
    expect(tried.refusals.map(({ code, path }) => [code, path])).toEqual([
      ['cycle', 'dependencies.first>second>first'],
    ]);
    const refused = await publish(lead, 'bookshop', 2);
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'package-refused', params: { findings: [{ code: 'cycle' }] } },
    });
    expect(await getPublishedPackage(database.db, place, 'bookshop')).toBeUndefined();
    expect((await save(lead, good, 2)).body).toEqual({ revision: 3 });
    const fine = (
      await lead('POST', '/api/package-trial', { divisionCode: place, definition: good, answers })
    ).body as DesignTried;
    expect(fine.refusals).toEqual([]);
    expect(fine.plan?.schedule.criticalPath).toEqual(['first', 'second']);
    expect((await publish(lead, 'bookshop', 3)).body).toEqual({ version: 1 });
    expect((await getPublishedPackage(database.db, place, 'bookshop'))?.definition.subItems).toHaveLength(2);
    expect((await view(lead, 'bookshop')).draft).toBeNull();
  });

  test('the next version leaves the one before as it was; what changed is told', async () => {
    const { definition } = await view(lead, 'bookshop');
    const promise = { value: 5, unit: 'workday', unitBasis: 'stated' } as const;
    expect((await save(lead, { ...definition, promise }, 0)).body).toEqual({ revision: 1 });
    const url = `/bookshop/changes?divisionCode=${place}&from=1`;
    expect((await lead('GET', url)).body).toMatchObject({
      to: null,
      changes: [{ path: 'promise', how: 'changed', what: 'promise', before: null, after: { value: 5 } }],
    });
    expect((await publish(lead, 'bookshop', 1)).body).toEqual({ version: 2 });
    expect((await getPackageVersion(database.db, place, 'bookshop', 1))?.definition.promise).toBeNull();
    expect((await lead('GET', `${url}&to=2`)).body).toMatchObject({ changes: [{ path: 'promise' }] });
    const { history, versions } = await view(lead, 'bookshop');
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(history.map(({ act, by }) => [act, by])).toEqual([
      ['published', '周敏'],
      ['drafted', '周敏'],
      ['published', '周敏'],
      ['saved', '周敏'],
      ['saved', '周敏'],
      ['drafted', '周敏'],
    ]);
  });

  test('items of every department can be chosen, by words and by code', async () => {
    const find = async (text: string) =>
      (await lead('GET', `/api/package-items?divisionCode=${place}&text=${encodeURIComponent(text)}`))
        .body as FoundItems;
    expect((await find('食品经营许可')).rows.map(({ itemCode }) => itemCode)).toContain('HN-000131024000-01');
    expect((await find('HN-000131024000-01')).rows[0]?.itemCode).toBe('HN-000131024000-01');
    expect((await lead('GET', '/api/package-items?divisionCode=430182&text=食品')).status).toBe(404);
  });

  test('an id is used once', async () => {
    expect(await begin(lead, 'restaurant')).toMatchObject({ status: 409, body: { code: 'package-exists' } });
    expect((await begin(lead, 'bookshop')).status).toBe(409);
  });

  test('suspended, it is not in the portal; withdrawn by somebody who saw another state, 409', async () => {
    const state = (act: string, seen: string) =>
      lead('POST', '/bookshop/state', { divisionCode: place, act, seen, reason: '系统升级' });
    expect((await state('suspended', 'published')).body).toEqual({ state: 'suspended' });
    expect(await getPublishedPackage(database.db, place, 'bookshop')).toBeUndefined();
    expect(await suspendedPackage(database.db, place, 'bookshop')).toEqual({
      name: '开办书店',
      why: '系统升级',
    });
    expect((await view(lead, 'bookshop')).stateReason).toBe('系统升级');
    expect((await state('withdrawn', 'published')).status).toBe(409);
    expect((await state('resumed', 'suspended')).body).toEqual({ state: 'published' });
    expect((await getPublishedPackage(database.db, place, 'bookshop'))?.version).toBe(2);
  });
});

describe('two designers', () => {
  test('the second to save learns who changed what; nothing is lost', async () => {
    const { definition, draft } = await view(all, 'restaurant');
    expect(draft).toBeNull();
    expect((await save(lead, { ...definition, issue: 'together' }, 0)).status).toBe(200);
    const late = await save(all, { ...definition, name: '开餐饮店' }, 0);
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: 'stale-version',
        params: { revision: 1, changes: [{ by: '周敏', what: [{ path: 'issue', after: 'together' }] }] },
      },
    });
    const both = { ...definition, issue: 'together' as const, name: '开餐饮店' };
    expect((await save(all, both, 1)).body).toEqual({ revision: 2 });
    expect(await publish(lead, 'restaurant', 1)).toMatchObject({
      status: 409,
      body: { params: { changes: [{ by: '贺兰', what: [{ path: 'name' }] }] } },
    });
    const gone = await lead('POST', '/restaurant/discard', { divisionCode: place, revision: 2 });
    expect(gone.status).toBe(204);
    expect((await view(lead, 'restaurant')).definition.name).toBe(definition.name);
  });

  test('both save the same revision at once: one is kept', async () => {
    const { definition } = await view(all, 'restaurant');
    const saves = await Promise.all([save(lead, definition, 0), save(all, { ...definition, name: '甲' }, 0)]);
    expect(saves.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('what was done is never changed', async () => {
    const change = sql`update packages.design_act set staff_name = '别人'`.execute(database.db);
    await expect(change).rejects.toThrow(/permission denied/);
  });
});

test('packages are taken along as files, and what a cut would save is told', async () => {
  const json = (await all('GET', `/api/package-export?divisionCode=${place}&format=json`)).body as {
    packages: { id: string; complete: boolean }[];
  };
  expect(json.packages.length).toBeGreaterThanOrEqual(16);
  const one = (
    await lead('GET', `/api/package-export?divisionCode=${place}&packageId=restaurant&format=json`)
  ).body;
  expect(one).toMatchObject({ packages: [{ id: 'restaurant', complete: true }] });
  expect(
    (await lead('GET', `/api/package-export?divisionCode=${place}&packageId=newborn&format=json`)).status,
  ).toBe(404);
  const { choices, divisionCode } = (await all('GET', '/api/package-what-if')).body as WhatIfChoices;
  const cut = choices.find(({ kind, packages }) => kind === 'material' && packages > 0);
  const { name: _, packages: __, ...chosen } = cut ?? { name: '', packages: 0 };
  const answer = (await all('POST', '/api/package-what-if', { divisionCode, cut: chosen }))
    .body as WhatIfAnswer;
  expect(answer.saved.materials).toBeGreaterThan(0);
});

test('what the product ships with does not replace what was made at the desk', async () => {
  const file = shippedPackages().replaceAll('"开办餐饮店"', '"开餐馆"');
  const load = (keepDesk: boolean) =>
    inTx(database.db, (tx) =>
      importPackages(tx, ctx, {
        file,
        overlays: shippedOverlays(),
        divisionCode: place,
        publish: true,
        keepDesk,
      }),
    );
  expect((await load(true)).changed).toBe(1);
  const { definition, draft } = await view(all, 'restaurant');
  expect((await save(all, { ...definition, promise: null }, draft?.revision ?? 0)).status).toBe(200);
  expect((await publish(all, 'restaurant', (draft?.revision ?? 0) + 1)).status).toBe(200);
  expect((await load(true)).changed).toBe(0);
  expect((await getPublishedPackage(database.db, place, 'restaurant'))?.definition.promise).toBeNull();
});
