import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import {
  acceptCase,
  applicantCase,
  applicantCases,
  caseChanges,
  caseView,
  openDocument,
  publicProgress,
  requestCorrection,
  resubmitCase,
  reviewCase,
  takeCase,
  unmaskAnswer,
} from '../index.ts';
import { type CasesBed, casesBed, county, key, submitted } from '../testing.ts';

let bed: CasesBed;
let id: string;
let number: string;
beforeAll(async () => {
  bed = await casesBed();
  const { ctx, enterprise } = bed;
  const { clerk, reviewer } = bed.officers;
  const made = await submitted(bed);
  id = made.id;
  number = made.number;
  const act = (version: number) => ({ caseId: id, key: key(), body: { version } });
  await takeCase(ctx, clerk, act(1));
  const points = [{ kind: 'field' as const, ref: 'premisesArea', say: '面积和图纸不一样，请核对。' }];
  await requestCorrection(ctx, clerk, { caseId: id, key: key(), body: { version: 2, points } });
  bed.clock.set('2026-11-26T10:00:00+08:00');
  await resubmitCase(ctx, enterprise, { caseId: id, key: key(), answers: { premisesArea: 120 }, version: 3 });
  await takeCase(ctx, clerk, act(4));
  await acceptCase(ctx, clerk, act(5));
  await takeCase(ctx, reviewer, act(6));
});
afterAll(() => bed.close());

