import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LicenceBatchView } from '../../../contracts/licence-batches.ts';
import { sql } from '../../platform/db/index.ts';
import type { AppError } from '../../platform/errors.ts';
import { type App, buildApp } from '../../platform/http/index.ts';
import { makeLogger } from '../../platform/log.ts';
import { authenticate, signInStaff } from '../identity/index.ts';
import { licenceBatchRoutes, licencesRoutes } from './index.ts';
import { places } from './issued-store.ts';
import { type LicencesBed, licencesBed } from './testing.ts';

const password = 'tongban-demo-2026';
const food = 'food-business-licence';
let bed: LicencesBed;
let app: App;
let made = 0;
const caseId = () => `00000000-0000-4000-8000-0000000009${String(++made).padStart(2, '0')}`;

beforeAll(async () => {
  bed = await licencesBed();
  app = await buildApp({
    log: makeLogger({ level: 'silent' }),
    words: (_locale: string, error: AppError) => ({
      code: error.code,
      title: String(error.params.reason ?? ''),
      detail: '',
      fields: error.fields ?? [],
    }),
    authenticate: (token) => authenticate(bed.ctx, token),
    ready: async () => true,
    routes: [licencesRoutes(bed.ctx), licenceBatchRoutes(bed.ctx)],
    publicUrl: 'http://localhost',
  });
}, 60_000);
afterAll(async () => {
  await app.close();
  await bed.close();
});

type Send = Awaited<ReturnType<typeof signedIn>>;
const known = new Map<string, Send>();
async function as(account: string): Promise<Send> {
  const send = known.get(account) ?? (await signedIn(account));
  known.set(account, send);
  return send;
}
async function signedIn(account: string) {
  const { token } = await signInStaff(bed.ctx, { account, password, address: '127.0.0.1' });
  const { csrf = '' } = await authenticate(bed.ctx, token);
  return (url: string, payload?: object, headers: Record<string, string> = {}) =>
    app.inject({
      method: payload ? 'POST' : 'GET',
      url,
      ...(payload ? { payload } : {}),
      cookies: { tongban_session: token },
      headers: { 'x-csrf': csrf, ...headers },
    });
}
const key = () => ({ 'idempotency-key': randomUUID() });
const nowhere = randomUUID();
const reason = '照面改版，统一换发';

/** Every route of licences and seals with a right body, and one who may use it. */
const routes: [string, object | undefined, string][] = [
  ['/api/licences', undefined, 'zhaomin'],
  ['/api/licences/calls', undefined, 'zhaomin'],
  ['/api/licences/pull', { code: '12345678' }, 'lihua'],
  [`/api/licences/${nowhere}`, undefined, 'zhaomin'],
  [
    `/api/licences/${nowhere}/acts`,
    { act: 'suspend', version: 1, ground: 'penalty', reason: '暂扣三十日' },
    'chenjing',
  ],
  [`/api/licences/${nowhere}/ofd`, undefined, 'zhaomin'],
  [`/api/licences/${nowhere}/pdf`, undefined, 'zhaomin'],
  ['/api/seals', undefined, 'admin'],
  ['/api/seals', { organisationId: 'nobody', reason: '新设机构' }, 'admin'],
  [`/api/seals/${nowhere}/acts`, { act: 'suspend', version: 1, reason: '试试' }, 'admin'],
  [`/api/licence-issues/${nowhere}/retry`, {}, 'zhaomin'],
  ['/api/licence-batches', undefined, 'zhaomin'],
  ['/api/licence-batches', { act: 'reissue', typeId: food, reason }, 'zhaomin'],
  [`/api/licence-batches/${nowhere}`, undefined, 'zhaomin'],
  [`/api/licence-batches/${nowhere}/stop`, {}, 'zhaomin'],
];

describe('rights', () => {
  it.each(routes)('%s is nobody’s without signing in', async (url, payload) => {
    const reply = await app.inject({
      method: payload ? 'POST' : 'GET',
      url,
      ...(payload ? { payload, headers: key() } : {}),
    });
    expect([401, 403]).toContain(reply.statusCode);
  });

  it.each(routes)(
    '%s: an officer of another task is refused, hers goes through',
    async (url, payload, who) => {
      const stranger = await as('zhoumin'); // designs packages, and has nothing to do with licences
      expect((await stranger(url, payload, key())).statusCode).toBe(403);
      const reply = await (await as(who))(url, payload, key());
      expect(reply.statusCode).not.toBe(401);
      expect(reply.statusCode).not.toBe(403);
      if (url.includes(nowhere)) expect(reply.statusCode).toBe(404);
    },
  );

  it('a forged form of another site, without the token, is refused', async () => {
    const send = await as('zhaomin');
    const reply = await send('/api/licence-batches', routes[12]?.[1], { ...key(), 'x-csrf': 'wrong' });
    expect(reply.statusCode).toBe(403);
  });
});

