import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snapshotNow } from '../../server/modules/indicators/index.ts';
import { type IndicatorsBed, indicatorsBed, rollUpAll } from '../../server/modules/indicators/testing.ts';
import { sql } from '../../server/platform/db/index.ts';
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

  test('it is a year with everything in it', async () => {
    const { rows } = await sql<{ state: string; n: number }>`
      select state, count(*)::int as n from cases."case" group by 1 order by 1`.execute(bed.db);
    const states = rows.map(({ state }) => state);
    for (const state of ['finished', 'withdrawn', 'voided', 'not-accepted', 'correction-requested']) {
      expect(states).toContain(state);
    }
  });
});
