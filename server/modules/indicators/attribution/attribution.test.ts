import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attribution, AttributionLines, Dimension } from '../../../../contracts/attribution.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { ProposalList, ProposalView } from '../../../../contracts/proposals.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import type { AppError } from '../../../platform/errors.ts';
import { type App, buildApp } from '../../../platform/http/index.ts';
import { makeLogger } from '../../../platform/log.ts';
import { requestCorrection, takeCase } from '../../cases/index.ts';
import { foodLicence, key, submitted } from '../../cases/testing.ts';
import { catalogueRoutes } from '../../catalogue/index.ts';
import { ratableOf, rate } from '../../ratings/index.ts';
import { endService, startService } from '../../ratings/testing.ts';
import { attributionRoutes, resetRollUp } from '../index.ts';
import { applyFacts } from '../rollup/apply.ts';
import { type IndicatorsBed, indicatorsBed, rollUpAll } from '../testing.ts';
import type { Fact } from '../vocabulary.ts';
import type { Traits } from './traits.ts';

let bed: IndicatorsBed;
let app: App;
const people = new Map<string, StaffActor>();
beforeAll(async () => {
  bed = await indicatorsBed();
  for (const [name, actor] of Object.entries(bed.officers)) people.set(name, actor);
  const { supervisor, admin, clerk } = bed.officers;
  const editor = (staffId: string, divisionCode: string): StaffActor => ({
    ...supervisor,
    staffId,
    grants: [{ role: 'catalogue_editor', divisionCode, organisationId: null }],
  });
  people.set('editor', editor(admin.staffId, '513424'));
  people.set('editor elsewhere', editor(clerk.staffId, '430182'));
  app = await buildApp({
    log: makeLogger({ level: 'silent' }),
    words: (_locale: string, error: AppError) => ({
      code: error.code,
      title: error.code,
      detail: '',
      fields: error.fields ?? [],
    }),
    authenticate: async (token) => ({
      actor: people.get(token ?? '') ?? { kind: 'anonymous' },
      csrf: 'csrf',
      expired: false,
    }),
    ready: async () => true,
    routes: [attributionRoutes(bed.indicators), catalogueRoutes({ ...bed.ctx, nudge: () => {} })],
    publicUrl: 'http://localhost',
  });
});
afterAll(async () => {
  await app.close();
  await bed.close();
});

const month = 'divisionCode=513424&from=2026-11&to=2026-11';
async function get<T>(who: string, url: string): Promise<{ status: number; body: T; text: string }> {
  const reply = await app.inject({ method: 'GET', url, cookies: { tongban_session: who } });
  const json = reply.headers['content-type']?.toString().includes('json');
  return { status: reply.statusCode, body: (json ? reply.json() : null) as T, text: reply.body };
}
const study = async (name: string, who = 'supervisor', at = month): Promise<Attribution> =>
  (await get<Attribution>(who, `/api/attribution?study=${name}&${at}`)).body;
const cellsOf = (found: Attribution, dimension: Dimension) =>
  found.dimensions.find((one) => one.dimension === dimension)?.cells ?? [];

let made = 0;
/** As many things alike, as the sources would make them. */
function things(count: number, itemCode: string, traits: Traits): Fact[] {
  return Array.from({ length: count }, () => ({
    kind: 'case' as const,
    id: `made-${String(made++).padStart(6, '0')}`,
    divisionCode: '513424',
    organisationId: '513424-market-regulation',
    itemCode,
    channel: 'online',
    fields: { submittedOn: '2026-07-01', state: 'finished' },
    traits,
  }));
}
const keep = (facts: readonly Fact[], gone: readonly Fact[] = []) =>
  inTx(bed.db, (tx) => applyFacts(tx, [], facts, gone));

