import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../contracts/identity.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { importItems, shippedItems } from '../catalogue/index.ts';
import { openDocument } from './index.ts';
import { workList } from './queries/work-list.ts';
import { storiesOf } from './test-acts.ts';
import { type CasesBed, casesBed, county, foodLicence, sent } from './testing.ts';
import { deemAllDue } from './use-cases/deem-accepted.ts';
import { verifyChains } from './verify.ts';

let bed: CasesBed;
let story: ReturnType<typeof storiesOf>;
beforeAll(async () => {
  bed = await casesBed();
  story = storiesOf(bed);
});
afterAll(() => bed.close());
beforeEach(async () => {
  bed.clock.set('2026-11-23T09:00:00+08:00');
  await sent(bed);
});

describe('特别程序（第四十五条）', () => {
  it('stops the clock, tells the applicant in writing how long, and goes on where it stood', async () => {
    const { id, act, seen } = await story.inReview();
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
    expect(await story.textOf(id, 'special-step-notice')).toBeGreaterThan(1000);
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
    const { act } = await story.inReview();
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

describe('中止与恢复', () => {
  it('needs a provision, tells both ends in writing, and moves the last day by the working days between', async () => {
    const { id, act, seen } = await story.inReview();
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
    expect(await story.textOf(id, 'resumption-notice')).toBeGreaterThan(1000);
    // Tuesday to Thursday did not count; the day it began is not counted anyway.
    expect((await seen()).clock).toMatchObject({ due: '2026-12-10', stopped: null });
    expect(await sent(bed)).toEqual(['case.suspended', 'case.resumed']);
  });
});

describe('延长期限（第四十二条）', () => {
  it('by ten working days, once, by who decides, before the limit ends, with the reason told', async () => {
    const { id, act, seen } = await story.inReview();
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
    expect(await story.textOf(id, 'extension-notice')).toBeGreaterThan(1000);
    await expect(act(decider, 'extend', { reason: '再来。' })).rejects.toMatchObject({
      params: { reason: 'extended' },
    });
    expect(await sent(bed)).toEqual(['case.extended']);
  });

  it('not once the limit has run out, and the button is gone', async () => {
    const { act, seen } = await story.inReview();
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
    const { id, act, seen } = await story.inDecision();
    const { decider } = bed.officers;
    await expect(act(decider, 'decide', { decision: 'partly', reason: '冷食不行。' })).rejects.toMatchObject({
      fields: [{ field: '/part' }],
    });
    await act(decider, 'decide', { decision: 'partly', part: '热食类食品制售', reason: '冷食专间不合格。' });
    expect((await seen(bed.enterprise)).decision).toMatchObject({
      decision: 'partly',
      part: '热食类食品制售',
    });
    expect(await story.textOf(id, 'decision')).toBeGreaterThan(1000);
    // She opened it to read it: that it reached her is on record too.
    expect(await sent(bed)).toEqual(['case.decided', 'case.collected']);
  });

  it('hands the result over to the applicant or the agent only, and keeps the name sealed', async () => {
    const { id, act, seen } = await story.inDecision();
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
    expect(await story.textOf(id, 'delivery-receipt')).toBeGreaterThan(1000);
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
    const { act, seen } = await story.inReview();
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
    const { id, act, seen } = await story.inReview();
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
    expect(await story.textOf(id, 'void-notice')).toBeGreaterThan(1000);
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
    const { id, seen } = await story.aCase();
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
    expect(await story.textOf(id, 'acceptance-notice')).toBeGreaterThan(1000);
    expect(await sent(bed)).toEqual(['case.submitted', 'case.accepted']);
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  });

  it('委托制证: an issue clerk of the entrusted organisation, wherever it lies, sees the result and hands it out', async () => {
    const [entrusted] = await bed.ctx.neighbours.organisationsOf('430182');
    await publish({ printedBy: entrusted?.id });
    const { act, seen } = await story.inDecision();
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
    const { act, seen } = await story.aCase();
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
    const { act } = await story.aCase();
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
    const { seen } = await story.aCase();
    bed.clock.set('2026-12-01T00:00:00+08:00');
    await deemAllDue(bed.ctx, (_id, error) => {
      throw error;
    });
    expect(await seen()).toMatchObject({ state: 'received', deemed: false });
  });
});