describe('bad input is refused as such, never a defect', () => {
  const bad: [string, object][] = [
    ['/api/licence-batches', { act: 'revoke', typeId: food, reason }],
    ['/api/licence-batches', { act: 'reissue', typeId: food, reason: '' }],
    ['/api/licence-batches', { act: 'reissue', ids: [], reason }],
    ['/api/licence-batches', { act: 'reissue', ids: ['1'], reason }],
    ['/api/licence-batches', { act: 'renew', ids: Array.from({ length: 501 }, () => randomUUID()), reason }],
    ['/api/licences/pull', { code: { a: 1 } }],
    [`/api/licences/${nowhere}/acts`, { act: 'burn', version: 1, ground: 'x', reason: 'xx' }],
    [`/api/licences/${nowhere}/acts`, { act: 'renew', version: -1, ground: 'x', reason: 'xx' }],
    ['/api/licences/not-an-id/acts', { act: 'renew', version: 1, ground: 'x', reason: 'xx' }],
  ];
  it.each(bad)('%s %j', async (url, payload) => {
    const who = url.includes('pull') ? 'lihua' : 'zhaomin';
    expect((await (await as(who))(url, payload, key())).statusCode).toBe(422);
  });

  it('queries with strange values', async () => {
    const send = await as('zhaomin');
    for (const query of ['state=nonsense', 'text=%25%27--', `typeId=${'x'.repeat(60)}`])
      expect((await send(`/api/licences?${query}`)).statusCode).toBe(200);
    for (const query of [`text=${'x'.repeat(200)}`, 'before=not-an-id'])
      expect((await send(`/api/licences?${query}`)).statusCode).toBe(422);
  });

  it('an order without a key, or that says neither which nor what kind', async () => {
    const send = await as('zhaomin');
    expect((await send('/api/licence-batches', { act: 'renew', typeId: food, reason })).statusCode).toBe(422);
    const reply = await send('/api/licence-batches', { act: 'renew', reason }, key());
    expect(reply.json()).toMatchObject({ code: 'invalid-input', title: 'batch-whose' });
  });
});

describe('scope', () => {
  it('an officer of another county sees none of it, and a licence of hers is not found', async () => {
    const id = await bed.issued(caseId());
    const other = await as('pengfang');
    expect((await other('/api/licences')).json()).toMatchObject({ rows: [] });
    for (const url of [`/api/licences/${id}`, `/api/licences/${id}/ofd`])
      expect((await other(url)).statusCode).toBe(404);
    const order = { act: 'reissue', ids: [id], reason };
    expect((await other('/api/licence-batches', order, key())).statusCode).toBe(404);
    const own = await (await as('zhaomin'))(`/api/licences/${id}/ofd`);
    expect(own.headers['content-type']).toBe('application/ofd');
    expect((await (await as('admin.nx'))('/api/seals')).json()).toMatchObject({ seals: [] });
  });
});