describe('from what happened', () => {
  test('a correction is told by its item, by the materials and fields it named, and by all that asked for them', async () => {
    const { ctx, officers } = bed;
    const one = await submitted(bed);
    await submitted(bed);
    await takeCase(ctx, officers.clerk, { caseId: one.id, key: key(), body: { version: 1 } });
    const version = await ctx.neighbours.itemVersion('513424', foodLicence, 1);
    const material = version?.definition.materials?.[0];
    const point = { kind: 'material' as const, ref: material?.id ?? '', say: '看不清', reason: 'illegible' };
    const asked = (points: (typeof point)[]) =>
      requestCorrection(ctx, officers.clerk, { caseId: one.id, key: key(), body: { version: 2, points } });
    // A reason that is not there, and one that is not said of a material.
    for (const reason of ['ugly', 'wrong-value'])
      await expect(asked([{ ...point, reason }])).rejects.toMatchObject({
        params: { reason: 'unknown-reason' },
      });
    await asked([point]);
    await rollUpAll(bed);
    const found = await study('correction');
    expect(found.all).toMatchObject({ hits: 1, base: 2 });
    expect(cellsOf(found, 'item')).toMatchObject([{ value: foodLicence, hits: 1, base: 2, mark: null }]);
    expect(cellsOf(found, 'material').filter(({ hits }) => hits)).toMatchObject([
      { name: material?.name, hits: 1, base: 2, share: 1, mark: 'few' },
    ]);
    expect(cellsOf(found, 'reason')).toMatchObject([
      { value: 'illegible', name: '看不清', hits: 1, share: 1, rate: null },
    ]);
    expect(cellsOf(found, 'flaw')).toMatchObject([{ name: `${material?.name}：看不清`, hits: 1 }]);
    const flaw = encodeURIComponent(`${material?.name}|illegible`);
    const flawed = `/api/attribution/lines?study=correction&${month}&a=reason:illegible&b=flaw:${flaw}`;
    expect((await get<AttributionLines>('supervisor', flawed)).body.lines).toMatchObject([{ id: one.id }]);
    const url = `/api/attribution/lines?study=correction&${month}&a=item:${foodLicence}`;
    const { body } = await get<AttributionLines>('supervisor', url);
    expect(body.lines).toMatchObject([{ kind: 'case', id: one.id, said: [material?.name] }]);
    expect(body.names).toMatchObject([{ dimension: 'item', name: version?.definition.name }]);
    expect(body.counted).toMatchObject({ hits: 1, base: 2 });
    const both = `${url}&b=material:${encodeURIComponent(material?.name ?? '')}`;
    expect((await get<AttributionLines>('supervisor', both)).body).toMatchObject({
      counted: { hits: 1, base: 2 },
      lines: [{ id: one.id }],
    });
  });

  test('a bad rating is told by its window and labels; the list behind it names no case', async () => {
    const { ctx, officers, clock } = bed;
    const desk = { address: '10.0.0.5', agent: 'desk' };
    for (const level of [1, 5, 4]) {
      const { id } = await startService(ctx, officers.clerk, { windowId: '513424-w1', itemCode: null }, desk);
      clock.advance(600_000);
      await endService(ctx, officers.clerk, { id, phone: null }, desk);
      clock.advance(600_000);
      const found = await ratableOf(bed.db, { about: 'service', id });
      if (!found) throw new Error('no service');
      const input = { level, tags: level === 1 ? ['113'] : [], say: '', named: false };
      const from = { address: '39.144.1.2', agent: 'phone', staffSession: false };
      await rate(ctx, found.subject, { accountId: null, contact: null }, input, 'qr', from);
    }
    await rollUpAll(bed);
    const found = await study('bad-rating');
    expect(cellsOf(found, 'window')).toMatchObject([{ value: '513424-w1', hits: 1, base: 3 }]);
    expect(cellsOf(found, 'tag')).toMatchObject([
      { name: '多头跑窗口和部门', hits: 1, share: 1, rate: null },
    ]);
    const url = `/api/attribution/lines?study=bad-rating&${month}&a=window:513424-w1&b=tag:113`;
    const { body, text } = await get<AttributionLines>('supervisor', url);
    expect(body.lines).toMatchObject([{ kind: 'ticket', number: null, day: '2026-11-23', level: 1 }]);
    const { rows } = await sql<{ id: string }>`select id from ratings.counter_service`.execute(bed.db);
    for (const { id } of rows) expect(text).not.toContain(id);
  });

  test('the same sums come out of a count from the beginning', async () => {
    const sums = async () =>
      (
        await sql`select * from indicators.tally where base <> 0 or hits <> 0
        order by study, a_dimension, b_dimension, a, b`.execute(bed.db)
      ).rows;
    const before = await sums();
    expect(before.length).toBeGreaterThan(20);
    await inTx(bed.db, (tx) => resetRollUp(tx));
    await rollUpAll(bed);
    expect(await sums()).toEqual(before);
  });
});

