import type { Static } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { commandBodies, OfficerCommand } from '../../../contracts/case-commands.ts';
import type { StaffActor } from '../../../contracts/identity.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { importItems, shippedItems } from '../catalogue/index.ts';
import { doors } from './doors.ts';
import { openDocument } from './index.ts';
import { caseView } from './queries/case-view.ts';
import { workList } from './queries/work-list.ts';
import { places } from './sealing.ts';
import { type CasesBed, casesBed, county, foodLicence, key, sent, submitted } from './testing.ts';
import { askSpecialStep } from './use-cases/ask-special-step.ts';
import { deemAllDue } from './use-cases/deem-accepted.ts';
import { warnStops } from './use-cases/warn-stops.ts';
import { verifyChains } from './verify.ts';

let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
});
afterAll(() => bed.close());
beforeEach(async () => {
  bed.clock.set('2026-11-23T09:00:00+08:00');
  await sent(bed);
});

type Body<C extends OfficerCommand> = Omit<Static<(typeof commandBodies)[C]>, 'version'>;

/** A case with the version it has reached, so that each act reads as one line. */
async function aCase() {
  const made = await submitted(bed);
  let version = made.version;
  const act = async <C extends OfficerCommand>(by: StaffActor, name: C, body: Body<C>) => {
    const input = { caseId: made.id, key: key(), body: { version, ...body } } as never;
    const reply = await doors[name].run(bed.ctx, by, input);
    version = reply.version;
    return reply;
  };
  const seen = (by: StaffActor | typeof bed.enterprise = bed.officers.decider) =>
    caseView(bed.ctx, by, made.id);
  return { id: made.id, act, seen };
}

/** Accepted on Monday 2026-11-23 with ten working days, in the reviewer's hands. */
async function inReview() {
  const one = await aCase();
  const { clerk, reviewer } = bed.officers;
  await one.act(clerk, 'take', {});
  await one.act(clerk, 'accept', {});
  await one.act(reviewer, 'take', {});
  await sent(bed);
  return one;
}
/** In the decider's hands, with an opinion. */
async function inDecision() {
  const one = await inReview();
  const { reviewer, decider } = bed.officers;
  await one.act(reviewer, 'review', { opinion: 'grant', reason: '符合条件。' });
  await one.act(decider, 'take', {});
  await sent(bed);
  return one;
}
async function textOf(caseId: string, kind: string): Promise<number> {
  const view = await caseView(bed.ctx, bed.enterprise, caseId);
  const paper = view.documents.find((one) => one.kind === kind);
  const { bytes } = await openDocument(bed.ctx, bed.enterprise, caseId, paper?.id ?? '');
  return bytes.length;
}

