/**
 * A year of a county with all that happens in one, counted by the platform and once more by plain SQL: every figure must
 * be the same. Then how long dashboards take. Run: node bin/tongban-run bench/indicators.ts [--cases 1000000] [--json].
 * A million cases take 15 to 20 minutes of a quiet machine with two cores and 15 GB of disk; all of it is taken away again.
 */
import { parseArgs } from 'node:util';
import { rollUp, snapshotNow } from '../server/modules/indicators/index.ts';
import { type IndicatorsBed, indicatorsBed, rollUpAll } from '../server/modules/indicators/testing.ts';
import { sql } from '../server/platform/db/index.ts';
import { compare } from './county-year/compare.ts';
import { timeDashboards } from './county-year/dashboards.ts';
import { databaseMs } from './county-year/database-cpu.ts';
import { analyse, fillYear, worldOf } from './county-year/fill.ts';
import { changeLater } from './county-year/later.ts';
import { makeTruth } from './county-year/truth.ts';
import { withThrowawayServer } from './throwaway.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '100' },
    json: { type: 'boolean', default: false },
  },
});
const total = Number(values.cases);
const divisionCode = '513424';
const year = { from: '2026-01-01', to: '2026-12-31' };
const began = performance.now();
const seconds: Record<string, number> = {};
const say = (line: string): void => {
  if (!values.json) console.log(line);
};
const mb = (bytes: number): number => Math.round(bytes / 1024 / 1024);

async function main(): Promise<void> {
  const bed = await indicatorsBed();
  try {
    bed.clock.set('2027-06-30T12:00:00+08:00');
    const ctx = bed.indicators;
    url = bed.url;
    const calendar = bed.ctx.calendar;
    const span = { from: `${year.from}T00:00:00+08:00`, to: `${year.to}T20:00:00+08:00` };
    const world = await worldOf(bed.db, calendar, divisionCode, span);
    say(`${total} cases of ${world.items.length} items with ${world.organisations.length} organisations`);
    // A twentieth, the last weeks', comes after the first count, behind the cursor.
    const turn = world.from + (world.to - world.from) * 0.95;
    const before = { ...world, submitted: { from: world.from, to: turn } };
    const after = { ...world, submitted: { from: turn, to: world.to } };
    const early = Math.floor(total * 0.95);
    const progress = (of: number) => every(10, (made: number) => say(`  ${clock()}  ${made} of ${of} made`));
    await timed('made', early, () =>
      fillYear(bed.url, before, early, { seed: 1, bare: true, progress: progress(early) }),
    );
    await analyse(bed.url);
    await timed('counted from the beginning', early, () => watched(bed, early, () => rollUp(ctx)));
    const rest = { seed: 2, first: early + 1, progress: progress(total - early) };
    await timed('made afterwards', total - early, () => fillYear(bed.url, after, total - early, rest));
    await timed('counted as it came', total - early, () => rollUpAll(bed));
    let changed = 0;
    await timed('changed later', total, async () => {
      changed = await changeLater(bed.url);
    });
    await timed('counted once more', changed, () => rollUpAll(bed));
    await snapshotNow(ctx);
    const { rss } = process.memoryUsage();
    await analyse(bed.url);
    const { rows } = await sql<{ mb: number }>`
      select (pg_database_size(current_database()) / 1048576)::int as mb`.execute(bed.db);
    say(`database ${rows[0]?.mb} MB; this process ${mb(rss)} MB, at most ${maxRss()} MB`);

    const dashboards = await timeDashboards(bed, world.organisations[0] as string, Number(values.runs));
    say(`\n${'page'.padEnd(41)}p50 ms  p95 ms  p99 ms  CPU ms  database ms     kB`);
    for (const { name, p50, p95, p99, cpu, database, kB } of dashboards) {
      const columns = [p50, p95, p99, cpu, database ?? Number.NaN, kB].map((n) => n.toFixed(1));
      say(name.padEnd(39) + columns.map((text, index) => text.padStart(index === 4 ? 13 : 8)).join(''));
    }
    say(`this process ${mb(process.memoryUsage().rss)} MB after them\n`);

    await timed('recomputed by SQL', total, () => makeTruth(bed.url, calendar, year));
    const organisations = [null, ...world.organisations.slice(0, 2)];
    const periods = [
      year,
      { from: '2026-02-01', to: '2026-02-28' },
      { from: '2026-09-24', to: '2026-10-09' },
    ];
    const places = { divisionCode, organisations };
    const { compared, differences } = await timed('compared', total, () =>
      compare(ctx, bed.url, places, periods),
    );
    say(`compared ${compared} parts of figures: ${differences.length} differ; ${clock()} in all`);
    for (const one of differences.slice(0, 20)) say(JSON.stringify(one));
    const memory = { afterCountMb: mb(rss), mostMb: maxRss() };
    const databaseMb = rows[0]?.mb;
    if (values.json)
      console.log(
        JSON.stringify({ cases: total, seconds, compared, differences, dashboards, memory, databaseMb }),
      );
    if (differences.length) process.exitCode = 1;
  } finally {
    await bed.close();
  }
}

const maxRss = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

/** Minutes and seconds since the beginning. */
function clock(): string {
  const s = Math.round((performance.now() - began) / 1000);
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
}

/** Says every ten seconds how many cases were counted, and when all will be. */
async function watched<T>(bed: IndicatorsBed, of: number, act: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const timer = setInterval(async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from indicators.fact where kind = 'case'`.execute(bed.db);
    const [n = 0, gone] = [rows[0]?.n, (performance.now() - from) / 1000];
    say(
      `  ${clock()}  ${n} of ${of} counted${n ? `, the rest in about ${Math.round((gone / n) * (of - n))} s` : ''}`,
    );
  }, 10_000);
  try {
    return await act();
  } finally {
    clearInterval(timer);
  }
}

/** At most once in so many seconds. */
function every<T>(interval: number, act: (value: T) => void): (value: T) => void {
  let last = performance.now();
  return (value) => {
    if (performance.now() - last < interval * 1000) return;
    last = performance.now();
    act(value);
  };
}

let url = '';

/** Says how long it took, and the processors' time here and in the database. */
async function timed<T>(what: string, count: number, act: () => Promise<T>): Promise<T> {
  const [from, cpu, database] = [performance.now(), process.cpuUsage(), await databaseMs(url)];
  const answer = await act();
  const took = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const reckoned = ((await databaseMs(url)) ?? Number.NaN) - (database ?? Number.NaN);
  seconds[what] = Math.round(took * 10) / 10;
  say(
    `${clock().padStart(6)}  ${what.padEnd(26)} ${count} in ${took.toFixed(0)} s, ${Math.round(count / took)}/s; ` +
      `CPU ${((user + system) / 1e6).toFixed(0)} s here, ${(reckoned / 1000).toFixed(0)} s in the database`,
  );
  return answer;
}

await withThrowawayServer(main);