describe('what comes together', () => {
  const july = 'divisionCode=513424&from=2026-07&to=2026-07';
  const of = (step: string, channel: string): Traits['of'] => ({ step: [step], channel: [channel] });
  const ended = (own: Traits['of']): Traits => ({ endedIn: '2026-07', of: own });
  const bad = (own: Traits['of']): Traits => ({ ...ended(own), bad: true });

  test('two traits are a finding only together; each number can be reckoned again', async () => {
    // Postponed is no trouble, online is none: postponed online is. The window is busy and no worse than any.
    const facts = [
      ...things(2000, foodLicence, ended(of('reviewed', 'window'))),
      ...things(20, foodLicence, bad(of('reviewed', 'window'))),
      ...things(500, foodLicence, ended(of('reviewed', 'online'))),
      ...things(5, foodLicence, bad(of('reviewed', 'online'))),
      ...things(500, foodLicence, ended(of('extended', 'window'))),
      ...things(5, foodLicence, bad(of('extended', 'window'))),
      ...things(100, 'HN-000131003000-67', ended(of('extended', 'online'))),
      ...things(40, 'HN-000131003000-67', bad(of('extended', 'online'))),
    ];
    await keep(facts);
    const found = await study('bad-rating', 'supervisor', july);
    expect(found.all).toMatchObject({ hits: 70, base: 3170 });
    const steps = cellsOf(found, 'step');
    expect(steps[0]).toMatchObject({
      value: 'extended',
      name: '延长期限',
      hits: 45,
      base: 645,
      mark: 'above',
    });
    expect(steps[0]?.share).toBeCloseTo(45 / 70);
    expect(cellsOf(found, 'channel').find(({ value }) => value === 'window')?.mark).toBe('below');
    expect(found.pairs).toEqual([]); // all of it is that one item, as its own rate says
    await keep(things(900, 'HN-000131003000-67', ended(of('reviewed', 'online'))));
    const [pair] = (await study('bad-rating', 'supervisor', july)).pairs;
    expect(pair).toMatchObject({
      a: { dimension: 'item', value: 'HN-000131003000-67' },
      b: { dimension: 'step', value: 'extended' },
      hits: 40,
      base: 140,
    });
    expect(pair?.low ?? 0).toBeGreaterThan(Math.max(pair?.a.rate ?? 1, pair?.b.rate ?? 1));
    const before = await study('bad-rating', 'supervisor', 'divisionCode=513424&from=2026-08&to=2026-08');
    expect(before.all).toMatchObject({ hits: 0, base: 0, rate: null });
    expect(before.before).toEqual({ from: '2026-07', to: '2026-07' });
  });

  test('what was taken away again leaves nothing', async () => {
    const facts = things(3, foodLicence, { ...bad(of('late', 'online')), endedIn: '2026-06' });
    const june = 'divisionCode=513424&from=2026-06&to=2026-06';
    await keep(facts);
    expect((await study('bad-rating', 'supervisor', june)).all.hits).toBe(3);
    await keep([], facts);
    const { all, dimensions } = await study('bad-rating', 'supervisor', june);
    expect([all.hits, ...dimensions.flatMap(({ cells }) => cells.length)]).toEqual(
      dimensions.map(() => 0).concat(0),
    );
  });

  test('a department reads its own, no small number of bad ratings, and no ticket behind one', async () => {
    const may = 'divisionCode=513424&from=2026-05&to=2026-05&organisationId=513424-market-regulation';
    const at = (step: string, is: boolean): Traits => ({
      ...(is ? bad : ended)(of(step, 'online')),
      endedIn: '2026-05',
    });
    await keep([
      ...things(300, foodLicence, at('reviewed', false)),
      ...things(6, foodLicence, at('reviewed', true)),
      ...things(1, foodLicence, at('extended', true)),
    ]);
    const own = await study('bad-rating', 'decider', may);
    expect(cellsOf(own, 'step').map(({ hits }) => hits)).toEqual([null, null]);
    expect(own.mayLook).toBe(false);
    expect(cellsOf(await study('bad-rating', 'supervisor', may), 'step').map(({ hits }) => hits)).toEqual([
      6, 1,
    ]);
    const lines = await get('decider', `/api/attribution/lines?study=bad-rating&${may}`);
    expect(lines.status).toBe(403);
    const file = await get('supervisor', `/api/attribution/table?study=bad-rating&format=csv&${may}`);
    expect(file.text).toContain('少于 3，不显示');
    expect(file.text).not.toMatch(/延长期限,1,/);
    const elsewhere = await get('elsewhere', `/api/attribution?study=bad-rating&${may}`);
    expect(elsewhere.status).toBe(403);
  });
});

