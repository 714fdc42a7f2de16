import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../../contracts/identity.ts';
import type { Dashboard, EntryList, FactList, IndicatorPage } from '../../../contracts/indicators.ts';
import type { AppError } from '../../platform/errors.ts';
import { type App, buildApp } from '../../platform/http/index.ts';
import { makeLogger } from '../../platform/log.ts';
import { ratableOf, rate } from '../ratings/index.ts';
import { indicatorsRoutes, snapshotNow } from './index.ts';
import { handled, type IndicatorsBed, indicatorsBed, rollUpAll } from './testing.ts';

let bed: IndicatorsBed;
let app: App;
let rated = '';

async function rateBadly(id: string): Promise<void> {
  const found = await ratableOf(bed.db, { about: 'case', id });
  if (!found) throw new Error('no case');
  const input = { level: 2, tags: [], say: '', named: false };
  await rate(bed.ctx, found.subject, { accountId: null, contact: null }, input, 'sms', null);
  rated = id;
}
const people = new Map<string, StaffActor>();
const organisation = '513424-market-regulation';

beforeAll(async () => {
  bed = await indicatorsBed();
  const { supervisor, decider, clerk, elsewhere } = bed.officers;
  for (const [name, actor] of Object.entries({ supervisor, decider, clerk, elsewhere }))
    people.set(name, actor);
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
    routes: [indicatorsRoutes(bed.indicators)],
    publicUrl: 'http://localhost',
  });
  for (let n = 0; n < 5; n++) {
    const one = await handled(bed);
    await one.accept();
    if (n < 3) await one.decide();
    if (n < 2) await one.finish();
    if (n === 1) await rateBadly(one.id);
  }
  await rollUpAll(bed);
  await snapshotNow(bed.indicators);
});
afterAll(async () => {
  await app.close();
  await bed.close();
});

const place = 'divisionCode=513424&from=2026-11-01&to=2026-11-30';
async function get<T>(who: string, url: string): Promise<{ status: number; body: T }> {
  const reply = await app.inject({ method: 'GET', url, cookies: { tongban_session: who } });
  return { status: reply.statusCode, body: reply.json() as T };
}
const post = (who: string, payload: object) =>
  app.inject({
    method: 'POST',
    url: '/api/indicators/entered',
    payload,
    cookies: { tongban_session: who },
    headers: { 'x-csrf': 'csrf' },
  });

describe('who may read what', () => {
  test('a supervisor reads the county', async () => {
    const { status, body } = await get<Dashboard>('supervisor', `/api/indicators?${place}`);
    expect(status).toBe(200);
    expect(body.readings).toHaveLength(52);
    expect(body.readings.find(({ id }) => id === 'on_time')).toMatchObject({ value: 100, denominator: 3 });
  });

  test('a department reads its own figures, and nothing that was entered for the county', async () => {
    const url = `/api/indicators?${place}&organisationId=${organisation}`;
    const { body } = await get<Dashboard>('decider', url);
    expect(body.readings.find(({ id }) => id === 'on_time')).toMatchObject({ numerator: 3 });
    const other = await get<Dashboard>('decider', `/api/indicators?${place}&organisationId=513424-health`);
    expect(other.body.readings.find(({ id }) => id === 'on_time')).toMatchObject({
      denominator: 0,
      value: null,
    });
  });

  test('an officer of another county, or without the right, reads nothing', async () => {
    for (const who of ['elsewhere', 'clerk', 'nobody']) {
      expect((await get(who, `/api/indicators?${place}`)).status).toBeGreaterThanOrEqual(401);
      expect(
        (await get(who, `/api/indicators/on_time/facts?${place}&part=numerator-0`)).status,
      ).toBeGreaterThanOrEqual(401);
    }
  });

  test('days in the wrong order are refused beside the field', async () => {
    const reply = await get(
      'supervisor',
      '/api/indicators?divisionCode=513424&from=2026-11-30&to=2026-11-01',
    );
    expect(reply).toMatchObject({ status: 422, body: { fields: [{ field: 'to', code: 'date-range' }] } });
  });
});