describe('one case on one screen', () => {
  it('shows an officer the masked answers, what changed, the clocks and what may be done', async () => {
    const view = await caseView(bed.ctx, bed.officers.reviewer, id);
    const answer = (name: string) => view.answers.find((one) => one.name === name);
    expect(answer('safetyOfficerId')).toMatchObject({ value: '513424********0012', masked: true });
    expect(answer('premisesArea')).toMatchObject({ value: '120 平方米', changedFrom: '100 平方米' });
    expect(answer('organisationName')).toMatchObject({ source: '登记的身份信息' });
    expect(view.actions).toEqual([
      { command: 'release', needs: [], primary: false },
      { command: 'hand-over', needs: ['colleague', 'reason'], primary: false },
      { command: 'review', needs: ['opinion', 'reason'], primary: true },
      { command: 'suspend', needs: ['cause', 'reason', 'expectedEnd'], primary: false },
      { command: 'begin-special-step', needs: ['step', 'days', 'reason'], primary: false },
    ]);
    expect(view.clocks.map((clock) => [clock.kind, clock.light, clock.due])).toEqual([
      ['acceptance', 'idle', '2026-11-30'],
      ['acceptance', 'idle', '2026-12-03'],
      ['decision', 'ok', '2026-12-10'],
    ]);
    expect(view.handler).toMatchObject({ name: '张三' });
    expect(view.corrections).toMatchObject([{ ref: 'premisesArea', say: '面积和图纸不一样，请核对。' }]);
    expect(view.documents.map((document) => document.title)).toEqual([
      '收件凭证',
      '一次性补正告知书',
      '受理通知书',
    ]);
    expect(view.chainWhole).toBe(true);
    expect(view.materials.map((material) => [material.id, material.source])).toEqual([
      ['m1', 'form'],
      ['m2', 'held-licence'],
      ['m3', 'upload'],
      ['m4', 'upload'],
      ['m7', 'absent'],
    ]);
  });

  it('tells what happened in plain words and in law', async () => {
    const { timeline } = await caseView(bed.ctx, bed.officers.reviewer, id);
    expect(timeline.map((entry) => entry.plain)).toContain('受理了申请，发了受理通知书');
    expect(timeline.find((entry) => entry.kind === 'correction-requested')).toMatchObject({
      actor: '李华',
      legal: '一次性补正告知。《行政许可法》第三十二条第一款第（四）项',
    });
    expect(timeline[0]).toMatchObject({ actor: '周小满', onBehalfOf: '德昌县小满家常菜馆（演示）' });
    const english = await caseView(bed.ctx, bed.officers.reviewer, id, 'en');
    expect(english.timeline[1]?.plain).toBe('Took the case and began to work on it');
    expect(english.timeline[2]?.legal).toBe(
      'One-time correction notice. Administrative Licensing Law art. 32 para. 1 no. 4',
    );
  });

  it('shows the applicant her own answers and nothing of the opinion', async () => {
    const body = { version: 7, opinion: 'grant' as const, reason: '同意。' };
    await reviewCase(bed.ctx, bed.officers.reviewer, { caseId: id, key: key(), body });
    const { view, item, answers } = await applicantCase(bed.ctx, bed.enterprise, id);
    expect(view.opinion).toBeNull();
    expect(view.actions.map((action) => action.command)).toEqual(['withdraw']);
    expect(view.answers.find((one) => one.name === 'safetyOfficerId')).toMatchObject({
      value: '513424198806120012',
    });
    expect([item.itemCode, answers.premisesArea]).toEqual(['HN-000131024000-01', 120]);
    expect((await caseView(bed.ctx, bed.officers.decider, id)).opinion).toMatchObject({
      by: '张三',
      reason: '同意。',
    });
    expect(await applicantCases(bed.ctx, bed.enterprise)).toMatchObject([{ id, state: 'reviewed' }]);
    const outward = (await caseView(bed.ctx, bed.enterprise, id)).timeline.at(-1);
    expect(outward).toMatchObject({ kind: 'reviewed', plain: '审查完毕' });
    expect(await applicantCases(bed.ctx, bed.person)).toEqual([]);
    await expect(applicantCase(bed.ctx, bed.person, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('lists what came after the version a page was opened at', async () => {
    const changes = await caseChanges(bed.ctx, bed.officers.clerk, id, 6);
    expect(changes.map((change) => change.kind)).toEqual(['taken', 'reviewed']);
  });
});

describe('what is sealed opens only with a reason, and is logged', () => {
  it('gives the value to an officer of the case', async () => {
    const { reviewer, supervisor } = bed.officers;
    const asked = { field: 'safetyOfficerId', reason: '核对健康证' };
    expect(await unmaskAnswer(bed.ctx, reviewer, id, asked)).toBe('513424198806120012');
    const { rows } = await sql<{ n: number }>`select count(*) as n from cases.unmasking`.execute(bed.db);
    expect(rows[0]?.n).toBe(1);
    await expect(unmaskAnswer(bed.ctx, reviewer, id, { ...asked, reason: '看' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(unmaskAnswer(bed.ctx, supervisor, id, asked)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('progress without signing in', () => {
  it('needs the number and the last four of an ID number or USCC', async () => {
    const found = { number, state: 'reviewed', itemName: '《食品经营许可证》新办' };
    expect(await publicProgress(bed.ctx, { number, tail: '015f' })).toMatchObject(found);
    expect(await publicProgress(bed.ctx, { number, tail: '0012' })).toMatchObject(found);
    expect(await publicProgress(bed.ctx, { number, tail: '0013' })).toBeNull();
    expect(await publicProgress(bed.ctx, { number: `${county}-20261123-000009`, tail: '0012' })).toBeNull();
  });
});

describe('papers', () => {
  it('are drawn once and kept: the same bytes every time', async () => {
    const { documents } = await caseView(bed.ctx, bed.officers.reviewer, id);
    for (const document of documents) {
      const first = await openDocument(bed.ctx, bed.enterprise, id, document.id);
      const again = await openDocument(bed.ctx, bed.officers.clerk, id, document.id);
      expect(Buffer.from(first.bytes).subarray(0, 5).toString()).toBe('%PDF-');
      expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(again.bytes))).toBe(0);
    }
    const { rows } = await sql<{ n: number }>`select count(*) as n from cases.rendering`.execute(bed.db);
    expect(rows[0]?.n).toBe(3);
    await expect(openDocument(bed.ctx, bed.person, id, documents[0]?.id ?? '')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
