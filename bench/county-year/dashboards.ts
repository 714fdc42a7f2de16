import { indicatorsRoutes, publicFigures } from '../../server/modules/indicators/index.ts';
import type { IndicatorsBed } from '../../server/modules/indicators/testing.ts';
import { buildApp } from '../../server/platform/http/index.ts';
import { makeLogger } from '../../server/platform/log.ts';
import { quantile } from '../throwaway.ts';
import { databaseMs } from './database-cpu.ts';

/** Milliseconds of one page: of the wall, of this process and of the database's; the answer in kilobytes. */
export type PageTimes = {
  name: string;
  p50: number;
  p95: number;
  p99: number;
  cpu: number;
  database: number | null;
  kB: number;
};

const county = 'divisionCode=513424';
const year = 'from=2026-01-01&to=2026-12-31';
const facts = (part: string) => `/api/indicators/on_time/facts?${county}&${year}&part=${part}`;

/** Asks for every dashboard `runs` times over the routes, as a supervisor of the county. */
export async function timeDashboards(
  bed: IndicatorsBed,
  organisationId: string,
  runs: number,
): Promise<PageTimes[]> {
  const { supervisor } = bed.officers;
  const app = await buildApp({
    log: makeLogger({ level: 'silent' }),
    words: (_locale, { code }) => ({ code, title: code, detail: '', fields: [] }),
    authenticate: async () => ({ actor: supervisor, csrf: 'csrf', expired: false }),
    ready: async () => true,
    routes: [indicatorsRoutes(bed.indicators)],
    publicUrl: 'http://localhost',
  });
  const get = (url: string) => async (): Promise<number> => {
    const reply = await app.inject({ method: 'GET', url, cookies: { tongban_session: 'supervisor' } });
    if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode} ${reply.body}`);
    return reply.body.length;
  };
  const pages: [string, () => Promise<number>][] = [
    ['county, all figures of the year', get(`/api/indicators?${county}&${year}`)],
    ['county, all figures of a month', get(`/api/indicators?${county}&from=2026-11-01&to=2026-11-30`)],
    ['county, 1 January to a 17th', get(`/api/indicators?${county}&from=2026-01-01&to=2026-11-17`)],
    [
      'department, all figures of the year',
      get(`/api/indicators?${county}&${year}&organisationId=${organisationId}`),
    ],
    ['one figure by month, with departments', get(`/api/indicators/on_time?${county}&${year}&grain=month`)],
    ['one figure by day of a year', get(`/api/indicators/on_time?${county}&${year}&grain=day`)],
    ['cases of the denominator', get(facts('denominator-0'))],
    ['cases that were not in time', get(facts('missed-0'))],
    ['public page', async () => JSON.stringify(await publicFigures(bed.indicators, '513424')).length],
  ];
  const times: PageTimes[] = [];
  for (const [name, read] of pages) {
    for (let run = 0; run < 5; run++) await read();
    const one: number[] = [];
    const [cpu, database] = [process.cpuUsage(), await databaseMs(bed.url)];
    let size = 0;
    for (let run = 0; run < runs; run++) {
      const began = performance.now();
      size = await read();
      one.push(performance.now() - began);
    }
    const { user, system } = process.cpuUsage(cpu);
    const after = await databaseMs(bed.url);
    times.push({
      name,
      p50: quantile(one, 0.5),
      p95: quantile(one, 0.95),
      p99: quantile(one, 0.99),
      cpu: (user + system) / 1000 / runs,
      database: after === null || database === null ? null : (after - database) / runs,
      kB: size / 1024,
    });
  }
  await app.close();
  return times;
}
