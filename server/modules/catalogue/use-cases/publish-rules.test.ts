import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ItemRules } from '../../../../contracts/item-rules.ts';
import { inTx } from '../../../platform/db/index.ts';
import type { TestDb } from '../../../platform/testing/db.ts';
import { findingsOf, getItemVersion, getPublishedItem, importItems } from '../index.ts';
import { itemRules } from '../queries/item-rules.ts';
import { regionsDb, testContext } from '../testing.ts';
import { publishRules } from './publish-rules.ts';

const divisionCode = '513424';
const itemCode = 'T-RULES';
const items = [
  {
    ...{ id: itemCode, name: '测试登记', itemType: '行政许可', dept: '市场监督管理' },
    ...{
      serviceObjects: ['企业法人'],
      derivedHandleKind: '承诺件',
      minVisits: 0,
      visitReason: '无',
      online: true,
    },
    promised: { value: 10, unit: '工作日' },
    statutory: { value: 20, unit: '工作日' },
    materials: [
      { name: '样品照片', necessity: '非必要' },
      { name: '从业经历证明', necessity: '必要' },
      { name: '检测报告', necessity: '必要' },
    ],
  },
];
const at = { divisionCode, itemCode };
let bed: TestDb;
beforeAll(async () => {
  bed = await regionsDb();
  await load();
});
afterAll(() => bed.close());

const load = () =>
  inTx(bed.db, (tx) =>
    importItems(tx, testContext, { file: JSON.stringify({ items }), divisionCode, publish: true }),
  );
const ctx = () => ({ db: bed.db, clock: testContext.clock });
const published = async () => (await getPublishedItem(bed.db, divisionCode, itemCode))!;
const rulesNow = async (): Promise<ItemRules> =>
  (await itemRules(bed.db, divisionCode, itemCode))!.view.rules;
const instant = (feel: string) => ({
  id: 'small',
  reason: '已当面核对。',
  conditions: [{ id: 'seen', say: '已当面核对', feel }],
});

test('rules make the next version, the same but for them; what is optional stays so', async () => {
  const before = await published();
  const rules = await rulesNow();
  const deferral = { value: 5, unit: 'workday' as const, unitBasis: 'stated' as const };
  const { version } = await publishRules(ctx(), {
    ...at,
    version: before.version,
    rules: {
      ...rules,
      acceptOnReceipt: true,
      materials: rules.materials.map((one) => ({ ...one, deferrable: true, deferral, committable: false })),
      instant: instant('realNameLevel >= 3'),
    },
  });
  expect(version).toBe(before.version + 1);
  const after = await published();
  expect(after).toMatchObject({ version, definition: { handling: { acceptOnReceipt: true } } });
  expect(after.definition.instant).toMatchObject({ id: 'small', version: 1 });
  expect(after.form).toEqual({ ...before.form, version });
  expect(after.definition.materials?.[0]?.necessity).toBe('optional');
  const made = after.definition.materials?.filter(({ necessity }) => necessity === 'deferrable') ?? [];
  expect(made.map(({ name }) => name)).toEqual(['从业经历证明', '检测报告']);
  expect((await getItemVersion(bed.db, divisionCode, itemCode, before.version))?.definition).toEqual(
    before.definition,
  );
});

test('a changed rule counts up, an unchanged one does not; the same file loaded again undoes nothing', async () => {
  const { version } = await published();
  const rules = await rulesNow();
  await publishRules(ctx(), { ...at, version, rules: { ...rules, acceptOnReceipt: false } });
  expect((await published()).definition.instant?.version).toBe(1);
  await publishRules(ctx(), {
    ...at,
    version: version + 1,
    rules: { ...rules, instant: instant('realNameLevel >= 2') },
  });
  expect((await published()).definition.instant?.version).toBe(2);
  await load();
  expect((await published()).version).toBe(version + 2);
  const found = await findingsOf(bed.db, divisionCode, itemCode);
  expect(found?.findings.filter(({ code }) => code.startsWith('instant'))).toEqual([]);
});

test('an old version, and a condition that cannot be read, are refused', async () => {
  const { version } = await published();
  const rules = await rulesNow();
  await expect(publishRules(ctx(), { ...at, version: 1, rules })).rejects.toMatchObject({
    code: 'stale-version',
  });
  for (const feel of ['level >= 3', 'realNameLevel >=', 'true']) {
    await expect(
      publishRules(ctx(), { ...at, version, rules: { ...rules, instant: instant(feel) } }),
    ).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'rules' } });
  }
  expect((await published()).version).toBe(version);
});

test('elements of a licence that its face does not have keep an item from publication, with their place', async () => {
  const faceLabels = async (_: unknown, typeId: string) =>
    typeId === 'a' ? ['经营项目', '住所'] : typeId === 'b' ? null : undefined;
  const material = (licenceTypeId: string | undefined, licenceFields: string[]) => ({
    ...{ name: `证照${licenceTypeId}`, necessity: '必要', licenceFields },
    ...(licenceTypeId ? { licenceTypeId } : {}),
  });
  const id = 'T-FACES';
  const shown = async (materials: unknown[]) => {
    const file = JSON.stringify({ items: [{ ...items[0], id, materials }] });
    const options = { file, divisionCode, publish: true };
    await inTx(bed.db, (tx) => importItems(tx, { ...testContext, faceLabels }, options));
    const { findings = [] } = (await findingsOf(bed.db, divisionCode, id)) ?? {};
    return findings.filter(({ code }) => code.startsWith('licence-field'));
  };
  const wrong = [
    material('a', ['证照编号', '经营项目', '经营范围']),
    material('b', ['x']),
    material(undefined, ['y']),
  ];
  expect(await shown(wrong)).toMatchObject([
    { code: 'licence-field-unknown', severity: 'blocks', path: 'materials.m1.licenceFields.2' },
    { code: 'licence-fields-unchecked', severity: 'warns', path: 'materials.m2.licenceFields' },
    { code: 'licence-fields-unchecked', severity: 'warns', path: 'materials.m3.licenceFields' },
  ]);
  expect(await getPublishedItem(bed.db, divisionCode, id)).toBeUndefined();
  expect(await shown([material('a', ['经营项目'])])).toEqual([]);
  const item = (await getPublishedItem(bed.db, divisionCode, id))!;
  const rules = (await itemRules(bed.db, divisionCode, id))!.view.rules;
  const asking = {
    ...rules,
    materials: rules.materials.map((one) => ({ ...one, licenceFields: ['负责人'] })),
  };
  const publishing = { divisionCode, itemCode: id, version: item.version, rules: asking };
  await expect(publishRules({ ...ctx(), faceLabels }, publishing)).rejects.toMatchObject({
    code: 'invalid-input',
    params: { findings: [{ code: 'licence-field-unknown', params: { field: '负责人' } }] },
  });
});
