/**
 * How long a plan takes: p50 and p95 of generated packages of 14 and 200 items, and the first plan of a package, which
 * also reads its conditions. Targets: p50 below 1 ms for 14 items, below 20 ms for 200. Run: node bin/tongban-run bench/planner.ts.
 */
import { plan } from '../server/modules/packages/index.ts';
import { randomPackage } from '../server/modules/packages/testing/random-package.ts';
import { loadCalendar } from '../server/platform/calendar/index.ts';

const targets = [
  { size: 14, p50: 1 },
  { size: 200, p50: 20 },
];
const RUNS = 400;
const PACKAGES = 20;

const calendar = loadCalendar();
const results = targets.map(({ size, p50: target }) => {
  const packages = Array.from({ length: PACKAGES }, (_, seed) => randomPackage(seed + 1, size));
  const first = packages.map(timed).sort((a, b) => a - b);
  for (let run = 0; run < RUNS; run += 1) timed(packages[run % PACKAGES] as (typeof packages)[0]); // warm
  const times = Array.from({ length: RUNS }, (_, run) =>
    timed(packages[run % PACKAGES] as (typeof packages)[0]),
  ).sort((a, b) => a - b);
  const at = (sorted: number[], share: number) => sorted[Math.floor(sorted.length * share)] as number;
  return { size, first: at(first, 0.5), p50: at(times, 0.5), p95: at(times, 0.95), target };
});

for (const { size, first, p50, p95, target } of results) {
  const ms = (time: number) => `${time.toFixed(3)} ms`;
  console.log(
    `plan of ${size} items: p50 ${ms(p50)} (target ${target} ms), p95 ${ms(p95)}, first ${ms(first)}`,
  );
}
process.exitCode = results.some(({ p50, target }) => p50 > target) ? 1 : 0;

function timed({ definition, answers, holdings }: ReturnType<typeof randomPackage>): number {
  const began = performance.now();
  plan(definition, answers, holdings, calendar);
  return performance.now() - began;
}
