import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTx, sql } from '../../../platform/db/index.ts';
import { readIndicator, resetRollUp, rollUp } from '../index.ts';
import { handled, type IndicatorsBed, indicatorsBed, rollUpAll } from '../testing.ts';

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
    select concat_ws(' ', r.grain, r.division_code, m.key, r.day, r.organisation_id, r.item_code, r.channel,
      trim_scale(r.amount)) as line
    from indicators.rollup r join indicators.measure m on m.id = r.measure where r.amount <> 0 order by 1`.execute(
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
