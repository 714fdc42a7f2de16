import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTx } from '../../../platform/db/index.ts';
import type { TestDb } from '../../../platform/testing/db.ts';
import { importItems, searchItems, shippedItems } from '../index.ts';
import { regionsDb, testContext } from '../testing.ts';

let test: TestDb;
beforeAll(async () => {
  test = await regionsDb();
  const options = { file: shippedItems(), divisionCode: '513424', publish: true };
  await inTx(test.db, (tx) => importItems(tx, testContext, options));
});
afterAll(() => test.close());
const find = (text: string) => searchItems(test.db, { divisionCode: '513424', text });

describe('search finds as people type', () => {
  it.each([
    ['食品经营许可', '《食品经营许可证》新办'],
    ['《食品经营许可证》新办', '《食品经营许可证》新办'],
    ['spjyxk', '《食品经营许可证》新办'],
    ['SPJYXKZ', '《食品经营许可证》新办'],
    ['shipinjingying', '《食品经营许可证》新办'],
    ['shi pin jing ying xu ke', '《食品经营许可证》新办'],
    ['食品京营许可', '《食品经营许可证》新办'],
    ['食品经菅许可证', '《食品经营许可证》新办'],
    ['开饭店', '《食品经营许可证》新办'],
    ['我要开饭店', '《食品经营许可证》新办'],
    ['我想开一家饭店怎么办', '《食品经营许可证》新办'],
    ['kfd', '《食品经营许可证》新办'],
    ['餐饮服务许可证', '《食品经营许可证》新办'],
    ['sfz', '居民身份证换领'],
    ['身分证', '居民身份证换领'],
    ['换身份证', '居民身份证换领'],
    ['身份证', '居民身份证换领'],
    ['shenfenzheng', '居民身份证换领'],
    ['身份证过期了', '居民身份证换领'],
    ['交医保', '城乡居民参保登记'],
    ['领失业金', '失业保险金申领'],
    ['考驾照', '延期换领驾驶证'],
    ['驾驶征', '延期换领驾驶证'],
    ['结婚', '内地居民结婚登记'],
    ['jhdj', '内地居民结婚登记'],
    ['过户', '国有建设用地使用权及房屋所有权转移登记'],
    ['刻章', '公章刻制备案'],
    ['残疾证', '残疾人证新办'],
    ['办营业执照', '有限责任公司设立登记'],
    ['yyzz', '有限责任公司设立登记'],
    ['卖烟', '烟草专卖零售许可证新办'],
    ['无犯罪', '无犯罪记录证明'],
    ['Ｓｆｚ', '居民身份证换领'],
  ])('%s → %s', async (text, name) => {
    const names = (await find(text)).map((one) => one.name);
    expect(names.slice(0, text === 'yyzz' ? 4 : 1)).toContain(name);
  });

  it('finds what a department handles', async () => {
    expect((await find('公安')).length).toBeGreaterThanOrEqual(4);
  });

  it.each(['', '   ', '%', '_', "'", '%%_\\', '！？'])(
    'has nothing for %j, and does not fail',
    async (text) => {
      expect(await find(text)).toEqual([]);
    },
  );

  it.each(['完全没有的东西', 'qqqqqq', '火星移民'])('does not guess at %s', async (text) => {
    expect(await find(text)).toEqual([]);
  });

  it('keeps to published items of the division asked', async () => {
    expect((await find('旅馆业特种行业许可')).map((one) => one.name)).not.toContain('旅馆业特种行业许可');
    expect(await searchItems(test.db, { divisionCode: '430182', text: '身份证' })).toEqual([]);
  });

  it('gives what a list shows', async () => {
    const [first] = await find('身份证');
    expect(first).toMatchObject({
      itemCode: 'HN-000709110002-02',
      minVisits: 0,
      charged: true,
      subjectKinds: ['person'],
    });
    expect(first?.promised).toMatchObject({ value: 15, unit: 'workday' });
  });
});