describe('from a number to who edits the item', () => {
  const asked = { study: 'correction', divisionCode: '513424', from: '2026-11', to: '2026-11' };
  const post = async (who: string, url: string, payload: object, id: string = key()) => {
    const reply = await app.inject({
      method: 'POST',
      url,
      payload,
      cookies: { tongban_session: who },
      headers: { 'x-csrf': 'csrf', 'idempotency-key': id },
    });
    return { status: reply.statusCode, body: reply.json() as { id: string; state?: string } };
  };
  const propose = (who: string, more: object = {}, id?: string) =>
    post(
      who,
      '/api/attribution/proposals',
      { ...asked, itemCode: foodLicence, text: '换一张样表', ...more },
      id,
    );
  const list = async (who: string, queue: string) =>
    (await get<ProposalList>(who, `/api/catalogue/proposals?queue=${queue}`)).body.rows.map(({ id }) => id);
  const act = (who: string, id: string, command: string, version: number) =>
    post(who, `/api/catalogue/proposals/${id}/commands/${command}`, { version, text: '样表已换' });

  test('the editor of the item reads it with its evidence, takes it and answers; nobody else does', async () => {
    const same = key();
    const { body } = await propose('supervisor', { a: 'reason:illegible' }, same);
    expect((await propose('supervisor', { a: 'reason:illegible' }, same)).body.id).toBe(body.id);
    const { id } = body;
    expect(await list('editor', 'open')).toEqual([id]);
    expect(await list('editor elsewhere', 'open')).toEqual([]);
    expect((await get('editor elsewhere', `/api/catalogue/proposals/${id}`)).status).toBe(404);
    const { body: view } = await get<ProposalView>('editor', `/api/catalogue/proposals/${id}`);
    expect(view).toMatchObject({
      itemCode: foodLicence,
      evidence: { traits: [{ name: '看不清' }], counted: { hits: 1, base: null }, ofItem: 1 },
      steps: [{ kind: 'made', say: '换一张样表' }],
      actions: [{ command: 'take' }, { command: 'adopt' }, { command: 'decline' }],
    });
    expect((await act('editor elsewhere', id, 'take', 1)).status).toBe(404);
    expect((await act('supervisor', id, 'take', 1)).status).toBe(403);
    expect((await act('editor', id, 'take', 1)).body.state).toBe('taken');
    expect((await act('editor', id, 'adopt', 1)).status).toBe(409); // over what was seen
    expect((await act('editor', id, 'adopt', 2)).body.state).toBe('adopted');
    expect((await act('supervisor', id, 'withdraw', 3)).status).toBe(409);
    expect(await list('supervisor', 'closed')).toEqual([id]);
    const { rows } = await sql<{ told: string }>`
      select text_sealed as told from catalogue.proposal_event`.execute(bed.db);
    for (const { told } of rows) expect(told).not.toMatch(/样表/);
  });

  test('what is not counted is no evidence, and few bad ratings go into none', async () => {
    expect((await propose('elsewhere')).status).toBe(403);
    expect((await propose('supervisor', { itemCode: 'HN-000131003000-67' })).status).toBe(422);
    const bad = { study: 'bad-rating', from: '2026-05', to: '2026-05' };
    expect((await propose('decider', bad)).status).toBe(403);
    expect((await propose('supervisor', { ...bad, a: 'step:extended' })).status).toBe(409);
    expect((await propose('supervisor', bad)).status).toBe(200);
  });
});
