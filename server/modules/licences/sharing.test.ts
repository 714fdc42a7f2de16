import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { type AskedLicences, heldLicence, showLicence, usesOf } from './index.ts';
import { licenceCalls } from './queries/licence-calls.ts';
import { officeLicence } from './queries/office-licences.ts';
import { county, type LicencesBed, licencesBed } from './testing.ts';
import { pullLicence } from './use-cases/pull-licence.ts';

let bed: LicencesBed;
let licenceId = '';
beforeAll(async () => {
  bed = await licencesBed();
  licenceId = await bed.issued('00000000-0000-4000-8000-00000000000b');
}, 60_000);
afterAll(() => bed.close());

/** A case that asked for the food licence, which is held, and for a licence of lodging, which nobody has. */
async function asked(caseId: string): Promise<AskedLicences> {
  const { subjectId, personId } = bed.zhou;
  const held = await heldLicence(bed.ctx, subjectId, 'food-business-licence');
  return {
    caseId,
    itemCode: 'HN-000122002000-01',
    itemName: '旅行社业务经营许可',
    placeCode: county,
    organisation: { id: '513424-culture-tourism', name: '德昌县文化和旅游局（演示）' },
    personId,
    subjectId,
    asked: [
      { materialId: 'm1', typeId: 'food-business-licence', got: held ?? null },
      { materialId: 'm2', typeId: 'tour-guide-cert', got: null },
    ],
  };
}

it('免证办：记下同意、取用和依赖，持证人看得到', async () => {
  const caseId = '00000000-0000-4000-8000-0000000000c1';
  await bed.submit(await asked(caseId));
  await bed.drain();
  expect(await usesOf(bed.db, bed.ctx, bed.zhou.subjectId)).toMatchObject([
    {
      kind: 'shared',
      by: '德昌县文化和旅游局（演示）',
      typeName: '食品经营许可证',
      purpose: '旅行社业务经营许可',
      fields: ['证照编号'],
      outcome: 'success',
    },
  ]);
  const { rows } =
    await sql`select ref, purpose, fields from licences.consent where case_id = ${caseId}`.execute(bed.db);
  expect(rows).toEqual([{ ref: `issued:${licenceId}`, purpose: '旅行社业务经营许可', fields: ['证照编号'] }]);
  expect((await officeLicence(bed.ctx, bed.officer('chenjing'), licenceId)).relied).toMatchObject([
    { caseId, toldAt: null },
  ]);
});

it('调用成功率：没有证照的调用也算在分母里，按类型和单位分列', async () => {
  const calls = await licenceCalls(bed.ctx, bed.officer('yangfan'), {});
  expect(calls).toMatchObject({ calls: 2, success: 1 });
  expect(calls.rows).toContainEqual({
    typeName: '导游证',
    organisation: '德昌县文化和旅游局（演示）',
    calls: 1,
    success: 0,
  });
  expect(await licenceCalls(bed.ctx, bed.officer('tanli'), {})).toMatchObject({ calls: 0, rows: [] });
});

it('窗口按亮证码取证：只取持证人勾选的，用途持证人看得到', async () => {
  const { token, digits } = await showLicence(bed.ctx, bed.zhou, {
    ref: `issued:${licenceId}`,
    fields: ['scope'],
  });
  const clerk = bed.officer('lihua');
  const pulled = await pullLicence(bed.ctx, clerk, { code: digits, purpose: '办旅行社许可' });
  expect(pulled).toMatchObject({
    typeName: '食品经营许可证',
    state: 'valid',
    elements: [{ label: '经营项目' }],
  });
  const scanned = { code: `http://localhost:8080/present/${token}`, purpose: '办旅行社许可' };
  expect(await pullLicence(bed.ctx, clerk, scanned)).toEqual(pulled);
  const [use] = await usesOf(bed.db, bed.ctx, bed.zhou.subjectId);
  expect(use).toMatchObject({
    kind: 'pulled',
    by: '综合窗口 李华',
    purpose: '办旅行社许可',
    fields: ['经营项目'],
  });
  await expect(pullLicence(bed.ctx, clerk, { code: '00000000', purpose: '试试' })).rejects.toMatchObject({
    code: 'show-code-over',
  });
});