describe('an order for many licences', () => {
  const view = async (id: string) =>
    (await (await as('zhaomin'))(`/api/licence-batches/${id}`)).json() as LicenceBatchView;

  it('issues each anew in the layout in force, once, however often it is sent', async () => {
    const ids = [await bed.issued(caseId()), await bed.issued(caseId()), await bed.issued(caseId())];
    const send = await as('zhaomin');
    const order = { act: 'reissue', ids, reason };
    const headers = key();
    const first = await send('/api/licence-batches', order, headers);
    expect(first.json()).toMatchObject({ total: 3, left: 0 });
    expect((await send('/api/licence-batches', order, headers)).json()).toEqual(first.json());
    await bed.drain();
    const { id } = first.json<{ id: string }>();
    const batch = await view(id);
    expect(batch).toMatchObject({ done: 3, refused: 0, reason, settledAt: expect.any(String) });
    expect(batch.items.map(({ licenceId }) => licenceId)).toEqual(ids);
    const newId = batch.items[0]?.newId;
    expect((await send(`/api/licences/${newId}`)).json()).toMatchObject({
      state: 'valid',
      itemVersion: 2,
      acts: [{ kind: 'changed', ground: expect.any(String), reason, otherId: ids[0] }],
    });
    expect((await send(`/api/licences/${ids[0]}`)).json()).toMatchObject({ state: 'superseded' });
    expect((await send('/api/licence-batches')).json()).toMatchObject({ batches: [{ id, total: 3 }] });
    expect((await (await as('pengfang'))(`/api/licence-batches/${id}`)).statusCode).toBe(404);
  });

  it('says of each that could not be made why, and makes the others', async () => {
    const [good, revoked] = [await bed.issued(caseId()), await bed.issued(caseId())];
    const act = { act: 'revoke', version: 1, ground: '69-2', reason: '骗取许可，依法撤销' };
    const send = await as('zhaomin');
    expect((await (await as('chenjing'))(`/api/licences/${revoked}/acts`, act, key())).statusCode).toBe(200);
    const order = { act: 'renew', ids: [revoked, good], reason: '统一延续' };
    const { id } = (await send('/api/licence-batches', order, key())).json<{ id: string }>();
    await bed.drain();
    const batch = await view(id);
    expect(batch.items.map(({ state }) => state)).toEqual(['refused', 'done']);
    expect(batch.items[0]?.problem?.title).toBeTruthy();
  });

  it('goes on where it stopped: a time stamping service that is away is waited for, nothing is made twice', async () => {
    const ids = [await bed.issued(caseId()), await bed.issued(caseId())];
    const send = await as('zhaomin');
    const { kit } = bed.ctx;
    const right = kit.timestamps;
    let stamped = 0;
    kit.timestamps = {
      name: 'failing',
      stamp: (digest) => {
        stamped += 1;
        if (stamped > 1) throw new Error('away');
        return right!.stamp(digest);
      },
    };
    const order = { act: 'reissue', ids, reason };
    const { id } = (await send('/api/licence-batches', order, key())).json<{ id: string }>();
    await bed.drain();
    expect(await view(id)).toMatchObject({ done: 1, refused: 0, settledAt: null });
    kit.timestamps = right;
    bed.clock.advance(5_000);
    await bed.drain();
    expect(await view(id)).toMatchObject({ done: 2, refused: 0, settledAt: expect.any(String) });
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from licences.issued where version = 2 and base in
        (select base from licences.issued where id = any(${ids}::uuid[]))`.execute(bed.db);
    expect(rows[0]?.n).toBe(2);
  });

  it('can be stopped, and tries again what granted cases wait for', async () => {
    const send = await as('zhaomin');
    const ids = [await bed.issued(caseId()), await bed.issued(caseId())];
    const { id } = (await send('/api/licence-batches', { act: 'reissue', ids, reason }, key())).json<{
      id: string;
    }>();
    expect((await (await as('pengfang'))(`/api/licence-batches/${id}/stop`, {})).statusCode).toBe(404);
    expect((await send(`/api/licence-batches/${id}/stop`, {})).statusCode).toBe(200);
    await bed.drain();
    expect(await view(id)).toMatchObject({ done: 0, stopped: 2 });

    const admin = await as('admin');
    const seal = async (act: string) => {
      const { seals } = (await admin('/api/seals')).json<{
        seals: { id: string; version: number; organisationId: string }[];
      }>();
      const one = seals.find(({ organisationId }) => organisationId === '513424-market-regulation')!;
      await admin(`/api/seals/${one.id}/acts`, { act, version: one.version, reason: '按办法办理' });
    };
    await seal('suspend');
    expect(await bed.issued(caseId())).toBeUndefined();
    await seal('resume');
    const again = await send(
      '/api/licence-batches',
      { act: 'retry', typeId: food, reason: '印章恢复' },
      key(),
    );
    await bed.drain();
    const batch = await view(again.json<{ id: string }>().id);
    expect(batch.items).toMatchObject([{ state: 'done', newId: expect.any(String), licenceId: null }]);
    const none = await send('/api/licence-batches', { act: 'retry', typeId: food, reason: '再来' }, key());
    expect(none.json()).toMatchObject({ code: 'invalid-input', title: 'batch-empty' });
  });

  it('keeps its reasons sealed', async () => {
    const { rows } = await sql<{ id: string; sealed: string }>`
      select id, reason_sealed as sealed from licences.batch limit 1`.execute(bed.db);
    expect(rows[0]?.sealed).not.toContain('换发');
    expect(bed.ctx.keyring.open(rows[0]!.sealed, places.batchReason(rows[0]!.id))).toBeTruthy();
  });
});
