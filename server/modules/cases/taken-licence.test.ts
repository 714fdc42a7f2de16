import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTx } from '../../platform/db/index.ts';
import type { OutboxRow } from '../../platform/outbox/index.ts';
import { importItems } from '../catalogue/index.ts';
import { setSharing } from '../licences/index.ts';
import { askedLicences, caseView, takenLicenceHandlers } from './index.ts';
import { type CasesBed, casesBed, county, key, ownItem } from './testing.ts';
import { saveDraft, startDraft } from './use-cases/drafts.ts';
import { submitCase } from './use-cases/submit-case.ts';
import { verifyChains } from './verify.ts';

const item = {
  id: 'T-TAKEN',
  name: '测试登记',
  ...ownItem,
  result: { name: '测试登记证', kind: '证照', delivery: ['窗口领取'] },
  materials: [
    {
      name: '营业执照',
      necessity: '容缺后补',
      deferral: { value: 5, unit: '工作日' },
      licenceTypeId: 'business-licence',
      licenceFields: ['经营范围'],
    },
    { name: '检测报告', necessity: '容缺后补', deferral: { value: 5, unit: '工作日' } },
  ],
};
const licence = {
  typeId: 'business-licence',
  typeName: '营业执照',
  number: '91513424MA0000015F',
  checkedAt: '2026-11-23T02:00:00.000Z',
  holderId: '00000000-0000-4000-8000-000000000001',
  ref: 'holding:1',
  licenceId: null,
  elements: [{ label: '经营范围', value: '餐饮服务' }],
  taken: true as const,
};

let bed: CasesBed;
let caseId = '';
beforeAll(async () => {
  bed = await casesBed();
  const { ctx, clock, enterprise, db } = bed;
  const file = JSON.stringify({ items: [item] });
  await inTx(db, (tx) => importItems(tx, { clock }, { file, divisionCode: county, publish: true }));
  const held = await ctx.neighbours.heldLicence(enterprise.subjectId, 'business-licence');
  // Her licence is kept from being fetched, so the case begins without it.
  for (const ref of [held?.ref ?? '', 'register:business-licence'])
    await setSharing(ctx, enterprise, ref, false);
  const draft = await startDraft(ctx, enterprise, { divisionCode: county, itemCode: item.id });
  const answers = {
    organisationAddress: '德州街道演示路 1 号',
    legalRepresentative: '周小满',
    contactName: '周小满',
    contactPhone: '13800000001',
    matter: '测试',
    deliveryMethod: 'counter',
    declaration: ['true-and-complete'],
  };
  await saveDraft(ctx, enterprise, { draftId: draft.id, answers });
  const what = { divisionCode: county, itemCode: item.id, draftId: draft.id, key: key() };
  caseId = (await submitCase(ctx, enterprise, what)).id;
}, 120_000);
afterAll(() => bed.close());

async function taken(materialId: string, attachedId: string) {
  const neighbours = { ...bed.ctx.neighbours, takenLicence: async () => licence };
  const [handle] = takenLicenceHandlers({ ...bed.ctx, neighbours })['licence.taken'] ?? [];
  const payload = { caseId, attachedId, materialId, staffId: bed.officers.clerk.staffId };
  await inTx(bed.db, async (tx) => handle?.(tx, { payload } as unknown as OutboxRow));
}
const view = () => caseView(bed.ctx, bed.officers.clerk, caseId);

it('窗口扫码取来的电子证照，代替办件的材料：写进证据链，谁取的写谁', async () => {
  const lacking = (await askedLicences(bed.ctx, caseId))?.lacking;
  expect(lacking).toEqual([
    { materialId: 'm1', typeId: 'business-licence', fields: ['经营范围'] },
    { materialId: 'm2', typeId: null, fields: [] },
  ]);
  await taken('m1', '00000000-0000-7000-8000-0000000000a1');
  await taken('m1', '00000000-0000-7000-8000-0000000000a1');
  const now = await view();
  expect(now.materials.find(({ id }) => id === 'm1')).toMatchObject({
    source: 'held-licence',
    licence: { number: '91513424MA0000015F', taken: true, elements: [{ label: '经营范围' }] },
  });
  expect(now.timeline.filter(({ kind }) => kind === 'licence-taken')).toMatchObject([{ actor: '李华' }]);
  expect(now.later?.deferrals).toMatchObject([
    { id: 'm1', suppliedAt: expect.any(String) },
    { suppliedAt: null },
  ]);
  expect((await askedLicences(bed.ctx, caseId))?.lacking).toMatchObject([{ materialId: 'm2' }]);
  expect(await verifyChains(bed.db)).toMatchObject({ whole: true });
});

it('材料已经有了的，再取也不动它', async () => {
  const { version } = await view();
  await taken('m1', '00000000-0000-7000-8000-0000000000a2');
  expect((await view()).version).toBe(version);
});

it('持证人撤回同意：办件上不再给看内容', async () => {
  const neighbours = { ...bed.ctx.neighbours, withdrawnFrom: async () => new Set(['holding:1']) };
  const { materials } = await caseView({ ...bed.ctx, neighbours }, bed.officers.clerk, caseId);
  expect(materials.find(({ id }) => id === 'm1')?.licence).toMatchObject({
    number: '',
    elements: [],
    withdrawn: true,
  });
});