describe('特别程序（第四十五条）', () => {
  it('stops the clock, tells the applicant in writing how long, and goes on where it stood', async () => {
    const { id, act, seen } = await inReview();
    const { reviewer } = bed.officers;
    expect((await seen()).clock).toMatchObject({ due: '2026-12-07', remaining: 10, stopped: null });
    bed.clock.set('2026-11-25T10:00:00+08:00');
    const begun = await act(reviewer, 'begin-special-step', {
      step: '听证',
      days: 10,
      reason: '利害关系人申请听证。',
      heldOn: '2026-12-09',
      venue: '县政务中心三楼听证室，上午九点',
    });
    expect(begun.documents).toMatchObject([{ kind: 'special-step-notice' }]);
    const stopped = await seen(bed.enterprise);
    expect(stopped.clock).toMatchObject({
      due: null,
      light: 'idle',
      used: 1,
      remaining: 9,
      stopped: {
        cause: 'special-step',
        step: '听证',
        expectedEnd: '2026-12-09',
        article: expect.stringContaining('第四十五条'),
      },
    });
    expect(await textOf(id, 'special-step-notice')).toBeGreaterThan(1000);
    const listed = await workList(bed.ctx, reviewer, { queue: 'review' });
    expect(listed.rows.find((row) => row.id === id)?.clock?.stopped).toMatchObject({ step: '听证' });

    // Meanwhile the matter stands still: nobody decides, nobody reviews.
    await expect(act(reviewer, 'review', { opinion: 'grant', reason: '行。' })).rejects.toMatchObject({
      code: 'not-allowed-now',
      params: { reason: 'stopped', ground: { article: 45 } },
    });
    bed.clock.set('2026-12-03T16:00:00+08:00');
    await act(reviewer, 'end-special-step', { step: '听证', result: '听证会认为符合条件。' });
    const after = await seen();
    // 25 Nov to 2 Dec do not count: six working days, so the last day moves from 7 to 15 December.
    expect(after.clock).toMatchObject({ due: '2026-12-15', used: 2, remaining: 8, stopped: null });
    expect(after.specialSteps.find((step) => step.begun)).toMatchObject({ result: '听证会认为符合条件。' });
    expect(await sent(bed)).toEqual(['case.special-step-begun', 'case.special-step-ended']);
  });

  it('is one that the item or the law names, and no longer than the item allows', async () => {
    const { act } = await inReview();
    const { reviewer } = bed.officers;
    const ask = (step: string) => act(reviewer, 'begin-special-step', { step, days: 5, reason: '要。' });
    await expect(ask('占卜')).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field: '/step' }],
    });
    await expect(act(reviewer, 'end-special-step', { step: '听证', result: '好。' })).rejects.toMatchObject({
      params: { reason: 'no-step' },
    });
    expect(await sent(bed)).toEqual([]);
  });
});

