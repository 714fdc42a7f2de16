import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dimension, Study } from '../../contracts/attribution.ts';
import { singles } from '../../server/modules/indicators/attribution/sums.ts';
import { snapshotNow } from '../../server/modules/indicators/index.ts';
import { cut } from '../../server/modules/indicators/reading/period.ts';
import { flowSums } from '../../server/modules/indicators/reading/sums.ts';
import { type IndicatorsBed, indicatorsBed, rollUpAll } from '../../server/modules/indicators/testing.ts';
import { type RawBuilder, sql } from '../../server/platform/db/index.ts';
import { compare } from './compare.ts';
import { fillYear, worldOf } from './fill.ts';
import { changeLater } from './later.ts';
import { makeTruth } from './truth.ts';

const divisionCode = '513424';
const span = { from: '2026-01-01T00:00:00+08:00', to: '2026-12-31T20:00:00+08:00' };
let bed: IndicatorsBed;
let organisations: (string | null)[];
beforeAll(async () => {
  bed = await indicatorsBed();
  bed.clock.set('2027-06-30T12:00:00+08:00');
  const world = await worldOf(bed.db, bed.ctx.calendar, divisionCode, span);
  organisations = [null, ...world.organisations.slice(0, 1)];
  // Half is there before the first round and is walked; the rest comes by the feed.
  await fillYear(bed.url, world, 600, { seed: 11 });
  await rollUpAll(bed);
  await fillYear(bed.url, world, 600, { seed: 12, first: 601 });
  await rollUpAll(bed);
  await changeLater(bed.url);
  await rollUpAll(bed);
  await snapshotNow(bed.indicators);
  await makeTruth(bed.url, bed.ctx.calendar, { from: '2026-01-01', to: '2026-12-31' });
}, 120_000);
afterAll(() => bed.close());

describe('a year of a county, counted once more by other code', () => {
  test('every figure is the same, for a year, months and odd days, the whole and single departments', async () => {
    const periods = [
      { from: '2026-01-01', to: '2026-12-31' },
      { from: '2026-02-01', to: '2026-02-28' },
      { from: '2026-09-24', to: '2026-10-09' },
      { from: '2026-10-31', to: '2027-06-30' },
    ];
    const { compared, differences } = await compare(
      bed.indicators,
      bed.url,
      { divisionCode, organisations },
      periods,
    );
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(300);
  });

  test('the days of a year read in one stretch are those read by a few', async () => {
    const { rows } = await sql<{ id: number }>`select id from indicators.measure order by id`.execute(bed.db);
    const ids = rows.map(({ id }) => id);
    const where = { scope: [{ divisionCode, organisationId: null }], divisionCode };
    const days = cut({ from: '2026-01-01', to: '2026-12-31' }, 'day');
    const stretch = await flowSums(bed.db, ids, where, days, 'organisation');
    for (let at = 0; at < days.length; at += 30) {
      const few = days.slice(at, at + 30);
      expect(stretch.slice(at, at + 30)).toEqual(await flowSums(bed.db, ids, where, few, 'organisation'));
    }
    expect(stretch.filter((sums) => sums.size > 0).length).toBeGreaterThan(100);
  });

  test('what bad ratings and corrections have in common is the same, by item, channel and material', async () => {
    const where = { scope: [{ divisionCode, organisationId: null }], divisionCode };
    const counted = async (study: Study, dimension: Dimension) =>
      (await singles(bed.db, study, where, { from: '2026-01', to: '2026-12' }))
        .filter((one) => one.dimension === dimension)
        .map(({ value, base, hits }) => `${value} ${hits}/${base}`)
        .sort();
    const plainly = async (key: RawBuilder<string>, rest: RawBuilder<unknown>, hit: RawBuilder<boolean>) =>
      (
        await sql<{ line: string }>`
          select ${key} || ' ' || count(*) filter (where ${hit}) || '/' || count(*) as line
          from cases."case" c join cases.event s on s.case_id = c.id and s.seq = 1 ${rest} group by ${key} order by 1`.execute(
          bed.db,
        )
      ).rows
        .map(({ line }) => line)
        .sort();
    const bad = sql<boolean>`exists (select from ratings.counted r where r.case_id = c.id and r.level <= 2)`;
    const over = sql`join cases.event f on f.case_id = c.id and f.kind like 'finished@%' where c.state = 'finished'
      and (f.at at time zone 'Asia/Shanghai')::date between '2026-01-01' and '2026-12-31'`;
    expect(await counted('bad-rating', 'item')).toEqual(await plainly(sql`c.item_code`, over, bad));
    expect(await counted('bad-rating', 'channel')).toEqual(
      await plainly(sql`s.body::jsonb->'payload'->>'channel'`, over, bad),
    );
    const told = sql`left join cases.event n on n.case_id = c.id and n.kind like 'correction-requested@%'`;
    const received = sql`${told} where c.state <> 'voided'
      and (c.submitted_at at time zone 'Asia/Shanghai')::date between '2026-01-01' and '2026-12-31'`;
    const corrected = sql<boolean>`n.case_id is not null`;
    expect(await counted('correction', 'item')).toEqual(await plainly(sql`c.item_code`, received, corrected));
    const named = await counted('correction', 'material');
    const sum = named.reduce((all, line) => all + Number(/ (\d+)\/\d+$/.exec(line)?.[1]), 0);
    const { rows } = await sql<{ n: number }>`
      select count(distinct (c.id, m->>'name'))::int as n from cases."case" c ${told}
        cross join jsonb_array_elements(n.body::jsonb->'payload'->'points') as p
        join catalogue.item_version v on v.division_code = c.place_code and v.item_code = c.item_code and v.version = c.item_version
        join jsonb_array_elements(v.definition->'materials') as m on m->>'id' = p->>'ref'
      where c.state <> 'voided'`.execute(bed.db);
    expect(sum).toBe(rows[0]?.n);
    expect(sum).toBeGreaterThan(20);
    const reasons = await sql<{ line: string }>`
      select p->>'reason' || ' ' || count(distinct c.id) || '/0' as line from cases."case" c ${told}
        cross join jsonb_array_elements(n.body::jsonb->'payload'->'points') as p
      where c.state <> 'voided' and p->>'reason' is not null group by p->>'reason' order by 1`.execute(
      bed.db,
    );
    expect(await counted('correction', 'reason')).toEqual(reasons.rows.map(({ line }) => line).sort());
  });

  test('it is a year with everything in it', async () => {
    const { rows } = await sql<{ state: string; n: number }>`
      select state, count(*)::int as n from cases."case" group by 1 order by 1`.execute(bed.db);
    const states = rows.map(({ state }) => state);
    for (const state of ['finished', 'withdrawn', 'voided', 'not-accepted', 'correction-requested']) {
      expect(states).toContain(state);
    }
  });
});
