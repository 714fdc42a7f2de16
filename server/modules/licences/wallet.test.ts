import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicantActor } from '../../../contracts/identity.ts';
import { inTx } from '../../platform/db/index.ts';
import { importItems } from '../catalogue/index.ts';
import {
  addOwnMaterial,
  endConsent,
  forgetStated,
  heldLicence,
  noteLook,
  ownMaterials,
  reachOf,
  setSharing,
  showLicence,
  stateLicence,
  usesOf,
  walletCard,
  walletOf,
} from './index.ts';
import { county, type LicencesBed, licencesBed } from './testing.ts';
import { noteOriginal } from './use-cases/record-licence.ts';

let bed: LicencesBed;
let self: ApplicantActor;
beforeAll(async () => {
  bed = await licencesBed();
  const { personId, personName } = bed.zhou;
  self = { ...bed.zhou, subjectId: personId, subjectName: personName, subjectKind: 'person' };
  await bed.issued('00000000-0000-4000-8000-0000000000e1');
  const place = {
    itemType: '行政许可',
    dept: '市场监督管理',
    serviceObjects: ['企业法人'],
    derivedHandleKind: '承诺件',
    minVisits: 0,
    visitReason: '无',
    online: true,
    promised: { value: 10, unit: '工作日' },
    statutory: { value: 20, unit: '工作日' },
    result: { name: '一种登记', kind: '其他', delivery: ['窗口领取'] },
  };
  const items = [
    { ...place, id: 'food-change', name: '食品经营许可变更' },
    {
      ...place,
      id: 'gathering',
      name: '大型活动备案',
      materials: [{ name: '营业执照', licenceTypeId: 'business-licence' }],
    },
  ];
  const file = JSON.stringify({ items });
  const report = await inTx(bed.db, (tx) =>
    importItems(tx, bed.ctx, { file, divisionCode: county, publish: true }),
  );
  expect(report).toMatchObject({ published: 2 });
}, 120_000);
afterAll(() => bed.close());

const driving = 'driving-licence';
const vehicle = { typeId: 'vehicle-licence', number: '川w·12345' };
const cardOf = async (typeId: string, whose = self) =>
  (await walletOf(bed.ctx, whose)).find((card) => card.typeId === typeId);

describe('别处签发的证照', () => {
  it('持证人自填：进我的证照，标明没有核验，不能亮证，也不能免交材料', async () => {
    await stateLicence(bed.ctx, self, vehicle);
    const card = await cardOf('vehicle-licence');
    expect(card).toMatchObject({ proof: 'stated', state: 'valid', external: true, openTerm: true });
    expect(await heldLicence(bed.ctx, self.subjectId, 'vehicle-licence')).toBeUndefined();
    const ref = card?.ref ?? '';
    await expect(showLicence(bed.ctx, self, { ref, fields: ['number'] })).rejects.toMatchObject({
      code: 'licence-not-usable',
    });
  });

  it('有公开编码规则的才校验：身份证号的校验位，而且要是本人的号码', async () => {
    const refused = (number: string) =>
      expect(stateLicence(bed.ctx, self, { typeId: driving, number })).rejects;
    await refused('513424198806120010').toMatchObject({ fields: [{ field: 'number' }] });
    await refused('11010519491231002X').toMatchObject({ fields: [{ code: 'number-of-another' }] });
    await expect(
      stateLicence(bed.ctx, self, { ...vehicle, typeId: 'food-business-licence', validUntil: '2020-02-30' }),
    ).rejects.toMatchObject({
      fields: [
        { field: 'typeId', code: 'not-an-option' },
        { field: 'validUntil', code: 'date' },
      ],
    });
  });

  it('工作人员看过原件：从此算数；材料要复印件的，光有编号不够', async () => {
    await noteOriginal(bed.ctx, bed.officer('lihua'), self, { ...vehicle, validUntil: '2030-01-01' });
    expect(await cardOf('vehicle-licence')).toMatchObject({ proof: 'seen', validUntil: '2030-01-01' });
    const held = await heldLicence(bed.ctx, self.subjectId, 'vehicle-licence');
    expect(held).toMatchObject({ number: '川W·12345', numberOnly: true });
    expect(await heldLicence(bed.ctx, self.subjectId, 'vehicle-licence', { copy: true })).toBeUndefined();
    // What an officer saw is not turned back into her own word, nor taken out by her.
    await stateLicence(bed.ctx, self, vehicle);
    await forgetStated(bed.ctx, self, (await cardOf('vehicle-licence'))?.ref ?? '');
    expect(await cardOf('vehicle-licence')).toMatchObject({ proof: 'seen' });
    expect(
      await showLicence(bed.ctx, self, { ref: `holding:${held?.ref.slice(8)}`, fields: [] }),
    ).toBeDefined();
  });

  it('自填的可以删掉', async () => {
    await stateLicence(bed.ctx, self, { typeId: 'diploma', number: '105001202605123456' });
    await forgetStated(bed.ctx, self, (await cardOf('diploma'))?.ref ?? '');
    expect(await cardOf('diploma')).toBeUndefined();
  });
});