describe('drilling down', () => {
  test('the numerator is the very cases, page by page, each once', async () => {
    const seen: string[] = [];
    let after = '';
    for (let pages = 0; pages < 5; pages++) {
      const url = `/api/indicators/on_time/facts?${place}&part=denominator-0&limit=2${after && `&after=${after}`}`;
      const { body } = await get<FactList>('supervisor', url);
      seen.push(...body.lines.map(({ number }) => String(number)));
      if (!body.next) break;
      after = body.next;
    }
    expect(new Set(seen).size).toBe(3);
    expect(seen).toHaveLength(3);
    const { body } = await get<FactList>(
      'supervisor',
      `/api/indicators/on_time/facts?${place}&part=missed-0`,
    );
    expect(body).toEqual({ lines: [], next: null });
  });

  test('what is in the denominator only is a list of its own', async () => {
    const { body } = await get<FactList>(
      'supervisor',
      `/api/indicators/active_rating/facts?${place}&part=missed-0`,
    );
    expect(body.lines).toMatchObject([
      { kind: 'case', applicant: '德昌县小满家常菜馆（演示）', state: 'finished' },
    ]);
    expect(
      (await get('supervisor', `/api/indicators/actual_compression/facts?${place}&part=missed-0`)).status,
    ).toBe(404);
  });

  test('which cases were rated, and how, is listed to who supervises ratings only, and no rating by its case', async () => {
    const url = (id: string) => `/api/indicators/${id}/facts?${place}&part=denominator-0`;
    for (const one of ['satisfaction', 'service_satisfaction']) {
      expect((await get('decider', url(one))).status).toBe(403);
    }
    expect((await get('decider', url('active_rating').replace('denominator', 'missed'))).status).toBe(403);
    expect((await get('decider', url('active_rating'))).status).toBe(200);
    const reply = await get<FactList>('supervisor', url('satisfaction'));
    expect(reply.body.lines).toMatchObject([{ kind: 'rating', caseId: null, note: '2' }]);
    expect(JSON.stringify(reply.body)).not.toContain(rated);
  });

  test('things of a stock are listed as they were', async () => {
    const { body } = await get<FactList>(
      'supervisor',
      `/api/indicators/zero_visit/facts?${place}&part=missed-0`,
    );
    expect(body.lines.length).toBeGreaterThan(0);
    expect(body.lines.every(({ kind }) => kind === 'item')).toBe(true);
    const { body: page } = await get<IndicatorPage>(
      'supervisor',
      `/api/indicators/zero_visit?${place}&grain=day`,
    );
    expect(page.history.at(-1)?.value).toBe(page.reading.value);
    expect(page.history[0]).toMatchObject({ value: null, missing: true });
  });
});

describe('what people enter', () => {
  const residents = { quantity: 'residents', divisionCode: '513424', day: '2026-11-01', value: 200_000 };

  test('a figure waits for all of its parts and then is there; the newest entry counts, the older stays', async () => {
    const read = async () =>
      (await get<Dashboard>('supervisor', `/api/indicators?${place}`)).body.readings.find(
        ({ id }) => id === 'person_reg',
      );
    expect((await read())?.missing.map(({ quantity }) => quantity)).toEqual([
      'persons_registered',
      'residents',
    ]);
    expect((await post('supervisor', { ...residents, source: '第七次人口普查' })).statusCode).toBe(200);
    const persons = { ...residents, quantity: 'persons_registered', value: 80_000 };
    await post('supervisor', { ...persons, source: '省平台月报' });
    await post('supervisor', { ...persons, value: 90_000, source: '省平台月报（更正）' });
    expect(await read()).toMatchObject({ value: 45, missing: [] });
    const { body } = await get<FactList>(
      'supervisor',
      `/api/indicators/person_reg/facts?${place}&part=numerator-0`,
    );
    expect(body.lines.map(({ amount }) => amount)).toEqual([90_000, 80_000]);
    const list = await get<EntryList>('supervisor', '/api/indicators/entered?divisionCode=513424');
    expect(list.body.rows.find(({ quantity }) => quantity === 'residents')?.latest).toMatchObject({
      by: '孙督',
    });
  });

  test('a month that is missing is named', async () => {
    const entry = { divisionCode: '513424', source: '信用中国（四川）导出' };
    for (const quantity of ['decisions_published', 'decisions_made']) {
      await post('supervisor', { ...entry, quantity, day: '2026-10-15', value: 50 });
    }
    const url = '/api/indicators/publicity7?divisionCode=513424&from=2026-10-01&to=2026-11-30&grain=month';
    const { body } = await get<IndicatorPage>('supervisor', url);
    expect(body.reading.value).toBeNull();
    expect(body.reading.missing).toMatchObject([{ month: '2026-11' }, { month: '2026-11' }]);
    expect(body.history.map(({ value, missing }) => [value, missing])).toEqual([
      [100, false],
      [null, true],
    ]);
  });

  test('not without the right, not for tomorrow, not for a place elsewhere', async () => {
    expect((await post('decider', { ...residents, source: '某处' })).statusCode).toBe(403);
    const tomorrow = await post('supervisor', { ...residents, day: '2026-11-24', source: '某处' });
    expect(tomorrow.json()).toMatchObject({ fields: [{ field: 'day', code: 'too-late' }] });
    expect(
      (await post('supervisor', { ...residents, divisionCode: '430182', source: '某处' })).statusCode,
    ).toBe(403);
  });
});
