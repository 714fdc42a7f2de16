/**
 * Work lists over a million cases, and 25,000 of them as a file: p50 and p95, the reads of each plan, memory while
 * exporting. Run: node bin/tongban-run bench/lists.ts [--cases 1000000]. Makes and drops a database of its own.
 */
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { FilterQuery } from '../contracts/cases.ts';
import type { StaffActor } from '../contracts/identity.ts';
import { exportList } from '../server/modules/cases/queries/export-list.ts';
import { askedOf, planOf } from '../server/modules/cases/queries/list-page.ts';
import { countListQuery, listQuery } from '../server/modules/cases/queries/list-rows.ts';
import { fillCases } from '../server/modules/cases/queries/test-rows.ts';
import { workList } from '../server/modules/cases/queries/work-list.ts';
import { places, sealJson } from '../server/modules/cases/sealing.ts';
import { casesBed, county } from '../server/modules/cases/testing.ts';
import type { RawBuilder } from '../server/platform/db/index.ts';
import { quantile, withThrowawayServer } from './throwaway.ts';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '1000000' } } });
const total = Number(values.cases);
const runs = 40;
const inCounty = 40_000;

await withThrowawayServer(main);

async function main(): Promise<void> {
  const bed = await casesBed();
  try {
    const began = performance.now();
    await fillCases(bed.url, total, inCounty);
    await sealPersons(bed);
    console.log(`${total + inCounty} cases in ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
    const { clerk, reviewer } = bed.officers;
    const shapes: [string, StaffActor, FilterQuery][] = [
      ['queue of a county', clerk, { queue: 'receive' }],
      ['queue of one organisation', reviewer, { queue: 'review' }],
      ['overdue', clerk, { queue: 'receive', light: 'bad' }],
      ['nearly due', clerk, { queue: 'review', light: 'warn' }],
      ['in time', clerk, { queue: 'decide', light: 'ok' }],
      ['one item', clerk, { queue: 'review', itemCode: 'item-3' }],
      ['days of submission, all', clerk, { queue: 'all', from: '2020-01-01', to: '2099-01-01' }],
      ['days of submission, done', clerk, { queue: 'done', from: '2020-01-01', to: '2099-01-01' }],
      ['role', reviewer, { queue: 'all', role: 'reviewer' }],
      ['division', clerk, { queue: 'all', divisionCode: county }],
      ['number', clerk, { queue: 'all', text: `${county}-20261001-00073` }],
      ['name', clerk, { queue: 'all', text: '企业5134247' }],
    ];
    console.log('list, with counts and rows'.padEnd(34), 'p50 ms  p95 ms   plan: reads of the table, pages');
    for (const [name, actor, query] of shapes) {
      const times: number[] = [];
      for (let run = 0; run < runs; run++) {
        const from = performance.now();
        await workList(bed.ctx, actor, { ...query, limit: 50 });
        times.push(performance.now() - from);
      }
      const plan = query.text ? '' : await planText(bed, actor, query);
      console.log(name.padEnd(34), ...at(times), ' ', plan);
    }
    await benchExport(bed);
  } finally {
    await bed.close();
  }
}

type Bed = Awaited<ReturnType<typeof casesBed>>;

const at = (times: readonly number[]): string[] =>
  [0.5, 0.95].map((share) => quantile(times, share).toFixed(1).padStart(6));

async function planText(bed: Bed, actor: StaffActor, query: FilterQuery): Promise<string> {
  const plan = planOf(await askedOf(bed.ctx, actor, query), null, 51);
  const list = await explain(bed, listQuery(plan));
  const count = await explain(bed, countListQuery({ ...plan, limit: 1000 }));
  return `${list}; count of it ${count}`;
}

type Node = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Node[] };

async function explain(bed: Bed, query: RawBuilder<unknown>): Promise<string> {
  const { sql, parameters } = query.compile(bed.db);
  const client = new pg.Client({ connectionString: bed.url });
  await client.connect();
  const { rows } = await client.query(`explain (analyze, buffers, format json) ${sql}`, [...parameters]);
  await client.end();
  const top = rows[0]['QUERY PLAN'][0].Plan as Node & Record<string, number>;
  const reads = new Set<string>();
  const walk = (node: Node): void => {
    if (node['Relation Name'] === 'case')
      reads.add(`${node['Node Type']} ${node['Index Name'] ?? ''}`.trim());
    for (const child of node.Plans ?? []) walk(child);
  };
  walk(top);
  return `${[...reads].join(', ')}, ${Number(top['Shared Hit Blocks']) + Number(top['Shared Read Blocks'])}`;
}

/** Names of the county's persons, sealed as a submission does: an export opens and masks each. */
async function sealPersons(bed: Bed): Promise<void> {
  const owner = new pg.Client({ connectionString: bed.url });
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(
    'select id from cases."case" where division_code = $1 and applicant_name is null',
    [county],
  );
  const sealed = rows.map(({ id }) => {
    const name = { name: '周小满', number: '', agentName: '周小满' };
    return { id, sealed: sealJson(bed.ctx, name, places.applicant(id)).sealed };
  });
  await owner.query(
    `update cases."case" c set applicant_sealed = r.sealed from json_to_recordset($1::json) as r(id uuid, sealed text)
     where c.id = r.id`,
    [JSON.stringify(sealed)],
  );
  await owner.end();
}

async function benchExport(bed: Bed): Promise<void> {
  console.log(
    '\nexport of 25,000 rows     s       MB   highest memory above the start, MB (of rows 1,000 / all)',
  );
  for (const format of ['csv', 'xlsx'] as const) {
    globalThis.gc?.();
    const start = process.memoryUsage().rss;
    let [bytes, early, highest] = [0, 0, 0];
    const began = performance.now();
    const file = await exportList(bed.ctx, bed.officers.clerk, format, { queue: 'all' }, 'zh-CN');
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        highest = Math.max(highest, process.memoryUsage().rss - start);
        if (bytes < 100_000) early = highest;
        done();
      },
    });
    await pipeline(file.content, sink);
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    const mb = (value: number) => (value / 1024 / 1024).toFixed(1).padStart(6);
    console.log(`${format.padEnd(22)} ${seconds.padStart(6)} ${mb(bytes)}   ${mb(early)} / ${mb(highest)}`);
  }
}
