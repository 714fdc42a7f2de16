import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeIdNumber } from '../../../contracts/checks.ts';
import { caseView, openDraft, requestCorrection, takeCase } from '../cases/index.ts';
import {
  applicantJoint,
  keepMended,
  mendJoint,
  mendPoints,
  submitJoint,
  verifyJoints,
  withdrawJoint,
} from './index.ts';
import { jointOfPart } from './queries/joint-of-case.ts';
import { officerJoint } from './queries/joint-view.ts';
import {
  county,
  handle,
  type JointBed,
  jointBed,
  key,
  newborn,
  newbornGuide,
  packageDraft,
} from './testing.ts';
import { giveData, goOn } from './use-cases/officer-commands.ts';

let bed: JointBed;
beforeAll(async () => {
  bed = await jointBed();
}, 120_000);
afterAll(() => bed.close());

const view = async (id: string) => (await applicantJoint(bed.ctx, bed.person, id)).view;
const part = async (id: string, name: string) => {
  const found = (await view(id)).parts.find((one) => one.key === name);
  if (!found) throw new Error(`no part ${name}`);
  return found;
};

it('新生儿出生一件事：一张出生医学证明，三件事用，父母不再交', async () => {
  const draftId = await packageDraft(bed, bed.person, 'newborn', newbornGuide, newborn);
  const { problems, missing } = await openDraft(bed.ctx, bed.person, draftId);
  expect({ problems, missing }).toEqual({ problems: [], missing: [] });

  const submitKey = key();
  const { id } = await submitJoint(bed.ctx, bed.person, { draftId, key: submitKey });
  expect(await submitJoint(bed.ctx, bed.person, { draftId, key: submitKey })).toEqual({ id });

  // 只有出生医学证明开始办，别的都在等它。
  const begun = await view(id);
  expect(begun.number).toMatch(new RegExp(`^L${county}-20261123-\\d{6}$`));
  expect(Object.fromEntries(begun.parts.map((one) => [one.key, one.state]))).toMatchObject({
    'birth-cert': 'running',
    vaccine: 'waiting',
    hukou: 'waiting',
    maternity: 'waiting',
    medical: 'waiting',
    'ss-card': 'waiting',
  });
  expect((await part(id, 'hukou')).waits).toEqual([
    { from: 'birth-cert', name: '《出生医学证明》首次签发', needs: '出生医学证明' },
  ]);

  await bed.drain();
  const { caseId } = await part(id, 'birth-cert');
  await handle(bed, caseId as string);
  await bed.drain();

  // 三件自己开始，材料来自前一件的结果。
  for (const name of ['vaccine', 'hukou', 'maternity']) {
    const next = await part(id, name);
    expect(next.state, name).toBe('running');
    const seen = await caseView(bed.ctx, bed.officers.everyReviewer, next.caseId as string);
    const certificate = seen.materials.find((one) => one.source === 'earlier-result');
    expect(certificate?.licence?.typeName, name).toBe('出生医学证明');
    expect(certificate?.licence?.number, name).toMatch(/^决字〔2026〕\d{6}号$/);
    expect(certificate?.files).toEqual([]);
  }
  // 公安看得到落户要的，看不到生育待遇的账号。
  const hukou = await part(id, 'hukou');
  const police = await caseView(bed.ctx, bed.officers.everyReviewer, hukou.caseId as string);
  expect(police.answers.map(({ name }) => name)).toContain('followParent');
  expect(police.answers.map(({ name }) => name)).not.toContain('bankAccount');

  // 落户办好，孩子的公民身份号码由公安交出，医保和社保卡接着办。
  await handle(bed, hukou.caseId as string);
  await bed.drain();
  expect((await part(id, 'medical')).waits.map(({ needs }) => needs)).toEqual(['孩子公民身份号码']);
  const owing = await officerJoint(bed.ctx, bed.officers.everyReviewer, id);
  expect(owing.actions).toContainEqual({ command: 'give-data', needs: ['hukou'] });
  const given = { jointId: id, key: key(), version: owing.version, part: 'hukou' };
  await expect(
    giveData(bed.ctx, bed.officers.everyReviewer, { ...given, values: { babyIdNumber: '123' } }),
  ).rejects.toThrow('answers-invalid');
  const values = { babyIdNumber: makeIdNumber('513424', '2026-11-18', 2) };
  await giveData(bed.ctx, bed.officers.everyReviewer, { ...given, values });
  expect((await part(id, 'medical')).state).toBe('running');
  const medical = await part(id, 'medical');
  const insured = await caseView(bed.ctx, bed.officers.everyReviewer, medical.caseId as string);
  expect(insured.answers.find(({ name }) => name === 'babyIdNumber')?.value).toMatch(/^5134/);

  // 社保卡要的参保信息，表里没有一栏：前一件办成了什么、什么文号，自己带过去。
  await handle(bed, medical.caseId as string);
  await bed.drain();
  const card = (await part(id, 'ss-card')).caseId as string;
  const seen = await caseView(bed.ctx, bed.person, card);
  expect(seen.answers.find(({ label }) => label === '参保信息')?.value).toMatch(
    /^城乡居民参保登记.*决字〔2026〕\d{6}号$/,
  );
}, 120_000);

