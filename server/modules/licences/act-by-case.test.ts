import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPaper } from '../../../contracts/acted-licence.ts';
import { sql } from '../../platform/db/index.ts';
import { addHolding, holdingsOf, licenceTypes, walletOf } from './index.ts';
import { actOfItem } from './issuing/act-of-item.ts';
import type { GrantedCase } from './issuing/granted-case.ts';
import { officeLicence, officeLicences } from './queries/office-licences.ts';
import { noteReliance } from './reliance.ts';
import { grantedFood, type LicencesBed, licencesBed } from './testing.ts';
import { retryIssue } from './use-cases/retry-issue.ts';

let bed: LicencesBed;
let first = '';
let made = 0;
const caseId = () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;
beforeAll(async () => {
  bed = await licencesBed();
  first = await bed.issued(caseId());
}, 120_000);
afterAll(() => bed.close());

const food = grantedFood('');
const held = async () =>
  (await walletOf(bed.ctx, bed.zhou)).filter(({ typeId }) => typeId === 'food-business-licence');
const value = (card: Awaited<ReturnType<typeof held>>[number] | undefined, label: string) =>
  card?.elements.find((one) => one.label === label)?.value;

/** A case of the same holder on the licence she has. */
async function granted(itemName: string, more: Partial<GrantedCase> = {}) {
  const id = caseId();
  const subject = { ...food.subject, id: bed.zhou.subjectId };
  await bed.decide({ ...grantedFood(id), itemCode: `XC-${itemName}`, itemName, subject, ...more });
  await bed.drain();
  return id;
}

describe('行政许可法第四十九条、第五十条、第七十条：办件决定后，变动的是持有的那份证照', () => {
  it('变更：同一编号的新版本，只改申请表里不同的；旧版换发，用过它的办件被告知', async () => {
    const [before] = await held();
    const relied = { licenceId: first, caseId: caseId(), itemCode: 'x', materialId: 'm1' };
    await noteReliance(bed.db, relied, bed.clock.now());
    bed.clock.advance(40 * 86_400_000);
    const answers = {
      ...food.answers,
      legalRepresentative: { label: '法定代表人', text: '何小雨', value: '何小雨' },
    };
    const changing = await granted('食品经营许可证变更', { answers });
    const [now, old] = await held();
    expect(now).toMatchObject({
      number: before?.number,
      version: 2,
      state: 'valid',
      validUntil: before?.validUntil,
    });
    expect(value(now, '法定代表人（负责人）')).toBe('何小雨');
    expect(value(now, '经营项目')).toBe(value(before, '经营项目'));
    expect(old).toMatchObject({ version: 1, state: 'superseded' });
    const { rows } = await sql<{ caseId: string; told: boolean }>`
      select i.case_id as "caseId", (select told_at is not null from licences.reliance where licence_id = ${first}) as told
      from licences.issued i where i.version = 2`.execute(bed.db);
    expect(rows).toEqual([{ caseId: changing, told: true }]);
  });

  it('没有变的不换发，请出件人员说清改哪一项', async () => {
    await granted('食品经营许可证变更', { answers: {} });
    const clerk = bed.officer('zhaomin');
    const { issues } = await officeLicences(bed.ctx, clerk, {}, 'zh-CN');
    expect(issues[0]?.problem).toMatchObject({ title: '申请表和证照上写的一样', any: true });
    await retryIssue(bed.ctx, clerk, issues[0]?.id ?? '', { scope: '热食类食品制售、冷食类食品制售' });
    await bed.drain();
    expect(value((await held())[0], '经营项目')).toBe('热食类食品制售、冷食类食品制售');
  });

  it('延续：从原来的最后一天接着算；补发：内容不变的新版本', async () => {
    await granted('食品经营许可延续');
    expect((await held())[0]).toMatchObject({ version: 4, validUntil: '2036-11-22' });
    await granted('食品经营许可证补发');
    const [card] = await held();
    expect(card).toMatchObject({ version: 5, validUntil: '2036-11-22' });
    const view = await officeLicence(
      bed.ctx,
      bed.officer('chenjing'),
      card?.ref.replace('issued:', '') ?? '',
    );
    expect(view.acts[0]).toMatchObject({ kind: 'changed', ground: '证照遗失、损毁，持证人申请补发' });
  });

  it('注销：证照不再有效，准予注销的文书照样给', async () => {
    const result = {
      ...food.result,
      name: '准予注销登记通知书',
      kind: 'document' as const,
      licenceTypeId: null,
      documents: ['准予注销登记通知书'],
    };
    await granted('食品经营许可注销', { result });
    expect((await held())[0]).toMatchObject({ version: 5, state: 'cancelled' });
    expect(await holdingsOf(bed.db, bed.ctx, bed.zhou.subjectId, 'food-business-licence')).toEqual([]);
    const names = (await walletOf(bed.ctx, bed.zhou)).map(({ typeName }) => typeName);
    expect(names).toContain('准予注销登记通知书');
  });

  it('没有持有的：明确告诉出件人员；平台上线前发的，填上原编号就在这里首次签发', async () => {
    const clerk = bed.officer('zhaomin');
    await granted('食品经营许可证变更');
    const { issues } = await officeLicences(bed.ctx, clerk, {}, 'zh-CN');
    expect(issues[0]?.problem).toMatchObject({
      title: '这里没有查到持证人的食品经营许可证',
      fields: [{ key: 'priorNumber' }],
    });
    await retryIssue(bed.ctx, clerk, issues[0]?.id ?? '', { priorNumber: 'JY25134240009999' });
    await bed.drain();
    expect((await held())[0]).toMatchObject({ version: 1, state: 'valid' });
    const id = await granted('食品经营许可注销', { subject: { ...food.subject, id: bed.he.subjectId } });
    const { rows } = await sql<{
      state: string;
    }>`select state from licences.issue where case_id = ${id}`.execute(bed.db);
    expect(rows).toEqual([{ state: 'refused' }]);
  });

  it('持有几份的：按申请表里写的编号找；没有写的，请出件人员说清是哪一份', async () => {
    await granted('食品经营许可证新办');
    const numbers = (await held()).filter(({ state }) => state === 'valid').map(({ number }) => number);
    expect(numbers).toHaveLength(2);
    const [newer = '', older = ''] = numbers;
    const naming = (text: string) => ({
      answers: {
        ...food.answers,
        licenceNumber: { label: '原许可证编号', text, value: text },
      },
    });
    const states = async () =>
      Object.fromEntries(
        (await held())
          .filter(({ state }) => state !== 'superseded')
          .map(({ number, version }) => [number, version]),
      );
    await granted('食品经营许可证补发', naming(` ${older.toLowerCase()} `));
    expect(await states()).toMatchObject({ [older]: 2, [newer]: 1 });
    await granted('食品经营许可证补发', naming('JY25134240000000'));
    const clerk = bed.officer('zhaomin');
    const { issues } = await officeLicences(bed.ctx, clerk, {}, 'zh-CN');
    const open = issues.find(({ problem }) => problem?.fields.some(({ key }) => key === 'heldNumber'));
    expect(open?.problem?.title).toBe('要办的是哪一份食品经营许可证，对不上');
    await retryIssue(bed.ctx, clerk, open?.id ?? '', { heldNumber: newer });
    await bed.drain();
    expect(await states()).toMatchObject({ [older]: 2, [newer]: 2 });
  });
});

