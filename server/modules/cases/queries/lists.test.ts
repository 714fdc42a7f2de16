import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompiledQuery, RawBuilder } from '../../../platform/db/index.ts';
import { type CasesBed, casesBed, county } from '../testing.ts';
import { listDivisions } from './list-divisions.ts';
import { countListQuery, listQuery, mineQuery } from './list-rows.ts';
import { countQuery } from './queue-counts.ts';
import { searchQuery } from './search-rows.ts';
import { fillCases } from './test-rows.ts';
import { workList } from './work-list.ts';

const rows = 100_000;
let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
  await fillCases(bed.url, rows);
}, 120_000);
afterAll(() => bed.close());

type Node = { 'Node Type': string; 'Relation Name'?: string; 'Actual Rows'?: number; Plans?: Node[] };

async function planOf(query: RawBuilder<unknown>): Promise<{ scans: string[]; buffers: number }> {
  const { sql, parameters }: CompiledQuery = query.compile(bed.db);
  const client = new pg.Client({ connectionString: bed.url });
  await client.connect();
  try {
    const { rows: found } = await client.query(`explain (analyze, buffers, format json) ${sql}`, [
      ...parameters,
    ]);
    const top = found[0]['QUERY PLAN'][0].Plan as Node & Record<string, number>;
    const scans: string[] = [];
    const walk = (node: Node): void => {
      if (node['Relation Name'] === 'case') scans.push(node['Node Type']);
      for (const child of node.Plans ?? []) walk(child);
    };
    walk(top);
    return { scans, buffers: Number(top['Shared Hit Blocks']) + Number(top['Shared Read Blocks']) };
  } finally {
    await client.end();
  }
}

const whole = [{ division: county, organisation: null }];
const market = [{ division: county, organisation: `${county}-market-regulation` }];
const province = Array.from({ length: 100 }, (_, index) => ({
  division: String(100_000 + index),
  organisation: null,
}));
const page = { items: null, cursor: null, limit: 51 } as const;
const cursor = { at: '2026-11-10T00:00:00.000Z', id: '01990000-0000-7000-8000-000000000000' };
const ids = { from: '01900000-0000-7000-8000-000000000000', to: 'ff900000-0000-7000-8000-000000000000' };
const open = ['received', 'correction-requested', 'accepted', 'reviewed', 'decided', 'finished'];
const search = { states: null, nameBlind: 'blind-100', cursor: null, limit: 51 };
const now = new Date('2026-11-20T00:00:00Z');

describe(`lists over ${rows} cases read an index, a page's worth`, () => {
  it.each<[string, RawBuilder<unknown>, number]>([
    ['a queue of a county', listQuery({ ...page, cells: whole, states: ['received'], order: 'urgent' }), 150],
    [
      'its next page',
      listQuery({ ...page, cells: whole, states: ['received'], order: 'urgent', cursor }),
      150,
    ],
    [
      'a queue of one organisation',
      listQuery({ ...page, cells: market, states: ['accepted'], order: 'urgent' }),
      150,
    ],
    ['what is done', listQuery({ ...page, cells: whole, states: ['finished'], order: 'latest' }), 150],
    ['everything', listQuery({ ...page, cells: whole, states: null, order: 'latest' }), 150],
    [
      'everything of one organisation',
      listQuery({ ...page, cells: market, states: null, order: 'latest' }),
      500,
    ],
    ['an item', listQuery({ ...page, cells: whole, states: open, items: ['item-3'], order: 'latest' }), 150],
    [
      'a queue of a province of 100 counties',
      listQuery({ ...page, cells: province, states: ['received'], order: 'urgent' }),
      7000,
    ],
    [
      'what is overdue',
      listQuery({
        ...page,
        cells: whole,
        states: ['received'],
        order: 'urgent',
        narrow: { light: { is: 'bad', now } },
      }),
      250,
    ],
    [
      'what is nearly due',
      listQuery({
        ...page,
        cells: whole,
        states: ['received'],
        order: 'urgent',
        narrow: { light: { is: 'warn', now } },
      }),
      250,
    ],
    [
      'what was done of the days of a range',
      listQuery({ ...page, cells: market, states: ['finished'], order: 'submitted', narrow: { ids } }),
      500,
    ],
    [
      'the count of a saved filter',
      countListQuery({
        ...page,
        cells: whole,
        states: ['received'],
        order: 'urgent',
        narrow: { light: { is: 'ok', now } },
      }),
      150,
    ],
    [
      'those whose clock stands still',
      listQuery({
        ...page,
        cells: whole,
        states: ['accepted'],
        order: 'urgent',
        narrow: { light: { is: 'stopped', now } },
      }),
      100,
    ],
    ['my own', mineQuery(['00000000-0000-7000-8000-000000000001'], null, 51), 1000],
    ['the counts of a county', countQuery(whole, open, now), 150],
    ['the counts of one organisation', countQuery(market, open, now), 150],
    ['a number', searchQuery({ ...search, cells: whole, text: `${county}-20261001-0007` }), 150],
    ['the last digits of a number', searchQuery({ ...search, cells: whole, text: '731' }), 150],
    [
      "a part of an organisation's name",
      searchQuery({ ...search, cells: whole, text: `${county}31号` }),
      300,
    ],
    ["a person's name", searchQuery({ ...search, cells: whole, text: '周小满' }), 300],
  ])('%s', async (_name, query, most) => {
    const { scans, buffers } = await planOf(query);
    expect(scans.length).toBeGreaterThan(0);
    expect(scans).not.toContain('Seq Scan');
    expect(buffers).toBeLessThan(most);
  });
});

