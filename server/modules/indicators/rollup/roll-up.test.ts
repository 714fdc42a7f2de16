import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../../../contracts/identity.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { foodLicence, key } from '../../cases/testing.ts';
import { ratableOf, rate } from '../../ratings/index.ts';
import { endService, startService } from '../../ratings/testing.ts';
import { sendCommand } from '../../requests/index.ts';
import { fileByOfficer, requestFor } from '../../requests/testing.ts';
import { supervisionHandlers } from '../../supervision/index.ts';
import { matches, matchesSql } from '../condition.ts';
import { importIndicators, readIndicator, resetRollUp, rollUp, snapshotNow } from '../index.ts';
import { factsBehind } from '../queries/facts.ts';
import { findDefinition } from '../queries/kept.ts';
import { handled, type IndicatorsBed, indicatorsBed, rollUpAll } from '../testing.ts';
import { enterValue } from '../use-cases/enter-value.ts';

let bed: IndicatorsBed;
beforeAll(async () => {
  bed = await indicatorsBed();
});
afterAll(() => bed.close());

const year = { from: '2026-01-01', to: '2026-12-31' };
const read = (id: string, period = year) =>
  readIndicator(bed.indicators, { id, divisionCode: '513424', ...period });

/** All sums that are not nothing, as text. */
async function sums(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', r.span, r.division_code, m.key, r.day, r.organisation_id, trim_scale(r.amount)) as line
    from indicators.total r join indicators.measure m on m.id = r.measure where r.amount <> 0 order by 1`.execute(
    bed.db,
  );
  return rows.map(({ line }) => line);
}

describe('figures follow what happens', () => {
  test('before anything was counted the figure says so and is no zero', async () => {
    const { value, missing } = await read('on_time');
    expect({ value, missing }).toEqual({ value: null, missing: [{ reason: 'being-counted' }] });
  });

  test('with nothing to divide by there is no share', async () => {
    await rollUpAll(bed);
    expect(await read('on_time')).toMatchObject({ value: null, numerator: 0, denominator: 0, missing: [] });
  });

  test('a case decided in time is in both parts on that day; one that is not is in the denominator after its last day', async () => {
    const inTime = await handled(bed);
    const late = await handled(bed);
    await inTime.accept();
    await late.accept();
    await rollUpAll(bed);
    expect(await read('on_time')).toMatchObject({ numerator: 0, denominator: 0 });
    bed.clock.set('2026-11-26T10:00:00+08:00');
    await inTime.decide();
    await rollUpAll(bed);
    expect(await read('on_time')).toMatchObject({ value: 100, numerator: 1, denominator: 1 });
    // 10 working days from 23 November end on 7 December: open and overdue from the 8th, without any event.
    bed.clock.set('2026-12-07T23:00:00+08:00');
    expect(await read('on_time')).toMatchObject({ value: 100, denominator: 1 });
    bed.clock.set('2026-12-08T00:30:00+08:00');
    expect(await read('on_time')).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
    await late.decide();
    await rollUpAll(bed);
    expect(await read('on_time')).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
    expect(await read('on_time', { from: '2026-11-01', to: '2026-11-30' })).toMatchObject({ value: 100 });
  });

  test('what was used is told in working days of the law’s limit', async () => {
    // The law allows 10 for each; 3 were used for the one, 11 for the other.
    const { value, numerator, denominator, mean } = await read('actual_compression');
    expect({ numerator, denominator }).toEqual({ numerator: 6, denominator: 20 });
    expect(value).toBe(30);
    expect(mean).toBeNull(); // (70 % − 10 %) ÷ 2 is the same here
  });

  test('the same figures come of a second reading, and of a count from the beginning', async () => {
    const before = await sums();
    expect(before.length).toBeGreaterThan(20);
    expect(await rollUpAll(bed)).toBe(0);
    expect(await sums()).toEqual(before);
    await inTx(bed.db, (tx) => resetRollUp(tx));
    await rollUpAll(bed);
    expect(await sums()).toEqual(before);
  });

  test('an event that is committed late by a slow transaction is not passed over', async () => {
    const before = await read('accept_on_time', { from: '2026-12-01', to: '2026-12-31' });
    const slow = await handled(bed);
    const other = await handled(bed);
    await rollUpAll(bed);
    // A transaction that took its number before others did and is still open holds back what came after it.
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const open = inTx(bed.db, async (tx) => {
      await sql`select pg_current_xact_id()`.execute(tx);
      await held;
    });
    await slow.accept();
    await rollUp(bed.indicators);
    expect(await read('accept_on_time', { from: '2026-12-01', to: '2026-12-31' })).toMatchObject({
      numerator: before.numerator,
    });
    release();
    await open;
    await other.accept();
    await rollUpAll(bed);
    expect(await read('accept_on_time', { from: '2026-12-01', to: '2026-12-31' })).toMatchObject({
      numerator: (before.numerator ?? 0) + 2,
    });
  });
});

describe('services at windows and requests', () => {
  const windowId = '513424-w1';
  const desk = { address: '10.0.0.5', agent: 'desk' };

  /** Somebody is served for ten minutes; `level`: and rates by her phone, half an hour later. */
  async function served(level: number | null): Promise<string> {
    const { ctx, officers, clock } = bed;
    const { id } = await startService(ctx, officers.clerk, { windowId, itemCode: null }, desk);
    clock.advance(600_000);
    await endService(ctx, officers.clerk, { id, phone: null }, desk);
    clock.advance(1_800_000);
    if (level !== null) await rateService(id, level);
    return id;
  }
  async function rateService(id: string, level: number): Promise<void> {
    const found = await ratableOf(bed.db, { about: 'service', id });
    if (!found) throw new Error('no service');
    const input = { level, tags: [], say: '', named: false };
    const from = { address: '39.144.1.2', agent: 'phone', staffSession: false };
    await rate(bed.ctx, found.subject, { accountId: null, contact: null }, input, 'qr', from);
  }

  test('a service counts on the day it ended; what is not rated, or not to count, is in the denominator only', async () => {
    await served(5);
    const unsure = await served(1);
    await served(null);
    await startService(bed.ctx, bed.officers.clerk, { windowId, itemCode: null }, desk);
    await rollUpAll(bed);
    expect(await read('service_rating')).toMatchObject({ numerator: 2, denominator: 3 });
    expect(await read('service_satisfaction')).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
    // Supervision finds that it does not count: it goes from both figures, the service stays.
    await sql`with f as (insert into ratings.rating_flag (division_code, subject_id, occasion, flag, excludes, channel,
        evidence, organisation_id, item_name, at)
      select division_code, case_id, occasion, 'too-fast', false, channel, '{}', organisation_id, '', now()
      from ratings.rating where case_id = ${unsure} returning id, subject_id)
      insert into ratings.flag_verdict (flag_id, subject_id, counts, reason, staff_id, at)
      select id, subject_id, false, '窗口代评', ${bed.officers.supervisor.staffId}, now() from f`.execute(
      bed.db,
    );
    await rollUpAll(bed);
    expect(await read('service_rating')).toMatchObject({ numerator: 1, denominator: 3 });
    expect(await read('service_satisfaction')).toMatchObject({ value: 100, denominator: 1 });
  });

  test('a request is answered in time, late, or not: what waits beyond its limit counts from the day after', async () => {
    const { ctx, clock, officers } = bed;
    const act = async (
      staff: StaffActor,
      id: string,
      command: Parameters<typeof sendCommand>[2],
      sent: object = {},
    ) => {
      const { rows } = await sql<{ version: number }>`
        select version from requests.request where id = ${id}`.execute(bed.db);
      const reached = await requestFor(ctx, staff, id);
      return sendCommand(
        ctx,
        reached,
        command,
        { version: rows[0]?.version ?? 0, text: '情况', ...sent },
        key(),
      );
    };
    const filed = async () => {
      const file = { kind: 'undone', title: '跑了三趟', body: '每次都说少一样。', consent: false };
      const nobody = { name: null, phone: null, caseNumber: null, organisationId: null };
      return (await fileByOfficer(ctx, officers.clerk, { ...file, ...nobody }, key())).id;
    };
    const toDepartment = async (id: string) => {
      await act(officers.supervisor, id, 'route', {
        organisationId: officers.decider.grants[0]?.organisationId,
      });
      await act(officers.decider, id, 'accept');
    };
    clock.set('2027-03-01T09:00:00+08:00'); // a Monday; 3 working days for the answer
    const [prompt, slow, open] = [await filed(), await filed(), await filed()];
    for (const id of [prompt, slow]) await toDepartment(id);
    await act(officers.decider, prompt, 'reply', { text: '清单补全了，请带执照来。' });
    await act(officers.clerk, prompt, 'reopen', { text: '还是少一样' });
    const in2027 = { from: '2027-01-01', to: '2027-12-31' };
    await rollUpAll(bed);
    expect(await read('request_on_time', in2027)).toMatchObject({ value: 100, denominator: 1 });
    // Nobody sent the third on within its one day; the second is answered on the fourth working day.
    clock.set('2027-03-05T09:00:00+08:00');
    expect(await read('request_on_time', in2027)).toMatchObject({ numerator: 1, denominator: 3 });
    await act(officers.decider, slow, 'reply', { text: '清单补全了，请带执照来。' });
    await act(officers.clerk, slow, 'rate', { level: 2 });
    await toDepartment(open);
    await rollUpAll(bed);
    expect(await read('request_on_time', in2027)).toMatchObject({ numerator: 1, denominator: 2 });
    expect(await read('request_reopened', in2027)).toMatchObject({ numerator: 1, denominator: 2 });
    expect(await read('request_satisfaction', in2027)).toMatchObject({
      value: 0,
      numerator: 0,
      denominator: 1,
    });
    const before = await sums();
    await inTx(bed.db, (tx) => resetRollUp(tx));
    await rollUpAll(bed);
    expect(await sums()).toEqual(before);
  });
});

test('a condition says the same of a fact in a list as where it is counted', async () => {
  const scalar = fc.constantFrom<string | number | boolean>('x', 'y', '3', 0, 1, 2.5, true, false);
  const bound = fc.constantFrom(0, 1, 2.5);
  const bounds = fc
    .record({ gt: bound, gte: bound, lt: bound, lte: bound, known: fc.boolean() }, { requiredKeys: [] })
    .filter((one) => Object.keys(one).length > 0);
  const of = <T>(value: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom('a', 'b'), value);
  const condition = of(fc.oneof(scalar, fc.array(scalar, { minLength: 1, maxLength: 3 }), bounds));
  const cases = fc.sample(fc.tuple(condition, of(scalar)), { numRuns: 80, seed: 1 });
  const said = await Promise.all(
    cases.map(async ([where, fields]) => {
      const known = matchesSql(where, sql`${JSON.stringify(fields)}::text::jsonb`);
      const { rows } = await sql<{ is: boolean }>`select ${known} as is`.execute(bed.db);
      return rows[0]?.is;
    }),
  );
  expect(said).toEqual(cases.map(([where, fields]) => matches(where, fields)));
});

test('a definition of each kind that the product does not ship counts what is there already, and says what is missing', async () => {
  const base = {
    version: 1,
    unit: '%',
    direction: 'up',
    base: '办件',
    dimensions: ['day'],
    source: '县里自定',
    traps: [],
  };
  const text = { formula: '甲÷乙×100', numerator: '甲', denominator: '乙', excluded: null };
  const food = { item: foodLicence };
  const indicators = [
    {
      ...{ ...base, text, id: 'own_flow', name: '食品许可网上受理占比', kind: 'flow' },
      ratios: [
        {
          numerator: [{ fact: 'case', on: 'acceptedOn', where: { ...food, channel: 'online' } }],
          denominator: [{ fact: 'case', on: 'acceptedOn', where: food }],
          scale: 100,
        },
      ],
    },
    {
      ...{ ...base, text, id: 'own_stock', name: '许可事项占比', kind: 'stock' },
      ratios: [
        {
          numerator: [{ stock: 'item', where: { itemType: 'licence' } }],
          denominator: [{ stock: 'item' }],
          scale: 100,
        },
      ],
    },
    {
      ...{ ...base, text, id: 'own_entered', name: '来访批次', kind: 'entered', unit: '批' },
      ratios: [{ numerator: [{ entered: 'own_visits' }] }],
    },
  ];
  const quantities = [{ id: 'own_visits', name: '来访批次', unit: '批', per: 'month' }];
  const file = JSON.stringify({ quantities, indicators });
  const report = await inTx(bed.db, (tx) => importIndicators(tx, bed.indicators, file));
  expect(report).toMatchObject({ problems: [], added: ['own_flow', 'own_stock', 'own_entered'] });
  expect(await read('own_flow')).toMatchObject({ value: null, missing: [{ reason: 'being-counted' }] });
  await rollUpAll(bed);
  await snapshotNow(bed.indicators);
  const { rows } = await sql<{ accepted: number; items: number; licences: number }>`
    select (select count(*) from cases.event where split_part(kind, '@', 1) = 'accepted')::int as accepted,
      (select count(*) from catalogue.item where state = 'published')::int as items,
      (select count(*) from catalogue.item i join catalogue.item_version v using (division_code, item_code)
        where v.version = i.current_version and i.state = 'published'
          and v.definition->'basic'->>'itemType' = 'licence')::int as licences`.execute(bed.db);
  const [known] = rows;
  const upTo = { from: '2026-01-01', to: '2027-12-31' };
  expect(await read('own_flow', upTo)).toMatchObject({ value: 100, denominator: known?.accepted });
  expect(await read('own_stock', upTo)).toMatchObject({
    numerator: known?.licences,
    denominator: known?.items,
    missing: [],
  });
  const november = { from: '2026-11-01', to: '2026-11-30' };
  expect(await read('own_entered', november)).toMatchObject({
    value: null,
    missing: [{ reason: 'not-entered', name: '来访批次', month: '2026-11' }],
  });
  const entry = {
    quantity: 'own_visits',
    divisionCode: '513424',
    day: '2026-11-30',
    value: 12,
    source: '信访局月报',
  };
  await enterValue(bed.indicators, bed.officers.supervisor, entry);
  expect(await read('own_entered', november)).toMatchObject({ value: 12, missing: [] });
});

test('cards and findings are counted by a definition and lead to themselves, within the reader’s places only', async () => {
  const cards = (id: string, where: object) => ({
    ...{
      id,
      version: 1,
      name: id,
      kind: 'flow',
      unit: '张',
      direction: 'down',
      base: '督查事项',
      dimensions: ['day'],
    },
    ...{
      source: '县里自定',
      traps: [],
      text: { formula: '甲', numerator: '甲', denominator: null, excluded: null },
    },
    ratios: [{ numerator: [{ fact: 'matter', on: 'on', where }] }],
  });
  const indicators = [
    cards('own_red', { sort: 'card', what: 'red' }),
    cards('own_findings', { sort: 'finding', upheld: true }),
  ];
  const load = (of: object[]) =>
    inTx(bed.db, (tx) =>
      importIndicators(tx, bed.indicators, JSON.stringify({ quantities: [], indicators: of })),
    );
  // The name of a page is none of an indicator.
  expect((await load([cards('entered', {})])).problems).toMatchObject([{ path: 'entered' }]);
  expect((await load(indicators)).problems).toEqual([]);
  const late = await handled(bed);
  await late.accept();
  bed.clock.advance(40 * 86_400_000);
  const told = { payload: { divisionCode: '513424', caseId: late.id } } as never;
  for (const handler of supervisionHandlers({ ...bed.ctx, cases: bed.ctx })['case.clock-turned'] ?? [])
    await inTx(bed.db, (tx) => handler(tx, told));
  await rollUpAll(bed);
  const upTo = { from: '2026-01-01', to: '2027-12-31' };
  expect(await read('own_red', upTo)).toMatchObject({ value: 1, missing: [] });
  expect(await read('own_findings', upTo)).toMatchObject({ value: 0, missing: [] });
  const definition = await findDefinition(bed.db, 'own_red');
  if (!definition) throw new Error('no definition');
  const list = (divisionCode: string, organisationId: string | null) => {
    const where = {
      scope: [{ divisionCode, organisationId }],
      divisionCode: '513424',
      organisationId: undefined,
    };
    return factsBehind(bed.indicators, definition, where, {
      divisionCode: '513424',
      ...upTo,
      part: 'numerator-0',
    });
  };
  const { rows } = await sql<{ id: string }>`select id from supervision.matter where what = 'red'`.execute(
    bed.db,
  );
  expect((await list('513424', null)).lines).toMatchObject([
    { kind: 'matter', id: rows[0]?.id, state: 'opened', caseId: null, applicant: null },
  ]);
  expect((await list('513424', '513424-health')).lines).toEqual([]);
  expect((await list('430182', null)).lines).toEqual([]);
});