describe('申请时选定的那一份', () => {
  const picked = (text: string, prior = '') => ({
    answers: {
      ...food.answers,
      heldLicence: { label: '要办哪一份', text, value: text },
      ...(prior ? { priorLicence: { label: '原编号', text: prior, value: prior } } : {}),
      other: { label: '备注', text: 'JY25134240000000', value: '' },
    },
  });
  const state = async (caseId: string) => {
    const { rows } = await sql<{ state: string }>`
      select state from licences.issue where case_id = ${caseId}`.execute(bed.db);
    return rows[0]?.state;
  };

  it('就办那一份，别处写的编号不算', async () => {
    const [one] = (await held()).filter(({ state: now }) => now === 'valid');
    await granted('食品经营许可证补发', picked(one?.number ?? ''));
    const after = (await held()).filter(({ number }) => number === one?.number);
    expect(after[0]).toMatchObject({ version: (one?.version ?? 0) + 1, state: 'valid' });
  });

  it('选的那一份已经不在手里的：不拿仅有的另一份去办，请出件人员说清', async () => {
    const subject = { ...food.subject, id: bed.he.subjectId };
    await granted('食品经营许可证新办', { subject });
    const gone = await granted('食品经营许可注销', { subject, ...picked('JY25134249999999') });
    expect(await state(gone)).toBe('refused');
    const kept = await holdingsOf(bed.db, bed.ctx, bed.he.subjectId, 'food-business-licence');
    expect(kept).toHaveLength(1);
  });

  it('平台上线前发的纸质证照：变更的在这里首次签发，注销的办结就是，没有东西要发', async () => {
    const before = (await held()).length;
    expect(await state(await granted('食品经营许可证变更', picked(onPaper, 'JY25134240007777')))).toBe(
      'issued',
    );
    expect(await held()).toHaveLength(before + 1);
    expect(await state(await granted('食品经营许可注销', picked(onPaper, 'JY25134240007778')))).toBe(
      'recorded',
    );
  });

  it('只登记了编号的：选的是它，就从它接着办；办完不再当有效的证照用', async () => {
    const { subjectId } = bed.zhou;
    const number = 'JY25134240006666';
    await addHolding(bed.db, bed.ctx, {
      subjectId,
      typeId: 'food-business-licence',
      number,
      source: 'register',
    });
    expect(await state(await granted('食品经营许可注销', picked(number)))).toBe('recorded');
    const now = await holdingsOf(bed.db, bed.ctx, subjectId, 'food-business-licence');
    expect(now.map((one) => one.number)).not.toContain(number);
  });
});

it.each([
  ['食品经营许可证新办', undefined],
  ['食品经营许可变更', 'change'],
  ['道路运输经营许可延续', 'renew'],
  ['取水许可证补发', 'replace'],
  ['城镇职工参保登记变更', undefined],
])('%s', async (itemName, act) => {
  const types = await licenceTypes(bed.db);
  expect(actOfItem(types, { itemCode: 'x', itemName, result: food.result }, { does: 'nothing' })?.act).toBe(
    act,
  );
});