describe('听证（第四十六条至第四十八条）', () => {
  const hearing = { step: '听证', days: 14, reason: '油烟与邻居有重大利益关系。', venue: '三楼听证室，九点' };
  const asking = { step: '听证告知', days: 5, reason: '排烟口离住户五米。' };
  const opinion = { opinion: 'grant' as const, reason: '行。' };

  it('tells who may ask, gives them five working days, and holds it within twenty, told seven before', async () => {
    const { id, act, seen } = await inReview();
    const { reviewer } = bed.officers;
    const begin = (body: Body<'begin-special-step'>) => act(reviewer, 'begin-special-step', body);
    const end = (outcome?: 'asked' | 'waived' | 'unasked') =>
      act(reviewer, 'end-special-step', {
        step: '听证告知',
        result: '收到书面申请。',
        ...(outcome ? { outcome } : {}),
      });
    await expect(begin(asking)).rejects.toMatchObject({ fields: [{ field: '/parties', code: 'required' }] });
    await expect(begin({ ...asking, days: 4, parties: '刘桂花' })).rejects.toMatchObject({
      fields: [{ field: '/days', code: 'too-small', params: { limit: 5 } }],
    });
    const told = await begin({ ...asking, parties: '刘桂花' });
    expect(told.documents).toMatchObject([{ kind: 'special-step-notice' }]);
    // To ask is everybody's right while the clock runs; what people are told takes no time from the officer.
    expect((await seen()).clock).toMatchObject({ due: '2026-12-07', stopped: null });
    expect((await seen()).specialSteps[0]).toMatchObject({ asks: '听证', expectedEnd: '2026-11-30' });
    expect(JSON.stringify(await seen(bed.enterprise))).not.toContain('刘桂花');
    await expect(act(reviewer, 'review', opinion)).rejects.toMatchObject({ params: { reason: 'step-open' } });
    await expect(end()).rejects.toMatchObject({ fields: [{ field: '/outcome', code: 'required' }] });
    await expect(end('unasked')).rejects.toMatchObject({
      params: { reason: 'asking-open', ground: { article: 47 } },
    });

    bed.clock.set('2026-11-25T10:00:00+08:00');
    await end('asked');
    await expect(act(reviewer, 'review', opinion)).rejects.toMatchObject({ params: { reason: 'step-owed' } });
    // Asked on 25 November: at the latest on 23 December; with seven days of notice it is called by 14 December.
    bed.clock.set('2026-12-14T10:00:00+08:00');
    expect(await warned('step-owed')).toBe(0);
    bed.clock.set('2026-12-15T09:00:00+08:00');
    expect(await warned('step-owed')).toBeGreaterThan(0);
    bed.clock.set('2026-12-02T10:00:00+08:00');
    const on = (heldOn: string) => begin({ ...hearing, heldOn });
    await expect(on('2026-12-10')).rejects.toMatchObject({
      fields: [{ field: '/heldOn', code: 'too-early', params: { limit: '2026-12-11' } }],
    });
    await expect(on('2026-12-24')).rejects.toMatchObject({
      fields: [{ field: '/heldOn', code: 'too-late', params: { limit: '2026-12-23' } }],
    });
    await expect(on('2026-12-23')).rejects.toMatchObject({
      fields: [{ field: '/days', code: 'too-small', params: { limit: 15 } }],
    });
    // A Saturday between the two days of the law.
    await expect(on('2026-12-12')).rejects.toMatchObject({
      fields: [{ field: '/heldOn', code: 'day-off', params: { limit: '2026-12-14' } }],
    });
    await on('2026-12-11');
    expect((await seen()).clock).toMatchObject({ due: null, stopped: { step: '听证' } });
    expect(await textOf(id, 'special-step-notice')).toBeGreaterThan(1000);
    bed.clock.set('2026-12-11T17:00:00+08:00');
    await act(reviewer, 'end-special-step', { step: '听证', result: '听证笔录：双方同意移动排烟口。' });
    await act(reviewer, 'review', opinion);
    expect((await seen()).state).toBe('reviewed');
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  });

  it('is asked for by the applicant herself, online and in time, with a receipt; the officer is told', async () => {
    const { id, act, seen } = await inReview();
    const { reviewer } = bed.officers;
    const ask = (why = '') => askSpecialStep(bed.ctx, bed.enterprise, { caseId: id, key: key(), why });
    await expect(ask()).rejects.toMatchObject({
      params: { reason: 'nothing-to-ask', ground: { article: 47 } },
    });
    await act(reviewer, 'begin-special-step', { ...asking, parties: '刘桂花' });
    const mine = await seen(bed.enterprise);
    expect(mine.actions.map(({ command }) => command)).toContain('ask-special-step');
    expect((await seen(reviewer)).actions.map(({ command }) => command)).not.toContain('ask-special-step');
    const stranger = { ...bed.enterprise, subjectId: bed.person.subjectId };
    await expect(
      askSpecialStep(bed.ctx, stranger, { caseId: id, key: key(), why: '' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await sent(bed);

    bed.clock.set('2026-11-30T23:59:00+08:00'); // the last minute of the fifth working day
    const twice = { caseId: id, key: key(), why: '邻居已经同意，想当面说明。' };
    const asked = await askSpecialStep(bed.ctx, bed.enterprise, twice);
    expect(await askSpecialStep(bed.ctx, bed.enterprise, twice)).toEqual(asked);
    expect(asked.documents).toMatchObject([{ kind: 'asking-receipt' }]);
    expect(await textOf(id, 'asking-receipt')).toBeGreaterThan(1000);
    expect(await sent(bed)).toEqual(['case.special-step-asked']);
    const after = await seen();
    expect(after.timeline.at(-1)).toMatchObject({
      kind: 'special-step-asked',
      actor: '周小满',
      plain: '申请人在规定的时间内要求听证，收到了接收凭证',
      legal: expect.stringContaining('第四十七条'),
    });
    expect(after.specialSteps[0]).toMatchObject({
      outcome: 'asked',
      result: '要求听证：邻居已经同意，想当面说明。',
    });
    await expect(ask()).rejects.toMatchObject({ params: { reason: 'nothing-to-ask' } });
    // The officer acted on what she saw before; now the hearing is owed.
    await expect(act(reviewer, 'review', opinion)).rejects.toMatchObject({ code: 'stale-version' });
    const owed = { caseId: id, key: key(), body: { version: asked.version, ...opinion } };
    await expect(doors.review.run(bed.ctx, reviewer, owed)).rejects.toMatchObject({
      params: { reason: 'step-owed' },
    });
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  });

  it('is not held on a day off of that place; a year whose holidays nobody announced is said', async () => {
    const { act, id } = await inReview();
    bed.clock.set('2026-12-22T10:00:00+08:00');
    const on = (heldOn: string) => act(bed.officers.reviewer, 'begin-special-step', { ...hearing, heldOn });
    // 元旦 is a holiday by law; the notice for 2027 is not out.
    await expect(on('2027-01-01')).rejects.toMatchObject({
      fields: [
        { field: '/heldOn', code: 'day-off-unofficial', params: { limit: '2027-01-04', year: '2027' } },
      ],
    });
    await on('2027-01-11');
    const view = await caseView(bed.ctx, bed.enterprise, id);
    const paper = view.documents.find(({ kind }) => kind === 'special-step-notice');
    const { rows } = await sql<{ sealed: string }>`
      select sealed from cases.document where id = ${paper?.id}`.execute(bed.db);
    const said = bed.ctx.keyring.open(rows[0]?.sealed ?? '', places.document(paper?.id ?? ''));
    expect(said).toContain('2027年的放假安排还没有公布');
  });

  it('is not asked for any more once the days that were told have passed', async () => {
    const { id, act, seen } = await inReview();
    await act(bed.officers.reviewer, 'begin-special-step', { ...asking, parties: '刘桂花' });
    bed.clock.set('2026-12-01T00:00:00+08:00');
    expect((await seen(bed.enterprise)).actions.map(({ command }) => command)).not.toContain(
      'ask-special-step',
    );
    await expect(
      askSpecialStep(bed.ctx, bed.enterprise, { caseId: id, key: key(), why: '' }),
    ).rejects.toMatchObject({ code: 'not-allowed-now', params: { reason: 'asking-over' } });
  });

  it('goes on where nobody asked, once the days are over, and the officer is told that they are', async () => {
    const { act } = await inReview();
    const { reviewer } = bed.officers;
    await act(reviewer, 'begin-special-step', { ...asking, parties: '刘桂花' });
    bed.clock.set('2026-11-30T23:00:00+08:00');
    expect(await warned('asking-over')).toBe(0);
    bed.clock.set('2026-12-01T08:00:00+08:00');
    expect(await warned('asking-over')).toBeGreaterThan(0);
    await act(reviewer, 'end-special-step', {
      step: '听证告知',
      result: '期满无人提出。',
      outcome: 'unasked',
    });
    await act(reviewer, 'review', opinion);
  });

  async function warned(kind: string): Promise<number> {
    await warnStops(bed.ctx, (_id, error) => {
      throw error;
    });
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from platform.notice where kind = ${kind}`.execute(bed.db);
    return rows[0]?.n ?? 0;
  }
});

describe('中止与恢复', () => {
  it('needs a provision, tells both ends in writing, and moves the last day by the working days between', async () => {
    const { id, act, seen } = await inReview();
    const { reviewer } = bed.officers;
    await expect(act(reviewer, 'suspend', { cause: 'item-rule', reason: '等。' })).rejects.toMatchObject({
      fields: [{ field: '/basis', code: 'required' }],
    });
    await act(reviewer, 'suspend', {
      cause: 'force-majeure',
      reason: '暴雨，道路中断。',
      expectedEnd: '2026-11-30',
    });
    expect((await seen()).clock).toMatchObject({
      due: null,
      stopped: { cause: 'force-majeure', expectedEnd: '2026-11-30' },
    });
    await expect(
      act(reviewer, 'suspend', { cause: 'force-majeure', reason: '再来。' }),
    ).rejects.toMatchObject({
      params: { reason: 'stopped' },
    });
    bed.clock.set('2026-11-27T09:00:00+08:00');
    const back = await act(reviewer, 'resume', { reason: '道路恢复。' });
    expect(back.documents).toMatchObject([{ kind: 'resumption-notice' }]);
    expect(await textOf(id, 'resumption-notice')).toBeGreaterThan(1000);
    // Tuesday to Thursday did not count; the day it began is not counted anyway.
    expect((await seen()).clock).toMatchObject({ due: '2026-12-10', stopped: null });
    expect(await sent(bed)).toEqual(['case.suspended', 'case.resumed']);
  });
});

describe('延长期限（第四十二条）', () => {
  it('by ten working days, once, by who decides, before the limit ends, with the reason told', async () => {
    const { id, act, seen } = await inReview();
    const { reviewer, decider } = bed.officers;
    await expect(act(reviewer, 'extend', { reason: '案情复杂。' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    bed.clock.set('2026-12-07T17:00:00+08:00');
    await act(decider, 'extend', { reason: '需要补充核查。' });
    expect((await seen(bed.enterprise)).clock).toMatchObject({
      due: '2026-12-21',
      limit: 20,
      extended: { value: 10 },
    });
    expect((await seen()).extension).toMatchObject({ reason: '需要补充核查。' });
    expect(await textOf(id, 'extension-notice')).toBeGreaterThan(1000);
    await expect(act(decider, 'extend', { reason: '再来。' })).rejects.toMatchObject({
      params: { reason: 'extended' },
    });
    expect(await sent(bed)).toEqual(['case.extended']);
  });

  it('not once the limit has run out, and the button is gone', async () => {
    const { act, seen } = await inReview();
    bed.clock.set('2026-12-08T00:00:00+08:00');
    const view = await seen();
    expect(view.clock).toMatchObject({ light: 'bad' });
    expect(view.actions.map(({ command }) => command)).not.toContain('extend');
    await expect(act(bed.officers.decider, 'extend', { reason: '晚了。' })).rejects.toMatchObject({
      params: { reason: 'over-limit', ground: { article: 42, paragraph: 1 } },
    });
    expect(await sent(bed)).toEqual([]);
  });
});

describe('准予部分、移送、送达、作废', () => {
  it('grants a part, named, and tells the remedies for the rest', async () => {
    const { id, act, seen } = await inDecision();
    const { decider } = bed.officers;
    await expect(act(decider, 'decide', { decision: 'partly', reason: '冷食不行。' })).rejects.toMatchObject({
      fields: [{ field: '/part' }],
    });
    await act(decider, 'decide', { decision: 'partly', part: '热食类食品制售', reason: '冷食专间不合格。' });
    expect((await seen(bed.enterprise)).decision).toMatchObject({
      decision: 'partly',
      part: '热食类食品制售',
    });
    expect(await textOf(id, 'decision')).toBeGreaterThan(1000);
    // She opened it to read it: that it reached her is on record too.
    expect(await sent(bed)).toEqual(['case.decided', 'case.collected']);
  });

  it('hands the result over to the applicant or the agent only, and keeps the name sealed', async () => {
    const { id, act, seen } = await inDecision();
    const { decider, issuer } = bed.officers;
    await act(decider, 'decide', { decision: 'grant', reason: '符合。' });
    await act(issuer, 'take', {});
    await act(issuer, 'issue', {});
    expect((await seen()).state).toBe('issued');
    await act(issuer, 'take', {});
    // Meanwhile she opens the decision at home: that it reached her is on record once, and holds up no officer.
    const decided = (await seen()).documents.find(({ kind }) => kind === 'decision');
    await openDocument(bed.ctx, bed.enterprise, id, decided?.id ?? '');
    await openDocument(bed.ctx, bed.enterprise, id, decided?.id ?? '');
    const opened = await seen(bed.enterprise);
    expect(opened.timeline.filter(({ kind }) => kind === 'collected')).toMatchObject([
      { actor: '周小满', plain: '申请人打开了决定书' },
    ]);
    expect(opened.handing.collected).not.toBeNull();
    await expect(act(issuer, 'deliver', { delivery: 'counter', receiver: '路人甲' })).rejects.toMatchObject({
      fields: [{ field: '/receiver', code: 'not-the-applicant' }],
    });
    await act(issuer, 'deliver', { delivery: 'counter', receiver: '周小满' });
    const done = await seen();
    expect(done.state).toBe('finished');
    expect(done.timeline.slice(-2).map(({ kind }) => kind)).toEqual(['delivered', 'finished']);
    // 送达回证: one for the download, one for what was handed over.
    expect(done.documents.filter(({ kind }) => kind === 'delivery-receipt')).toHaveLength(2);
    expect(await textOf(id, 'delivery-receipt')).toBeGreaterThan(1000);
    expect((await seen(bed.enterprise)).handing).toMatchObject({
      issued: { by: '赵敏', organisation: null },
      delivered: { way: 'counter', by: '赵敏', receiver: '周小满', organisation: null },
    });
    expect(done.handing.delivered?.receiver).not.toContain('小满');
    const { rows } = await sql<{ sealed: string }>`
      select sealed from cases.text where case_id = ${id} and kind = 'delivery'`.execute(bed.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sealed).not.toContain('周小满');
    expect((await sent(bed)).slice(-2)).toEqual(['case.delivered', 'case.finished']);
  });

  it('goes to the competent organisation with its number and its clock', async () => {
    const { act, seen } = await inReview();
    const { decider } = bed.officers;
    const before = await seen();
    const [to] = before.transferTo;
    bed.clock.set('2026-11-25T10:00:00+08:00');
    await act(decider, 'transfer', { organisationId: to?.id ?? '', reason: '职责已经划转。' });
    const after = await seen(bed.enterprise);
    expect(after).toMatchObject({
      number: before.number,
      organisationName: to?.name,
      state: 'accepted',
      handler: null,
    });
    expect(after.clock?.due).toBe(before.clock?.due);
    expect(after.documents.map(({ kind }) => kind)).toContain('transfer-notice');
    expect(await sent(bed)).toEqual(['case.transferred']);
  });

  it('is put away with a ground that fits, and the evidence stays', async () => {
    const { id, act, seen } = await inReview();
    const { decider } = bed.officers;
    await expect(act(decider, 'void', { voidGround: 'fraud', reason: '骗。' })).rejects.toMatchObject({
      params: { reason: 'wrong-ground' },
    });
    await act(decider, 'void', { voidGround: 'duplicate', reason: '同一申请提交了两次。' });
    expect(await seen()).toMatchObject({
      state: 'voided',
      clock: null,
      voiding: { ground: 'duplicate' },
      actions: [],
    });
    expect(await textOf(id, 'void-notice')).toBeGreaterThan(1000);
    expect(await sent(bed)).toEqual(['case.voided']);
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  });
});

/** The county publishes a new version of the food licence that says more of how it is handled. */
async function publish(change: object) {
  const file = JSON.parse(shippedItems()) as { items: { id: string }[] };
  const items = file.items.filter(({ id }) => id === foodLicence).map((item) => ({ ...item, ...change }));
  await inTx(bed.db, (tx) =>
    importItems(tx, bed.ctx, { file: JSON.stringify({ items }), divisionCode: county, publish: true }),
  );
}

describe('事项自己的规定', () => {
  afterAll(() => publish({}));

  it('收件即受理: accepted with the submission, by the rule, with both papers', async () => {
    const centre = (await bed.ctx.neighbours.organisationsOf(county)).find(({ kind }) => kind === 'centre');
    await publish({ acceptOnReceipt: true, acceptedBy: centre?.id });
    const { id, seen } = await aCase();
    const view = await seen(bed.enterprise);
    expect(view).toMatchObject({ state: 'accepted', clock: { kind: 'decision', due: '2026-12-07' } });
    expect(view.timeline.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['submitted', '周小满'],
      ['accepted', '系统'],
    ]);
    expect(view.documents.map(({ kind }) => kind).sort()).toEqual([
      'acceptance-notice',
      'submission-receipt',
    ]);
    // 委托受理: the paper names the department and who accepted for it.
    expect(await textOf(id, 'acceptance-notice')).toBeGreaterThan(1000);
    expect(await sent(bed)).toEqual(['case.submitted', 'case.accepted']);
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  });

  it('委托制证: an issue clerk of the entrusted organisation, wherever it lies, sees the result and hands it out', async () => {
    const [entrusted] = await bed.ctx.neighbours.organisationsOf('430182');
    await publish({ printedBy: entrusted?.id });
    const { act, seen } = await inDecision();
    const printer: StaffActor = {
      ...bed.officers.issuer,
      grants: [
        { role: 'issue_clerk', divisionCode: '430182', organisationId: entrusted?.id ?? '' },
        { role: 'reviewer', divisionCode: '430182', organisationId: entrusted?.id ?? '' },
      ],
    };
    await expect(seen(printer)).rejects.toMatchObject({ code: 'not-found' }); // nothing to print yet
    await act(bed.officers.decider, 'decide', { decision: 'grant', reason: '符合。' });
    const view = await seen(printer);
    expect(view.actions.map(({ command }) => command)).toEqual(['take']);
    expect(view.handing.entrusted).toEqual({ accepts: null, prints: entrusted?.name });
    // And finds it: in the queue, in its count, by its number; who answers for that organisation in the case's own county finds it once.
    const listed = await workList(bed.ctx, printer, { queue: 'finish' });
    expect(listed).toMatchObject({ counts: { finish: 1, all: 1 }, rows: [{ number: view.number }] });
    const named = await workList(bed.ctx, printer, { queue: 'all', text: view.number });
    expect(named.rows).toHaveLength(1);
    const both = { ...printer, grants: [...printer.grants, ...bed.officers.issuer.grants] };
    const twice = await workList(bed.ctx, both, { queue: 'finish', text: '' });
    expect(twice.rows.filter(({ number }) => number === view.number)).toHaveLength(1);
    const elsewhere = { ...printer, grants: [{ ...printer.grants[0]!, organisationId: '430182-other' }] };
    expect((await workList(bed.ctx, elsewhere, { queue: 'all', text: view.number })).rows).toEqual([]);
    await act(printer, 'take', {});
    await act(printer, 'issue', {});
    await act(printer, 'take', {});
    await act(printer, 'deliver', { delivery: 'post', tracking: 'EX123456789CN' });
    expect((await seen()).handing).toMatchObject({
      issued: { organisation: entrusted?.name },
      delivered: { way: 'post', organisation: entrusted?.name, tracking: 'EX123456789CN' },
    });
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  });

  it('即办件: granted on the spot by who has the right, never refused there', async () => {
    await publish({ handleKind: '即办件', promised: { value: 0, unit: '当场' } });
    const { act, seen } = await aCase();
    const { clerk } = bed.officers;
    const instant = {
      ...bed.officers.otherClerk,
      grants: [{ role: 'instant_clerk' as const, divisionCode: county, organisationId: null }],
    };
    await act(clerk, 'take', {});
    await expect(act(clerk, 'grant-at-once', { reason: '齐全。' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await act(clerk, 'release', {});
    await act(instant, 'take', {});
    const granted = await act(instant, 'grant-at-once', { reason: '材料齐全，当场核对一致。' });
    expect(granted).toMatchObject({
      state: 'decided',
      documents: [{ kind: 'acceptance-notice' }, { kind: 'decision' }],
    });
    const view = await seen();
    expect(view.decision).toMatchObject({ decision: 'grant', reason: '材料齐全，当场核对一致。' });
    expect(view.timeline.slice(-2).map(({ kind }) => kind)).toEqual(['accepted', 'decided']);
    expect(await sent(bed)).toEqual([
      'case.submitted',
      'case.taken',
      'case.released',
      'case.taken',
      'case.accepted',
      'case.decided',
    ]);
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  });

  it('a promised item is not granted on the spot', async () => {
    await publish({ handleKind: '承诺件' });
    const { act } = await aCase();
    const instant = {
      ...bed.officers.otherClerk,
      grants: [{ role: 'instant_clerk' as const, divisionCode: county, organisationId: null }],
    };
    await act(instant, 'take', {});
    await expect(act(instant, 'grant-at-once', { reason: '齐全。' })).rejects.toMatchObject({
      params: { reason: 'not-instant' },
    });
  });

  it('silence accepts only where law or item says so', async () => {
    await publish({ silenceAccepts: false });
    const { seen } = await aCase();
    bed.clock.set('2026-12-01T00:00:00+08:00');
    await deemAllDue(bed.ctx, (_id, error) => {
      throw error;
    });
    expect(await seen()).toMatchObject({ state: 'received', deemed: false });
  });
});