describe('the work list', () => {
  it('counts the queues of the scope and pages without gaps', async () => {
    const first = await workList(bed.ctx, bed.officers.clerk, { queue: 'receive', limit: 60 });
    expect(first.counts).toMatchObject({ receive: 100, done: 500, all: 1000, mine: 0 });
    const { ok, warn, bad, idle } = first.lights;
    expect(ok + warn + bad + idle).toBe(100);
    expect(first.lights.stopped).toBe(0);
    const second = await workList(bed.ctx, bed.officers.clerk, {
      queue: 'receive',
      limit: 60,
      cursor: first.next as string,
    });
    expect(second.next).toBeNull();
    const all = [...first.rows, ...second.rows].map((row) => row.id);
    expect(new Set(all).size).toBe(100);
  });

  it('shows an officer of one department that department only, and a stranger nothing', async () => {
    const { reviewer, elsewhere, admin } = bed.officers;
    const own = await workList(bed.ctx, reviewer, { queue: 'review' });
    expect(own.counts.all).toBe(333);
    expect((await workList(bed.ctx, elsewhere, { queue: 'all' })).counts.all).toBe(0);
    expect((await workList(bed.ctx, admin, { queue: 'all' })).rows).toEqual([]);
  });

  it('finds by number, last digits and name within the scope', async () => {
    const find = async (text: string) =>
      (await workList(bed.ctx, bed.officers.clerk, { queue: 'all', text })).rows.map((row) => row.number);
    expect(await find(`${county}-20261001-000731`)).toEqual([`${county}-20261001-000731`]);
    expect(await find('731')).toEqual([`${county}-20261001-000731`]);
    expect(await find(`企业${county}731号`)).toEqual([`${county}-20261001-000731`]);
    expect(await find('100005-20261001-000001')).toEqual([]);
    expect(await find('%')).toEqual([]);
  });
});

it('names the places that a list may be narrowed to: those of the officer’s rights, and what lies below', async () => {
  const { ctx, officers } = bed;
  const [own, ...below] = await listDivisions(ctx, officers.clerk);
  expect(own).toEqual({ code: county, name: '德昌县', level: 4 });
  expect(below.length).toBeGreaterThan(5);
  expect(below.every(({ code, level }) => code.startsWith(county) && level === 5)).toBe(true);
  const city = {
    ...officers.clerk,
    grants: [{ role: 'reviewer' as const, divisionCode: '513400', organisationId: null }],
  };
  const counties = await listDivisions(ctx, city);
  expect(counties.every(({ level }) => level <= 4)).toBe(true);
});
