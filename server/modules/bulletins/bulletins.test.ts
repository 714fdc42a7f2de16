import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../../contracts/identity.ts';
import { chineseNumber } from '../../platform/chinese.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { type CasesBed, casesBed } from '../cases/testing.ts';
import { importIndicators, shippedIndicators } from '../indicators/index.ts';
import { importProgrammes, shippedProgrammes } from '../programmes/index.ts';
import { barsOf, drawChart } from './docx/chart.ts';
import { bulletinDocument } from './docx/document.ts';
import { draftBulletin, writeRemarks } from './draft.ts';
import { issueBulletin } from './issue.ts';
import { periodBefore, periodOf } from './kinds.ts';
import { bulletinFile, bulletinView, listBulletins } from './views.ts';

let bed: CasesBed;
let supervisor: StaffActor;
beforeAll(async () => {
  bed = await casesBed();
  supervisor = bed.officers.supervisor;
  await inTx(bed.db, (tx) => importIndicators(tx, bed.ctx, shippedIndicators()));
  await importProgrammes(bed.ctx, { file: shippedProgrammes(), actor: 'system:import' });
});
afterAll(() => bed.close());

const divisionCode = '513424';
const draft = (kind: 'day' | 'week' | 'month', on: string) =>
  draftBulletin(bed.ctx, supervisor, { divisionCode, kind, on });

test('periods are days, weeks from Monday to Sunday, and months; the one before is of the same kind', () => {
  expect(periodOf('week', '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(periodOf('month', '2024-02-10')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(periodBefore('month', { from: '2026-03-01', to: '2026-03-31' })).toEqual({
    from: '2026-02-01',
    to: '2026-02-28',
  });
  expect(periodBefore('week', periodOf('week', '2026-01-01'))).toEqual({
    from: '2025-12-22',
    to: '2025-12-28',
  });
});