describe('受托人看委托人的证照', () => {
  const agent = (...itemCodes: string[]): ApplicantActor => ({
    ...bed.he,
    subjectId: bed.zhou.subjectId,
    subjectName: bed.zhou.subjectName,
    mandates: [{ id: 'm', divisionCode: county, itemCodes, mayCommit: false }],
  });
  const types = async (who: ApplicantActor) => (await walletOf(bed.ctx, who)).map(({ typeId }) => typeId);

  it('只看得到委托的事要用的：材料绑定的，和这件事要办的那一种', async () => {
    expect((await types(bed.zhou)).sort()).toEqual(['business-licence', 'food-business-licence']);
    expect(await types(agent('gathering'))).toEqual(['business-licence']);
    expect(await types(agent('food-change'))).toEqual(['food-business-licence']);
    expect(await types(agent('nonsense'))).toEqual([]);
    expect(await walletCard(bed.ctx, agent('food-change'), 'register:business-licence')).toBeUndefined();
    const all = { ...agent(), mandates: [{ ...agent().mandates?.[0], itemCodes: null }] } as ApplicantActor;
    expect(await types(all)).toHaveLength(2);
  });

  it('看过的记给委托人，一天一笔；证照怎么用由委托人自己定', async () => {
    const who = agent('food-change');
    const cards = await walletOf(bed.ctx, who);
    await noteLook(bed.ctx, who, cards);
    await noteLook(bed.ctx, who, cards);
    await noteLook(bed.ctx, bed.zhou, await walletOf(bed.ctx, bed.zhou));
    expect(await usesOf(bed.db, bed.ctx, bed.zhou.subjectId)).toMatchObject([
      { kind: 'seen', by: '何小雨', typeName: '食品经营许可证', purpose: '食品经营许可变更' },
    ]);
    const reach = await reachOf(bed.db, agent('gathering'));
    expect(await usesOf(bed.db, bed.ctx, bed.zhou.subjectId, { reach })).toEqual([]);
    const refused = { code: 'outside-mandate', params: { reason: 'wallet' } };
    await expect(setSharing(bed.ctx, who, cards[0]?.ref ?? '', false)).rejects.toMatchObject(refused);
    await expect(endConsent(bed.ctx, who, 'c')).rejects.toMatchObject(refused);
    await expect(stateLicence(bed.ctx, who, vehicle)).rejects.toMatchObject(refused);
  });

  it('委托人自己存的材料，受托人看不到；受托人存的自己看得到', async () => {
    const bytes = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
    await addOwnMaterial(bed.ctx, bed.zhou, { label: '租赁合同', name: 'a.pdf', bytes });
    await addOwnMaterial(bed.ctx, agent('food-change'), { label: '平面图', name: 'b.pdf', bytes });
    const labels = async (who: ApplicantActor) =>
      (await ownMaterials(bed.ctx, who)).map(({ label }) => label);
    expect(await labels(agent('food-change'))).toEqual(['平面图']);
    expect((await labels(bed.zhou)).sort()).toEqual(['平面图', '租赁合同'].sort());
  });
});