it('中间一件没有准予：牵头部门决定，其余的接着办，办不了的不再办', async () => {
  const draftId = await packageDraft(bed, bed.person, 'newborn', newbornGuide, newborn);
  const { id } = await submitJoint(bed.ctx, bed.person, { draftId, key: key() });
  await bed.drain();
  await handle(bed, (await part(id, 'birth-cert')).caseId as string);
  await bed.drain();
  await handle(bed, (await part(id, 'hukou')).caseId as string, 'refuse');
  await bed.drain();

  const stopped = await view(id);
  expect(stopped.state).toBe('lead-decides');
  const lead = bed.officers.everyDecider;
  const seen = await officerJoint(bed.ctx, lead, id);
  expect(seen.actions).toContainEqual({ command: 'go-on', needs: ['reason'] });
  expect(seen.parts.find(({ key: one }) => one === 'hukou')?.opinion?.opinion).toBe('refuse');
  const sent = { jointId: id, key: key(), version: seen.version, reason: '落户材料另行核实，其余的先办。' };
  await expect(goOn(bed.ctx, bed.officers.clerk, sent)).rejects.toThrow('not-allowed-now');
  const reply = await goOn(bed.ctx, lead, sent);
  expect(await goOn(bed.ctx, lead, sent)).toEqual(reply);
  const after = Object.fromEntries((await view(id)).parts.map((one) => [one.key, one.state]));
  expect(after).toEqual({
    'birth-cert': 'granted',
    vaccine: 'running',
    hukou: 'refused',
    medical: 'dropped',
    'ss-card': 'dropped',
    maternity: 'running',
  });

  // 申请人还可以撤回没有决定的；已经办成的照样有效。
  await withdrawJoint(bed.ctx, bed.person, { jointId: id });
  await bed.drain();
  const ended = await view(id);
  expect(ended.state).toBe('withdrawn');
  expect(ended.parts.map(({ state }) => state).sort()).toEqual(
    ['dropped', 'dropped', 'granted', 'refused', 'withdrawn', 'withdrawn'].sort(),
  );
  const { whole, events } = await verifyJoints(bed.db);
  expect(whole && events > 0).toBe(true);
}, 120_000);

it('几个部门都要补正：合成一次，补一遍各部门都有', async () => {
  const draftId = await packageDraft(bed, bed.person, 'newborn', newbornGuide, newborn);
  const { id } = await submitJoint(bed.ctx, bed.person, { draftId, key: key() });
  await bed.drain();
  await handle(bed, (await part(id, 'birth-cert')).caseId as string);
  await bed.drain();
  const { clerk } = bed.officers;
  for (const name of ['vaccine', 'hukou']) {
    const caseId = (await part(id, name)).caseId as string;
    const { version } = await takeCase(bed.ctx, clerk, { caseId, key: key(), body: { version: 1 } });
    const points = [{ kind: 'field' as const, ref: 'babyName', say: '姓名与证明上的不一致' }];
    await requestCorrection(bed.ctx, clerk, { caseId, key: key(), body: { version, points } });
  }
  const { joint } = await applicantJoint(bed.ctx, bed.person, id);
  const points = await mendPoints(bed.ctx, bed.person, joint);
  expect(points).toHaveLength(1);
  expect(points[0]).toMatchObject({ id: 'babyName', value: '周安' });
  expect(points[0]?.said).toHaveLength(2);
  // 写了一半离开：写的还在。
  await keepMended(bed.ctx, bed.person, { jointId: id, answers: { babyName: '周平' } });
  expect((await mendPoints(bed.ctx, bed.person, joint))[0]?.value).toBe('周平');
  const mended = { jointId: id, answers: { babyName: '周平安' } };
  // 填得不对的，哪个部门都不交。
  await expect(
    mendJoint(bed.ctx, bed.person, { jointId: id, answers: { babyName: '周'.repeat(400) } }),
  ).rejects.toThrow('answers-invalid');
  await bed.drain();
  expect((await mendPoints(bed.ctx, bed.person, joint))[0]?.of).toHaveLength(2);
  await mendJoint(bed.ctx, bed.person, mended);
  await mendJoint(bed.ctx, bed.person, mended); // 按了两下
  await bed.drain();
  for (const name of ['vaccine', 'hukou']) {
    const seen = await caseView(bed.ctx, bed.person, (await part(id, name)).caseId as string);
    expect(seen.state).toBe('received');
    expect(seen.answers.find((one) => one.name === 'babyName')?.value).toBe('周平安');
    expect(seen.materials.some(({ source }) => source === 'earlier-result')).toBe(true);
  }
}, 120_000);

