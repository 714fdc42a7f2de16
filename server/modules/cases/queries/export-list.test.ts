import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { takeCase } from '../index.ts';
import { type CasesBed, casesBed, county, foodLicence, key, submitted } from '../testing.ts';
import { exportList } from './export-list.ts';
import { dropFilter, savedFilters, saveFilter } from './saved-filters.ts';
import { workList } from './work-list.ts';

let bed: CasesBed;
let cases: { id: string; number: string }[];
beforeAll(async () => {
  bed = await casesBed();
  cases = [await submitted(bed), await submitted(bed), await submitted(bed)];
  await takeCase(bed.ctx, bed.officers.clerk, {
    caseId: cases[0]?.id ?? '',
    key: key(),
    body: { version: 1 },
  });
});
afterAll(() => bed.close());

it('a list leaves as a file with its filter, masked, and is written down', async () => {
  const { clerk } = bed.officers;
  // As a person's: her name is sealed, and a file goes further than a screen.
  await sql`update cases."case" set applicant_name = null where id = ${cases[1]?.id}`.execute(bed.db);
  const file = await exportList(bed.ctx, clerk, 'csv', { queue: 'receive' }, 'zh-CN');
  expect(file).toMatchObject({ name: '待受理 2026-11-23.csv', mediaType: 'text/csv; charset=utf-8' });
  const lines = (await text(file.content)).split('\r\n');
  expect(lines[0]).toBe('办件编号,事项,申请人,部门,状态,承办人,提交时间,到期日,时钟');
  expect(lines).toHaveLength(5);
  expect(lines.join('\n')).toContain(`,${clerk.name},2026-11-23 09:00,2026-11-30,正常`);
  expect(lines.filter((line) => line.includes('德昌县小满家常菜馆（演示）'))).toHaveLength(2);
  const { rows } = await sql<{ rows: number }>`select rows, staff_id from cases.export_log`.execute(bed.db);
  expect(rows).toEqual([{ rows: 3, staff_id: clerk.staffId }]);
  await expect(sql`delete from cases.export_log`.execute(bed.db)).rejects.toThrow();
});

it('lists are narrowed by division, organisation, role, light and days of submission', async () => {
  const { clerk, reviewer, decider } = bed.officers;
  const count = async (query: object) =>
    (await workList(bed.ctx, clerk, { queue: 'receive', ...query })).rows.length;
  expect(await count({})).toBe(3);
  expect(await count({ divisionCode: county })).toBe(3);
  expect(await count({ divisionCode: '513424101' })).toBe(0);
  expect(await count({ divisionCode: '430182' })).toBe(0);
  expect(await count({ role: 'window_clerk' })).toBe(3);
  expect(await count({ role: 'reviewer' })).toBe(0);
  expect(await count({ itemCode: foodLicence, light: 'ok' })).toBe(3);
  expect(await count({ light: 'bad' })).toBe(0);
  expect((await workList(bed.ctx, clerk, { queue: 'mine', divisionCode: county })).rows).toHaveLength(1);
  expect((await workList(bed.ctx, reviewer, { queue: 'all', divisionCode: county })).rows).toHaveLength(3);
  expect((await workList(bed.ctx, decider, { queue: 'all', role: 'decider' })).rows).toHaveLength(0);
  bed.clock.set('2026-12-20T09:00:00+08:00');
  expect(await count({ light: 'bad' })).toBe(3);
  expect(await count({ light: 'ok' })).toBe(0);
  bed.clock.set('2026-11-23T09:00:00+08:00');
  // Ids carry the machine's own time; a range around all of it finds them, one long ago does not.
  expect(await count({ from: '2020-01-01', to: '2099-12-31' })).toBe(3);
  expect(await count({ to: '2020-01-01' })).toBe(0);
  expect((await workList(bed.ctx, clerk, { queue: 'all', from: '2020-01-01' })).rows).toHaveLength(3);
});

it('an officer keeps her own filters, one of them first, each with its count', async () => {
  const { clerk, otherClerk } = bed.officers;
  await saveFilter(bed.ctx, clerk, { name: '全部待受理', query: { queue: 'receive' }, first: true });
  await saveFilter(bed.ctx, clerk, { name: '超期', query: { queue: 'receive', light: 'bad' }, first: true });
  await saveFilter(bed.ctx, clerk, {
    name: '找周小满',
    query: { queue: 'all', text: '周小满' },
    first: false,
  });
  const kept = await savedFilters(bed.ctx, clerk);
  expect(kept.map(({ name, first, count }) => ({ name, first, count }))).toEqual([
    { name: '超期', first: true, count: 0 },
    { name: '全部待受理', first: false, count: 3 },
    { name: '找周小满', first: false, count: null },
  ]);
  await dropFilter(bed.ctx, otherClerk, kept[0]?.id as string);
  expect(await savedFilters(bed.ctx, clerk)).toHaveLength(3);
  await dropFilter(bed.ctx, clerk, kept[0]?.id as string);
  expect(await savedFilters(bed.ctx, clerk)).toHaveLength(2);
});