describe('a bulletin', () => {
  test('is opened once for a period, not for one to come, and not by who only reads', async () => {
    const first = await draft('month', '2026-10-05');
    expect(await draft('month', '2026-10-28')).toEqual(first);
    await expect(draft('day', '2030-01-01')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(
      draftBulletin(bed.ctx, bed.officers.decider, { divisionCode, kind: 'day', on: '2026-10-05' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(bulletinView(bed.ctx, bed.officers.decider, first.id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('is issued with a number that is not burnt, and does not change any more', async () => {
    const { ctx } = bed;
    const { id } = await draft('month', '2026-10-05');
    const before = await bulletinView(ctx, supervisor, id);
    expect(before).toMatchObject({ state: 'draft', mayIssue: true, number: null });
    const { version } = await writeRemarks(ctx, supervisor, id, {
      version: before.version,
      remarks: '一要盯住到期未完成的任务。\n二要按时核实差评。',
    });
    await expect(
      issueBulletin(ctx, supervisor, id, { version: before.version, key: 'first-key' }),
    ).rejects.toMatchObject({ code: 'stale-version' });
    const keys = ['first-key', 'second-key'];
    const results = await Promise.allSettled(
      keys.map((key) => issueBulletin(ctx, supervisor, id, { version, key })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const year = new Date(ctx.clock.now().getTime() + 8 * 3_600_000).getUTCFullYear();
    const issued = await bulletinView(ctx, bed.officers.decider, id);
    expect(issued).toMatchObject({ state: 'issued', number: `政务通报〔${year}〕1号`, mayIssue: false });
    const won = keys[results.findIndex(({ status }) => status === 'fulfilled')] as string;
    expect(await issueBulletin(ctx, supervisor, id, { version, key: won })).toEqual({
      number: issued.number,
    });
    await expect(
      sql`update bulletins.bulletin set remarks = 'x' where id = ${id}`.execute(bed.db),
    ).rejects.toThrow(/does not change/);
    const next = await draft('month', '2026-09-05');
    const { number } = await issueBulletin(ctx, supervisor, next.id, { version: 1, key: 'third-key' });
    expect(number).toBe(`政务通报〔${year}〕2号`);
    expect((await listBulletins(ctx, supervisor)).rows.map((row) => row.from)).toEqual([
      '2026-10-01',
      '2026-09-01',
    ]);
  });

  test('of a period that is not over is not issued', async () => {
    const today = new Date(bed.ctx.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const { id } = await draft('day', today);
    await expect(
      issueBulletin(bed.ctx, supervisor, id, { version: 1, key: 'early-key' }),
    ).rejects.toMatchObject({
      params: { reason: 'bulletin-period' },
    });
  });

  test('is a DOCX on A4 with the margins, fonts and red line of GB/T 9704, and an XLSX with what each figure is read by', async () => {
    const row = (await listBulletins(bed.ctx, supervisor)).rows.find(({ from }) => from === '2026-10-01');
    const id = row?.id as string;
    const docx = await bulletinFile(bed.ctx, supervisor, id, 'docx');
    expect(docx.name).toBe('关于2026年10月政务服务效能情况的通报.docx');
    const xml = part(docx.content, 'word/document.xml');
    expect(xml).toContain('w:w="11906" w:h="16838"');
    expect(xml).toMatch(/w:top="2098"[^>]*w:right="1474"[^>]*w:bottom="1984"[^>]*w:left="1587"/);
    for (const words of [
      '德昌县政务服务管理局文件',
      '方正小标宋简体',
      '仿宋_GB2312',
      'w:color="FF0000"',
      '一、主要指标',
      '一要盯住到期未完成的任务。',
    ]) {
      expect(xml).toContain(words);
    }
    const xlsx = await bulletinFile(bed.ctx, supervisor, id, 'xlsx');
    expect(part(xlsx.content, 'xl/worksheets/sheet1.xml')).toContain('on_time');
  });
});

test('a document of many parts, and one of none: headings go on, the imprint stays on one page', async () => {
  expect([1, 7, 10, 12, 20, 23].map(chineseNumber)).toEqual(['一', '七', '十', '十二', '二十', '二十三']);
  const content = {
    ...{ title: '通报', letterhead: '某局文件', issuer: '某局', copies: '抄送：某某。' },
    ...{ from: '2026-10-01', to: '2026-10-31', figures: [], programmes: [] },
    units: Array.from({ length: 8 }, (_, n) => ({ id: `u${n}`, name: `第${n}项`, unit: '%', rows: [] })),
    ledger: { open: 0, closed: 0, lateEntries: 0, late: [] },
  };
  const issue = { number: '1号', issuedOn: '2026-11-03', remarks: '' };
  const xml = part(await bulletinDocument(content, issue), 'word/document.xml');
  expect(xml).toContain('（八）第7项');
  expect(xml).toContain('本期没有指标数据。');
  expect(xml).not.toContain('undefined');
  const copies = xml.lastIndexOf('<w:p>', xml.indexOf('抄送：某某。'));
  expect(xml.slice(copies, copies + 200)).toContain('<w:keepNext/>');
});

test('a chart has a bar for each unit with a figure, and none where nobody has one', async () => {
  const rows = [
    { organisation: '市场监督管理局', value: 98.5, numerator: 197, denominator: 200 },
    { organisation: '<民政局>', value: null, numerator: 0, denominator: 0 },
  ];
  const svg = barsOf({ id: 'on_time', name: '按时办结率', unit: '%', rows }) as string;
  expect(svg.match(/<rect x=/g)).toHaveLength(1);
  const { png, width } = await drawChart(svg);
  expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  expect(width).toBe(1000);
  expect(barsOf({ id: '', name: '', unit: '%', rows: rows.slice(1) })).toBeNull();
});

/** One part of a package, unzipped by another program than ours. */
function part(bytes: Uint8Array, name: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'bulletin-')), 'file.zip');
  writeFileSync(file, bytes);
  return execFileSync('unzip', ['-p', file, name], { encoding: 'utf8', maxBuffer: 10_000_000 });
}
