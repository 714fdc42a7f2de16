import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ItemDefinition } from '../../../contracts/catalogue.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { readPem, trustOf, trustPem } from '../../platform/pki/index.ts';
import { importItems, shippedItems } from '../catalogue/index.ts';
import { holdingsOf, licenceTypes, sampleLicence, verifyLicence, walletOf, whatItYields } from './index.ts';
import { lastDay, readTerm } from './issuing/validity.ts';
import { county, grantedFood, type LicencesBed, licencesBed } from './testing.ts';
import { retryIssue } from './use-cases/retry-issue.ts';

let bed: LicencesBed;
let made = 0;
const caseId = () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;
beforeAll(async () => {
  bed = await licencesBed();
}, 120_000);
afterAll(() => bed.close());

type Result = ItemDefinition['result'];
const none = { documents: [], licenceTypeId: null, validity: null, sample: null, delivery: null };
const result = (name: string | null, kind: Result['kind'], more: Partial<Result> = {}): Result => ({
  ...none,
  name,
  kind,
  documents: name ? [name] : [],
  ...more,
});
const owner = () => ({ ...grantedFood('').subject, id: bed.zhou.subjectId });

/** An item nobody has seen before is granted to the restaurant. */
async function granted(itemName: string, one: Result) {
  const id = caseId();
  await bed.decide({
    ...grantedFood(id),
    itemCode: `XC-${itemName}`,
    itemName,
    result: one,
    subject: owner(),
    answers: {},
  });
  await bed.drain();
  const { rows } = await sql<{ id: string; ofd: string }>`
    select id, ofd_file as ofd from licences.issued where case_id = ${id}`.execute(bed.db);
  return { id, licence: rows[0] };
}

describe('an item that no list of types knows', () => {
  it.each([
    [
      '旅馆业特种行业许可证核发',
      result('旅馆业特种行业许可证', 'licence', { validity: '三年' }),
      '旅馆业特种行业许可证',
    ],
    ['占用林地审核', result('准予占用林地批复', 'approval'), '准予占用林地批复'],
    ['法律援助', result('给予／不予法律援助决定书', 'document'), '给予法律援助决定书'],
    [
      '无犯罪记录查询',
      result('不予出具通知书／无犯罪记录证明', 'document', {
        documents: ['不予出具通知书', '无犯罪记录证明'],
      }),
      '无犯罪记录证明',
    ],
    ['户外广告备案', result(null, 'document'), '户外广告备案决定书'],
    ['烟花燃放', result('烟花燃放作业单', null), '烟花燃放作业单'],
  ] as const)('%s: a sealed file and a record, without code', async (itemName, one, name) => {
    const { licence } = await granted(itemName, one);
    const file = await bed.ctx.files.readAll(licence?.ofd ?? '');
    const trust = trustOf(readPem(trustPem(bed.ctx.kit.ca)));
    expect(verifyLicence(file, trust, bed.clock.now()).whole).toBe(true);
    const card = (await walletOf(bed.ctx, bed.zhou)).find(({ ref }) => ref === `issued:${licence?.id}`);
    expect(card).toMatchObject({ typeName: name, state: 'valid', typeCodeAssumed: true });
    expect(card?.elements.map(({ label, value }) => `${label} ${value}`)).toContain(
      '决定日期 2026年11月23日',
    );
  });

  it('is valid as long as the item says, and where it says nothing countable no end is made up', async () => {
    const hotel = await granted(
      '旅馆业特种行业许可证核发',
      result('旅馆业特种行业许可证', 'licence', { validity: '三年' }),
    );
    const quarry = await granted(
      '采砂许可',
      result('河道采砂许可证', 'licence', { validity: '不超过一个可采期' }),
    );
    const cards = await walletOf(bed.ctx, bed.zhou);
    const card = (one: typeof hotel) => cards.find(({ ref }) => ref === `issued:${one.licence?.id}`);
    expect(card(hotel)).toMatchObject({ validUntil: '2029-11-22', openTerm: false });
    expect(card(quarry)).toMatchObject({ validUntil: null, openTerm: true });
    expect(card(quarry)?.elements.at(-1)).toMatchObject({ label: '有效期', value: '不超过一个可采期' });
  });

  it('licences of one name are one type; notices are of their item', async () => {
    await granted('另一县的旅馆业许可', result('旅馆业特种行业许可证', 'licence'));
    await granted('甲备案', result('备案回执', 'document'));
    await granted('乙备案', result('备案回执', 'document'));
    const types = (await licenceTypes(bed.db)).filter(({ origin }) => origin === 'item');
    const called = (name: string) => types.filter((one) => one.name === name);
    expect(called('旅馆业特种行业许可证')).toHaveLength(1);
    expect(called('旅馆业特种行业许可证')[0]?.issuedByItems).toEqual([
      'XC-另一县的旅馆业许可',
      'XC-旅馆业特种行业许可证核发',
    ]);
    expect(
      called('备案回执')
        .map(({ note }) => note)
        .sort(),
    ).toEqual(['乙备案', '甲备案']);
  });
});

