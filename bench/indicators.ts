/**
 * A year of a county with all that happens in one, counted by the platform and once more by plain SQL: every figure must
 * be the same. Then how long dashboards take. Run: node bin/tongban-run bench/indicators.ts [--cases 1000000] [--json].
 * Makes and drops a database of its own.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { IndicatorsContext } from '../server/modules/indicators/index.ts';
import {
  definitionsInForce,
  findDefinition,
  rollUp,
  snapshotNow,
} from '../server/modules/indicators/index.ts';
import { factsBehind } from '../server/modules/indicators/queries/facts.ts';
import { indicatorPage } from '../server/modules/indicators/queries/page.ts';
import { readDefinitions } from '../server/modules/indicators/reading/read.ts';
import { indicatorsBed } from '../server/modules/indicators/testing.ts';
import { sql } from '../server/platform/db/index.ts';
import { startEmbedded } from '../server/platform/pg/index.ts';
import { prepareTemplate, testFolder } from '../server/platform/testing/db.ts';
import { compare } from './county-year/compare.ts';
import { fillYear, worldOf } from './county-year/fill.ts';
import { makeTruth } from './county-year/truth.ts';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } },
});
const total = Number(values.cases);
const runs = 40;
const divisionCode = '513424';
const year = { from: '2026-01-01', to: '2026-12-31' };
const month = { from: '2026-11-01', to: '2026-11-30' };
const say = (line: string): void => {
  if (!values.json) console.log(line);
};

const folder = testFolder();
const given = process.env.DATABASE_URL;
const embedded = given ? undefined : await startEmbedded(join(folder, 'pg'));
try {
  const server = given ?? (embedded?.url() as string);
  await prepareTemplate(server);
  process.env.TONGBAN_TEST_SERVER = server;
  await main();
} finally {
  await embedded?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const bed = await indicatorsBed();
  try {
    bed.clock.set('2027-06-30T12:00:00+08:00');
    const ctx = bed.indicators;
    const calendar = bed.ctx.calendar;
    const span = { from: `${year.from}T00:00:00+08:00`, to: `${year.to}T20:00:00+08:00` };
    const world = await worldOf(bed.db, calendar, divisionCode, span);
    // A tenth comes after the first count, behind the cursor.
    const early = Math.floor(total * 0.9);
    await timed('made', early, () => fillYear(bed.url, world, early, { seed: 1 }));
    await timed('counted from the beginning', early, () => rollUp(ctx));
    await timed('made', total - early, () =>
      fillYear(bed.url, world, total - early, { seed: 2, first: early + 1 }),
    );
    await timed('counted as it came', total - early, () => rollUp(ctx));
    await snapshotNow(ctx);
    await sql`analyze`.execute(bed.db).catch(() => {}); // the application's role may not for all tables
    await timed('recomputed by SQL', total, () => makeTruth(bed.url, calendar, year));
    const organisations = [null, ...world.organisations.slice(0, 2)];
    const periods = [
      year,
      { from: '2026-02-01', to: '2026-02-28' },
      { from: '2026-09-24', to: '2026-10-09' },
    ];
    const { compared, differences } = await compare(ctx, bed.url, { divisionCode, organisations }, periods);
    say(`compared ${compared} parts of figures: ${differences.length} differ`);
    for (const one of differences.slice(0, 20)) say(JSON.stringify(one));
    const dashboards = await dashboardsOf(ctx, world.organisations[0] as string);
    if (values.json) console.log(JSON.stringify({ cases: total, compared, differences, dashboards }));
    if (differences.length) process.exitCode = 1;
  } finally {
    await bed.close();
  }
}

async function timed(what: string, count: number, act: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await act();
  const seconds = (performance.now() - began) / 1000;
  say(`${what.padEnd(28)} ${count} cases in ${seconds.toFixed(0)} s, ${Math.round(count / seconds)} cases/s`);
}

type Times = { name: string; p50: number; p95: number };

async function dashboardsOf(ctx: IndicatorsContext, organisationId: string): Promise<Times[]> {
  const all = await definitionsInForce(ctx.db);
  const onTime = (await findDefinition(ctx.db, 'on_time')) as (typeof all)[number];
  const county = { scope: [{ divisionCode, organisationId: null }], divisionCode };
  const department = { scope: [{ divisionCode, organisationId }], divisionCode };
  const facts =
    (part: string, period = year) =>
    () =>
      factsBehind(ctx, onTime, county, { divisionCode, ...period, part, limit: 50 });
  const pages: [string, () => Promise<unknown>][] = [
    ['county, all figures of the year', () => readDefinitions(ctx, all, county, year)],
    ['county, all figures of a month', () => readDefinitions(ctx, all, county, month)],
    ['county, 1 January to a 17th', () => readDefinitions(ctx, all, county, { ...year, to: '2026-11-17' })],
    ['department, all figures of the year', () => readDefinitions(ctx, all, department, year)],
    ['one figure by month, with departments', () => indicatorPage(ctx, onTime, county, year, 'month')],
    ['one figure by day of a year', () => indicatorPage(ctx, onTime, county, year, 'day')],
    ['cases of the denominator', facts('denominator-0')],
    ['cases that were not in time', facts('missed-0')],
  ];
  say(`${'\npage'.padEnd(42)}p50 ms  p95 ms`);
  const times: Times[] = [];
  for (const [name, read] of pages) {
    const one: number[] = [];
    for (let run = 0; run < runs; run++) {
      const began = performance.now();
      await read();
      one.push(performance.now() - began);
    }
    one.sort((a, b) => a - b);
    const at = (share: number) => Math.round((one[Math.floor(one.length * share)] as number) * 10) / 10;
    times.push({ name, p50: at(0.5), p95: at(0.95) });
    say(`${name.padEnd(41)}${String(at(0.5)).padStart(6)}${String(at(0.95)).padStart(8)}`);
  }
  return times;
}
