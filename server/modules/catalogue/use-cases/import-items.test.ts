import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isHandlingCode } from '../../../../contracts/checks.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import type { TestDb } from '../../../platform/testing/db.ts';
import {
  catalogueOf,
  eligibility,
  findingsOf,
  getItemVersion,
  getPublishedItem,
  importItems,
  listItems,
  shippedItems,
} from '../index.ts';
import { regionsDb, testContext } from '../testing.ts';

const food = 'HN-000131024000-01';
type Item = { id: string; name: string; promised: { value: number }; [key: string]: unknown };
const items = () => (JSON.parse(shippedItems()) as { items: Item[] }).items;
const entry = (id: string) => items().find((item) => item.id === id)!;

let test: TestDb;
const load = (file: unknown, more: { publish?: boolean; divisionCode?: string } = {}) =>
  inTx(test.db, (tx) =>
    importItems(tx, testContext, {
      file: typeof file === 'string' ? file : JSON.stringify({ items: file }),
      divisionCode: more.divisionCode ?? '513424',
      publish: more.publish ?? true,
    }),
  );
beforeAll(async () => {
  test = await regionsDb();
});
afterAll(() => test.close());

describe('the shipped items', () => {
  it('load into a county: published, drafts for other levels, blocked where they contradict themselves', async () => {
    const report = await load(shippedItems());
    expect(report.refused).toEqual([]);
    expect(report).toMatchObject({ loaded: 37, created: 37, published: 30, drafts: 5, blocked: 2 });
    expect(report.missingElements).toBeGreaterThan(1500);
    expect(report.totalElements).toBeGreaterThan(report.missingElements);
    const rows = await catalogueOf(test.db, '513424');
    const drafts = rows.filter((row) => row.state === 'draft').map((row) => row.name);
    expect(drafts.sort()).toEqual(
      [
        '劳务派遣经营许可',
        '旅馆业特种行业许可',
        '旅行社业务经营许可',
        '住房公积金异地转移接续',
        '危险废物经营许可证核发',
        '辐射安全许可证核发',
        '社会团体成立登记',
      ].sort(),
    );
  });

  it('make no new version when the same file comes again, in any order', async () => {
    const report = await load(items().reverse());
    expect(report).toMatchObject({ loaded: 37, created: 0, changed: 0, unchanged: 37, published: 30 });
    const { rows } = await sql<{ n: number }>`select max(version) as n from catalogue.item_version`.execute(
      test.db,
    );
    expect(rows[0]?.n).toBe(1);
  });

  it('give the food licence its organisation, its code and its whole form', async () => {
    const item = (await getPublishedItem(test.db, '513424', food))!;
    expect(item.definition.basic.organisation).toMatchObject({
      name: '德昌县市场监督管理局（演示）',
      level: 4,
    });
    expect(isHandlingCode(item.definition.basic.handlingCode ?? '', '000131024000')).toBe(true);
    expect(item.form).toMatchObject({ version: 1, title: '食品经营许可申请书', assumed: true });
    expect(item.form.pages.map((page) => page.title)).toEqual([
      '申请人',
      '卖什么、怎么卖',
      '委托代办',
      '经营场所',
      '从业人员',
      '仓库和自动售货设备',
      '领取方式',
      '承诺',
    ]);
  });

  it('say who may apply, and what to do first, from the data', async () => {
    const item = (await getPublishedItem(test.db, '513424', food))!;
    const person = await eligibility(test.db, item, 'person');
    expect(person).toMatchObject({ ok: false, reason: 'for-organisations' });
    expect(person.ok ? [] : person.first.map((one) => one.name)).toEqual(['有限责任公司设立登记']);
    expect(await eligibility(test.db, item, 'enterprise')).toEqual({ ok: true });
    expect(await eligibility(test.db, item, 'individual-business')).toEqual({ ok: true });
  });

  it('list by audience and organisation', async () => {
    const persons = await listItems(test.db, { divisionCode: '513424', audience: 'person' });
    const others = await listItems(test.db, { divisionCode: '513424', audience: 'organisation' });
    expect(persons.map((one) => one.name)).toContain('居民身份证换领');
    expect(persons.map((one) => one.itemCode)).not.toContain(food);
    expect(others.map((one) => one.itemCode)).toContain(food);
    const police = await listItems(test.db, {
      divisionCode: '513424',
      organisationId: '513424-public-security',
    });
    expect(police).toHaveLength(5);
  });

  it('keep what is missing and what is odd for the editors', async () => {
    const found = (await findingsOf(test.db, '513424', 'HN-000709110002-02'))!;
    expect(found.findings.map((one) => one.code)).toEqual(
      expect.arrayContaining(['no-visit-but-presence', 'limits-not-comparable', 'missing']),
    );
  });

  it('are drafts where the county has no such department, or nobody asked to publish', async () => {
    const odd = { ...entry(food), id: 'X-1', dept: '星际事务' };
    expect(await load([odd])).toMatchObject({
      drafts: 1,
      published: 0,
      findings: { 'department-unknown': 1 },
    });
    const plain = { ...entry(food), id: 'X-2' };
    expect(await load([plain], { publish: false })).toMatchObject({ drafts: 1, created: 1 });
    expect(await getPublishedItem(test.db, '513424', 'X-2')).toBeUndefined();
    expect(await load([plain])).toMatchObject({ unchanged: 1, published: 1 });
    expect((await getPublishedItem(test.db, '513424', 'X-2'))?.version).toBe(1);
  });
});