it('前一件补正改了：后开始的按新的办，已经开始的不跟着改，两边都说明', async () => {
  const draftId = await packageDraft(bed, bed.person, 'newborn', newbornGuide, newborn);
  const { id } = await submitJoint(bed.ctx, bed.person, { draftId, key: key() });
  await bed.drain();
  const { clerk, everyDecider } = bed.officers;
  const mend = async (name: string, babyName: string) => {
    const caseId = (await part(id, name)).caseId as string;
    const { version } = await takeCase(bed.ctx, clerk, { caseId, key: key(), body: { version: 1 } });
    const points = [{ kind: 'field' as const, ref: 'babyName', say: '与医院登记的不一致' }];
    await requestCorrection(bed.ctx, clerk, { caseId, key: key(), body: { version, points } });
    await bed.drain();
    const { joint } = await applicantJoint(bed.ctx, bed.person, id);
    const [point] = await mendPoints(bed.ctx, bed.person, joint);
    await mendJoint(bed.ctx, bed.person, { jointId: id, answers: { babyName } });
    await bed.drain();
    return point;
  };
  const first = await mend('birth-cert', '周宁');
  expect(first?.later).toContain('预防接种证办理');
  expect(first?.begun).toEqual([]);
  await handle(bed, (await part(id, 'birth-cert')).caseId as string);
  await bed.drain();
  const name = async (of: string) => {
    const caseId = (await part(id, of)).caseId as string;
    return (await caseView(bed.ctx, bed.person, caseId)).answers.find((one) => one.name === 'babyName')
      ?.value;
  };
  expect([await name('vaccine'), await name('hukou')]).toEqual(['周宁', '周宁']);

  const second = await mend('vaccine', '周宁安');
  expect(second?.begun).toContain((await part(id, 'hukou')).name);
  expect([await name('vaccine'), await name('hukou')]).toEqual(['周宁安', '周宁']);
  const older = [{ label: '孩子姓名', by: (await part(id, 'vaccine')).name }];
  expect((await part(id, 'hukou')).older).toEqual(older);
  expect((await part(id, 'vaccine')).older).toEqual([]);
  const { timeline } = await officerJoint(bed.ctx, everyDecider, id);
  expect(timeline.findLast(({ kind }) => kind === 'answers-mended')?.plain).toContain('改了：孩子姓名');
  const hukou = (await part(id, 'hukou')).caseId as string;
  expect((await jointOfPart(bed.ctx, hukou)).older).toEqual(older);
  // 落户的补正也改成一样的，就没有先后了。
  await mend('hukou', '周宁安');
  expect((await part(id, 'hukou')).older).toEqual([]);
}, 120_000);

it('存证：联办件的环节从头重算，改过一处就指出来', async () => {
  const whole = await verifyJoints(bed.db);
  expect(whole).toMatchObject({ whole: true, faults: 0, first: null });
  expect(whole.joints).toBeGreaterThan(0);
  const owner = new pg.Client({ connectionString: bed.url });
  await owner.connect();
  try {
    await owner.query(
      `update joint.event set body = replace(body, '"kind"', '"kinb"')
       where seq = 2 and joint_id = (select joint_id from joint.event order by joint_id limit 1)`,
    );
    const broken = await verifyJoints(bed.db);
    expect(broken).toMatchObject({ whole: false, faults: 1, first: { seq: 2 } });
    expect(broken.first?.say).toMatch(/第 2 个事件的内容被改过/);
  } finally {
    await owner.end();
  }
}, 120_000);