it('a result that is no paper yields none, and says so', async () => {
  const paid = result('补贴资金', 'none');
  expect((await granted('高龄津贴', paid)).licence).toBeUndefined();
  const tell = (one: Result) => whatItYields(bed.db, { itemCode: 'x', itemName: '事', result: one });
  expect(await tell(paid)).toEqual({ does: 'nothing', name: null });
  expect(await tell(result('账户转移', null))).toEqual({ does: 'nothing', name: null });
  expect(await tell(result('居民身份证', 'licence'))).toEqual({ does: 'recorded', name: '居民身份证' });
  expect(await tell(result('排污许可证', 'licence'))).toEqual({ does: 'made', name: '排污许可证' });
});

it('what a ministry makes is recorded by its number, once an officer has said it', async () => {
  const { id, licence } = await granted('驾驶证换领', result('机动车驾驶证', 'licence'));
  expect(licence).toBeUndefined();
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from licences.issue where case_id = ${id}`.execute(bed.db);
  expect(rows[0]?.state).toBe('refused');
  const say = async (until: string) => {
    const said = { number: '513424000017', until };
    await retryIssue(bed.ctx, bed.officer('zhaomin'), rows[0]?.id ?? '', said);
    await bed.drain();
  };
  await say('2032-13-01');
  expect(await holdingsOf(bed.db, bed.ctx, bed.zhou.subjectId, 'driving-licence')).toEqual([]);
  await say('2032-11-22');
  const held = await holdingsOf(bed.db, bed.ctx, bed.zhou.subjectId, 'driving-licence');
  expect(held).toMatchObject([{ number: '513424000017', validUntil: '2032-11-22', licenceId: null }]);
});

it('types are there as soon as items are published, each with a face that can be drawn', async () => {
  const { items, ...rest } = JSON.parse(shippedItems()) as { items: Record<string, unknown>[] };
  const food = items.find(({ id }) => id === 'HN-000131024000-01');
  const item = (id: string, name: string, of: object) => ({ ...food, id, name, result: of });
  const file = JSON.stringify({
    ...rest,
    items: [
      item('XC-1', '占道经营许可', { name: '占道经营许可证', kind: '出证办结' }),
      item('XC-2', '补贴申领', { name: '补贴', kind: '登记或支付，无证照' }),
    ],
  });
  await inTx(bed.db, (tx) => importItems(tx, bed.ctx, { file, divisionCode: county, publish: true }));
  await bed.drain();
  const types = (await licenceTypes(bed.db)).filter(({ issuedByItems }) =>
    issuedByItems.some((one) => /^XC-[12]$/.test(one)),
  );
  expect(types).toMatchObject([{ name: '占道经营许可证', origin: 'item', resultKind: 'licence' }]);
  expect(sampleLicence(types[0]!, '2026-11-23').fields.length).toBeGreaterThan(4);
});

describe('validity in words', () => {
  it.each([
    ['5年', { value: 5, unit: 'year' }],
    ['有效期三年', { value: 3, unit: 'year' }],
    ['6个月', { value: 6, unit: 'month' }],
    ['30日', { value: 30, unit: 'day' }],
    ['长期有效', null],
    ['不超过5年', undefined],
    [null, undefined],
  ] as const)('%s', (words, term) => expect(readTerm(words)).toEqual(term));

  it('ends the day before the anniversary', () => {
    expect(lastDay('2026-11-23', { value: 1, unit: 'year' })).toBe('2027-11-22');
    expect(lastDay('2026-08-31', { value: 6, unit: 'month' })).toBe('2027-02-28');
    expect(lastDay('2026-11-23', { value: 30, unit: 'day' })).toBe('2026-12-22');
    expect(lastDay('2024-02-29', { value: 1, unit: 'year' })).toBe('2025-02-28');
  });
});