describe('a changed item', () => {
  it('becomes a new version, and the old one stays as it was', async () => {
    const changed = { ...entry(food), promised: { value: 8, unit: '工作日', unitBasis: 'stated' } };
    expect(await load([changed])).toMatchObject({ changed: 1, published: 1 });
    expect((await getPublishedItem(test.db, '513424', food))?.definition.service.promised?.value).toBe(8);
    expect((await getItemVersion(test.db, '513424', food, 1))?.definition.service.promised?.value).toBe(10);
  });

  it('that contradicts itself waits as a draft while the published version stays in force', async () => {
    const wrong = { ...entry(food), promised: { value: 30, unit: '工作日', unitBasis: 'stated' } };
    expect(await load([wrong])).toMatchObject({
      changed: 1,
      blocked: 1,
      findings: { 'promise-over-law': 1 },
    });
    expect((await getPublishedItem(test.db, '513424', food))?.version).toBe(2);
    expect((await findingsOf(test.db, '513424', food))?.version).toBe(3);
  });

  it('cannot touch a published version, not even by SQL', async () => {
    const harm = sql`update catalogue.item_version set definition = '{}' where item_code = ${food} and version = 1`;
    await expect(harm.execute(test.db)).rejects.toThrow('已经发布');
    await expect(
      sql`delete from catalogue.item_version where item_code = ${food}`.execute(test.db),
    ).rejects.toThrow('已经发布');
  });
});

describe('a file with something wrong', () => {
  it('says where, and loads the rest', async () => {
    const good = { ...entry('HN-000709110002-02'), id: 'G-1' };
    const report = await load([
      { ...good, promised: { value: '十', unit: '工作日' } },
      { name: '没有编号', itemType: '行政许可' },
      { ...good, id: 'G-2', itemType: '行政奇迹' },
      { ...good, id: 'G-3', materials: [{ necessity: '必要' }] },
      '不是事项',
      { ...good, unheardOf: { anything: true }, conditions: null },
      good,
    ]);
    expect(report.loaded).toBe(1);
    expect(report.refused.map((one) => [one.path, one.problem])).toEqual([
      ['items[0].promised.value', 'type'],
      ['items[1]', 'missing'],
      ['items[3].materials[0]', 'missing'],
      ['items[4]', 'type'],
      ['items[6].id', 'duplicate-id'],
      ['items[2].itemType', 'unknown-value'],
    ]);
    expect(report.refused[0]?.params).toEqual({ expected: 'number', found: '十' });
  });

  it('as a whole, is refused in one line', async () => {
    expect((await load('{"items": [')).refused[0]?.problem).toBe('not-json');
    expect((await load('{"a": 1}')).refused[0]?.problem).toBe('no-items');
    expect((await load([], { divisionCode: '999999' })).refused[0]).toMatchObject({
      problem: 'unknown-division',
    });
  });

  it('blocks what carries a word no table knows', async () => {
    const report = await load([
      { ...entry('HN-000709110002-02'), id: 'G-4', acrossScope: '全球', levels: ['县'] },
    ]);
    expect(report).toMatchObject({ blocked: 1, findings: { 'unknown-value': 1 } });
  });
});
