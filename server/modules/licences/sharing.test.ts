import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import {
  type AskedLicences,
  consentsOf,
  endConsent,
  heldLicence,
  setSharing,
  showLicence,
  usesOf,
} from './index.ts';
import { caseLicences } from './queries/case-licences.ts';
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
    lacking: [{ materialId: 'm2', typeId: null }],
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

describe('窗口扫码取证，附到办件上', () => {
  const caseId = '00000000-0000-4000-8000-0000000000c2';
  const clerk = () => bed.officer('lihua');
  const pull = async (fields: string[] = ['scope']) => {
    const { digits } = await showLicence(bed.ctx, bed.zhou, { ref: `issued:${licenceId}`, fields });
    return pullLicence(bed.ctx, clerk(), { code: digits, purpose: '随便写的', caseId, materialId: 'm2' });
  };

  it('只有看得到这个办件的人能取，取来的写明代替哪份材料，用途是这件事', async () => {
    await expect(pull()).rejects.toMatchObject({ code: 'not-found' });
    await bed.submit(await asked(caseId));
    await bed.drain();
    await pull();
    const { rows: told } = await sql<{ payload: object }>`
      select payload from platform.outbox where kind = 'licence.taken'`.execute(bed.db);
    expect(told).toMatchObject([{ payload: { caseId, materialId: 'm2' } }]);
    const { rows } = await caseLicences(bed.ctx, clerk(), caseId);
    expect(rows).toMatchObject([
      { typeName: '食品经营许可证', materialId: 'm2', state: 'valid', withdrawn: false, by: '李华' },
    ]);
    expect(rows[0]?.elements).toEqual([{ label: '经营项目', value: '热食类食品制售' }]);
    await expect(caseLicences(bed.ctx, bed.officer('hemin'), caseId)).rejects.toMatchObject({
      code: 'not-found',
    });
    const [use] = await usesOf(bed.db, bed.ctx, bed.zhou.subjectId);
    expect(use).toMatchObject({
      kind: 'pulled',
      purpose: '旅行社业务经营许可',
      outcome: 'success',
      why: null,
    });
    const { rows: raw } = await sql<{
      sealed: string;
    }>`select content_sealed as sealed from licences.attached`.execute(bed.db);
    expect(raw[0]?.sealed).not.toContain('热食');
  });

  it('材料绑定了证照类型：自动对上；别的证照取不上', async () => {
    const bound = '00000000-0000-4000-8000-0000000000c5';
    const lacking = [
      { materialId: 'm2', typeId: 'tour-guide-cert' },
      { materialId: 'm7', typeId: 'food-business-licence' },
    ];
    await bed.submit({ ...(await asked(bound)), caseId: bound, asked: [], lacking });
    const { digits } = await showLicence(bed.ctx, bed.zhou, { ref: `issued:${licenceId}`, fields: [] });
    const body = { code: digits, purpose: '试试', caseId: bound };
    await expect(pullLicence(bed.ctx, clerk(), { ...body, materialId: 'm2' })).rejects.toMatchObject({
      code: 'licence-not-usable',
      params: { reason: 'other-type' },
    });
    await pullLicence(bed.ctx, clerk(), body);
    const { rows } = await caseLicences(bed.ctx, clerk(), bound);
    expect(rows.map(({ materialId }) => materialId)).toEqual(['m7']);
  });

  it('别人的证照取不上，也记一笔', async () => {
    const other = '00000000-0000-4000-8000-0000000000c3';
    const { personId, subjectId } = bed.he;
    await bed.submit({ ...(await asked(other)), caseId: other, personId, subjectId, asked: [] });
    const { digits } = await showLicence(bed.ctx, bed.zhou, { ref: `issued:${licenceId}`, fields: [] });
    await expect(
      pullLicence(bed.ctx, clerk(), { code: digits, purpose: '试试', caseId: other }),
    ).rejects.toMatchObject({ code: 'licence-not-usable', params: { reason: 'of-another' } });
    expect((await usesOf(bed.db, bed.ctx, bed.zhou.subjectId))[0]).toMatchObject({
      outcome: 'failed',
      why: 'of-another',
    });
  });

  it('个人信息保护法第十五条：持证人撤回同意，内容不再给看，记录还在，办件的人得到提醒', async () => {
    const consents = await consentsOf(bed.db, bed.zhou.subjectId);
    const mine = consents.filter(({ fields }) => fields.includes('经营项目'));
    await expect(endConsent(bed.ctx, bed.he, mine[0]?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
    await sql`delete from platform.outbox`.execute(bed.db);
    await endConsent(bed.ctx, bed.zhou, mine[0]?.id ?? '');
    await endConsent(bed.ctx, bed.zhou, mine[0]?.id ?? '');
    const { rows: told } = await sql<{ payload: object }>`
      select payload from platform.outbox where kind = 'licence.reliance-ended'`.execute(bed.db);
    expect(told).toMatchObject([{ payload: { state: 'withdrawn', caseId, licenceId } }]);
    expect((await caseLicences(bed.ctx, clerk(), caseId)).rows).toMatchObject([
      { withdrawn: true, elements: [] },
    ]);
    expect(
      (await consentsOf(bed.db, bed.zhou.subjectId)).find(({ id }) => id === mine[0]?.id)?.endedAt,
    ).not.toBeNull();
    await expect(sql`delete from licences.consent_end`.execute(bed.db)).rejects.toThrow('permission');
    await pull(); // shown again, agreed again
    expect((await caseLicences(bed.ctx, clerk(), caseId)).rows.map(({ withdrawn }) => withdrawn)).toEqual([
      true,
      false,
    ]);
  });

  it('材料写明要哪几项的，只取这几项，多亮的也不给', async () => {
    const narrow = '00000000-0000-4000-8000-0000000000c6';
    const lacking = [{ materialId: 'm7', typeId: 'food-business-licence', fields: ['经营项目'] }];
    await bed.submit({ ...(await asked(narrow)), caseId: narrow, asked: [], lacking });
    const shown = { ref: `issued:${licenceId}`, fields: ['scope', 'operator', 'person', 'address'] };
    const { digits } = await showLicence(bed.ctx, bed.zhou, shown);
    const pulled = await pullLicence(bed.ctx, clerk(), { code: digits, purpose: '试试', caseId: narrow });
    expect(pulled.elements).toEqual([{ label: '经营项目', value: '热食类食品制售' }]);
    expect((await usesOf(bed.db, bed.ctx, bed.zhou.subjectId))[0]?.fields).toEqual(['经营项目']);
  });
});

it('免证办按项同意：材料要哪几项就只交哪几项，记下来的也是这几项', async () => {
  const caseId = '00000000-0000-4000-8000-0000000000c7';
  const { subjectId } = bed.zhou;
  const how = { fields: ['经营项目', '没有这一项'] };
  const held = await heldLicence(bed.ctx, subjectId, 'food-business-licence', how);
  expect(held?.elements).toEqual([{ label: '经营项目', value: '热食类食品制售' }]);
  expect((await heldLicence(bed.ctx, subjectId, 'food-business-licence'))?.elements).toEqual([]);
  const fields = held?.elements?.map(({ label }) => label) ?? [];
  const got = held && { ...held, fields };
  await bed.submit({
    ...(await asked(caseId)),
    asked: [{ materialId: 'm1', typeId: 'food-business-licence', got: got ?? null }],
  });
  await bed.drain();
  const [use] = await usesOf(bed.db, bed.ctx, subjectId);
  expect(use).toMatchObject({ kind: 'shared', fields: ['证照编号', '经营项目'] });
  expect((await consentsOf(bed.db, subjectId))[0]?.fields).toEqual(['证照编号', '经营项目']);
});

it('持证人关掉自动取用：不再取，没取到的原因分得清', async () => {
  const ref = `issued:${licenceId}`;
  await setSharing(bed.ctx, bed.zhou, ref, false);
  expect(await heldLicence(bed.ctx, bed.zhou.subjectId, 'food-business-licence')).toBeUndefined();
  const caseId = '00000000-0000-4000-8000-0000000000c4';
  const one = await asked(caseId);
  await bed.submit({
    ...one,
    asked: [...one.asked, { materialId: 'm3', typeId: 'driving-licence', got: null }],
  });
  await bed.drain();
  const { failures } = await licenceCalls(bed.ctx, bed.officer('sundu'), {});
  const reasons = (caseIdOf: string) =>
    failures.filter(({ typeName }) => typeName === caseIdOf).map(({ reason }) => reason);
  expect(reasons('食品经营许可证').sort()).toEqual(['of-another', 'other-type', 'switched-off']);
  expect(reasons('机动车驾驶证')).toEqual(['no-source']);
  expect(reasons('导游证')).toEqual(['none-held']);
  expect((await usesOf(bed.db, bed.ctx, bed.zhou.subjectId))[0]).toMatchObject({
    outcome: 'failed',
    why: 'switched-off',
  });
  await setSharing(bed.ctx, bed.zhou, ref, true);
  expect((await heldLicence(bed.ctx, bed.zhou.subjectId, 'food-business-licence'))?.ref).toBe(ref);
});
