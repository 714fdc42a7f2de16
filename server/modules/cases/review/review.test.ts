import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { OpinionKind, ReviewRoute } from '../../../../contracts/review-routes.ts';
import type { OfficerStepCommand } from '../../../../contracts/step-commands.ts';
import { publishRoute } from '../../catalogue/index.ts';
import { acceptCase, caseView, decideCase, takeCase, verifyChains } from '../index.ts';
import { workList } from '../queries/work-list.ts';
import { type CasesBed, casesBed, county, foodLicence, key, restaurantDraft, sent } from '../testing.ts';
import { submitCase } from '../use-cases/submit-case.ts';
import { actOnStep, type StepInput } from './commands.ts';
import { answerByLink, linkQuestion } from './link-page.ts';
import { department, step } from './testing.ts';

/** A restaurant: papers first; then health, ecology (only a large kitchen) and two officers on site side by side; then law. */
const route: ReviewRoute = {
  steps: [
    step('papers', { name: '书面审查' }),
    step('health', { name: '卫生意见', after: ['papers'], who: [department('卫生健康')] }),
    step('ecology', {
      name: '环保意见',
      after: ['papers'],
      who: [department('生态环境')],
      when: 'kitchenArea > 20',
    }),
    step('site', {
      name: '现场核查',
      kind: 'inspection',
      after: ['papers'],
      inspectors: 2,
      limit: { value: 2, unit: 'workday' },
    }),
    step('street', {
      name: '街道意见',
      kind: 'consult',
      after: ['papers'],
      when: 'seats > 100',
      who: [{ at: 'outside', name: '德州街道办', contact: '', shows: ['premisesAddress', 'contactPhone'] }],
    }),
    step('law', { name: '法制审核', kind: 'legal', after: ['health', 'ecology', 'site', 'street'] }),
  ],
};

let bed: CasesBed;
let version = 1;
beforeAll(async () => {
  bed = await casesBed();
  const published = await publishRoute(bed.ctx, {
    divisionCode: county,
    itemCode: foodLicence,
    version,
    route,
  });
  version = published.version;
});
afterAll(() => bed.close());
beforeEach(async () => {
  bed.clock.set('2026-11-23T09:00:00+08:00');
  await sent(bed);
});

async function accepted(answers: Record<string, unknown> = {}): Promise<string> {
  const { ctx, officers } = bed;
  const draftId = await restaurantDraft(bed, answers);
  const { id } = await submitCase(ctx, bed.enterprise, {
    divisionCode: county,
    itemCode: foodLicence,
    draftId,
    key: key(),
  });
  await takeCase(ctx, officers.clerk, { caseId: id, key: key(), body: { version: 1 } });
  await acceptCase(ctx, officers.clerk, { caseId: id, key: key(), body: { version: 2 } });
  await sent(bed);
  return id;
}
const view = (caseId: string, by: StaffActor = bed.officers.everyReviewer) => caseView(bed.ctx, by, caseId);
const stepOf = async (caseId: string, id: string, by?: StaffActor) =>
  (await view(caseId, by)).route?.steps.find((one) => one.id === id);

type BodyOf<C extends OfficerStepCommand> = Omit<StepInput<C>['body'], 'version'>;
/** An act upon the case as it is now. */
async function act<C extends OfficerStepCommand>(by: StaffActor, caseId: string, name: C, body: BodyOf<C>) {
  const { version: seen } = await view(caseId, by);
  return actOnStep(bed.ctx, by, name, {
    caseId,
    key: key(),
    body: { version: seen, ...body } as StepInput<C>['body'],
  });
}
const say = (by: StaffActor, caseId: string, at: string, seat = `${at}.1`, opinion: OpinionKind = 'grant') =>
  act(by, caseId, 'give-opinion', { step: at, seat, opinion, reason: `${at}：符合要求。` });
const statuses = async (caseId: string) =>
  Object.fromEntries((await view(caseId)).route?.steps.map((one) => [one.id, one.status]) ?? []);

describe('审查（行政许可法第三十四条）：各环节按事项公布的流程进行', () => {
  it('opens with the acceptance, on the answers, with a limit for each step', async () => {
    const id = await accepted();
    expect(await statuses(id)).toEqual({
      papers: 'running',
      health: 'waiting',
      ecology: 'waiting',
      site: 'waiting',
      street: 'skipped',
      law: 'waiting',
    });
    expect(await stepOf(id, 'papers')).toMatchObject({ due: '2026-11-26', light: 'ok' });
    expect((await view(id)).actions.some((action) => action.command === 'review')).toBe(false);
  });

  it('is reviewed side by side, returned once, and decided by another person who sees every opinion', async () => {
    const { officers, ctx } = bed;
    const { reviewer, otherReviewer, healthReviewer, ecologyReviewer, decider } = officers;
    const id = await accepted();
    await say(reviewer, id, 'papers');
    expect(await sent(bed)).toEqual(['case.opinion-given']);
    expect(await statuses(id)).toMatchObject({ health: 'running', ecology: 'running', site: 'running' });

    // 卫生健康局 sees the application and its own step, and of the papers' opinion nothing.
    const seen = await view(id, healthReviewer);
    expect(seen.route?.steps.map((one) => one.id)).toEqual(['health']);
    expect(seen).toMatchObject({ opinion: null, documents: [], route: { partly: true } });
    expect(seen.actions.map((action) => `${action.command} ${action.step}`)).toContain('give-opinion health');
    expect(seen.actions.some((action) => action.step !== 'health')).toBe(false);

    await say(healthReviewer, id, 'health', 'health.1', 'refuse');
    await say(ecologyReviewer, id, 'ecology');
    await say(reviewer, id, 'site', 'site.1');
    await expect(say(reviewer, id, 'site', 'site.2')).rejects.toMatchObject({
      code: 'not-allowed-now',
      params: { reason: 'two-officers', ground: { article: 34, paragraph: 1 } },
    });
    await say(otherReviewer, id, 'site', 'site.2');
    expect(await statuses(id)).toMatchObject({ law: 'running' });

    // 法制审核 sends it back to health: that opinion is void and kept, ecology and the inspection stand.
    await act(reviewer, id, 'return-to-step', { step: 'law', to: 'health', reason: '卫生意见依据不明。' });
    expect(await statuses(id)).toMatchObject({
      health: 'running',
      ecology: 'done',
      site: 'done',
      law: 'waiting',
    });
    const again = await stepOf(id, 'health');
    expect(again).toMatchObject({
      round: 2,
      returned: { reason: '卫生意见依据不明。', from: '法制审核' },
      voided: [{ opinion: 'refuse', by: '马燕', round: 1 }],
    });
    await say(healthReviewer, id, 'health', 'health.1', 'conditions');
    await sent(bed);
    const last = await say(otherReviewer, id, 'law');
    expect(last.state).toBe('reviewed');
    expect(await sent(bed)).toEqual(['case.opinion-given', 'case.route-finished']);

    const before = await view(id, decider);
    expect(
      before.route?.steps.flatMap((one) => one.seats.map((seat) => seat.opinion?.opinion ?? null)),
    ).toEqual(['grant', 'conditions', 'grant', 'grant', 'grant', null, 'grant']);
    await takeCase(ctx, decider, { caseId: id, key: key(), body: { version: before.version } });
    const decided = await decideCase(ctx, decider, {
      caseId: id,
      key: key(),
      body: { version: before.version + 1, decision: 'grant', reason: '各环节意见一致。' },
    });
    expect(decided.state).toBe('decided');
    expect(await verifyChains(ctx.db)).toMatchObject({ first: null });
  });

  it('四眼: whoever gave an opinion does not decide, and the decider may send it back first', async () => {
    const { ctx, officers } = bed;
    const { reviewer, otherReviewer, everyReviewer, decider } = officers;
    const id = await accepted({ kitchenArea: 10 });
    const both: StaffActor = { ...everyReviewer, grants: [...everyReviewer.grants, ...decider.grants] };
    await say(both, id, 'papers');
    await say(both, id, 'health');
    await say(reviewer, id, 'site', 'site.1');
    await say(otherReviewer, id, 'site', 'site.2');
    const { version: seen, state } = await say(reviewer, id, 'law');
    expect(state).toBe('reviewed');
    const take = (by: StaffActor) => takeCase(ctx, by, { caseId: id, key: key(), body: { version: seen } });
    await expect(take(both)).rejects.toMatchObject({ params: { reason: 'four-eyes' } });
    await take(decider);
    const back = await act(decider, id, 'return-to-step', { to: 'site', reason: '照片不全。' });
    expect(back.state).toBe('accepted');
    expect(await statuses(id)).toMatchObject({
      papers: 'done',
      health: 'done',
      site: 'running',
      law: 'waiting',
    });
  });

  it('tells the applicant of steps and who has them, of no opinion', async () => {
    const id = await accepted();
    await say(bed.officers.reviewer, id, 'papers', 'papers.1', 'refuse');
    const seen = await caseView(bed.ctx, bed.enterprise, id);
    expect(seen.route?.steps.find((one) => one.id === 'health')).toMatchObject({
      status: 'running',
      seats: [{ who: '德昌县卫生健康局（演示）', opinion: null, link: null }],
    });
    expect(JSON.stringify(seen)).not.toContain('papers：符合要求');
  });
});

describe('各环节里的人', () => {
  it('denies whom no step names, and the applicant of another case', async () => {
    const id = await accepted();
    await expect(view(id, bed.officers.healthReviewer)).rejects.toMatchObject({ code: 'not-found' });
    await expect(view(id, bed.officers.elsewhere)).rejects.toMatchObject({ code: 'not-found' });
    await say(bed.officers.reviewer, id, 'papers');
    expect((await view(id, bed.officers.healthReviewer)).number).toBeTruthy();
    await expect(
      act(bed.officers.healthReviewer, id, 'give-opinion', {
        step: 'ecology',
        seat: 'ecology.1',
        opinion: 'grant',
        reason: '不归我管。',
      }),
    ).rejects.toMatchObject({ params: { reason: 'not-your-step' } });
  });

  it('lists what waits for whom, by name and by office, most urgent first', async () => {
    const id = await accepted();
    await say(bed.officers.reviewer, id, 'papers');
    const mine = async (by: StaffActor) => {
      const list = await workList(bed.ctx, by, { queue: 'steps', limit: 200 });
      return { has: list.rows.some((row) => row.id === id), count: list.counts.steps };
    };
    expect(await mine(bed.officers.healthReviewer)).toMatchObject({ has: true });
    expect(await mine(bed.officers.reviewer)).toMatchObject({ has: true }); // site
    expect(await mine(bed.officers.decider)).toMatchObject({ has: false, count: 0 });
    await say(bed.officers.healthReviewer, id, 'health');
    expect(await mine(bed.officers.healthReviewer)).toMatchObject({ has: false });
    await act(bed.officers.reviewer, id, 'copy-step', {
      step: 'site',
      staffId: bed.officers.healthReviewer.staffId,
    });
    expect(await mine(bed.officers.healthReviewer)).toMatchObject({ has: true });
  });

  it('转办、委派、加签、减签、催办、抄送', async () => {
    const { reviewer, otherReviewer, healthReviewer, ecologyReviewer } = bed.officers;
    const id = await accepted();
    await say(reviewer, id, 'papers');
    await expect(
      act(reviewer, id, 'pass-on', { step: 'site', seat: 'site.1', staffId: healthReviewer.staffId }),
    ).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'officer' } });
    await act(reviewer, id, 'pass-on', { step: 'site', seat: 'site.1', staffId: otherReviewer.staffId });
    await act(otherReviewer, id, 'delegate', { step: 'site', seat: 'site.1', staffId: reviewer.staffId });
    await say(reviewer, id, 'site', 'site.1');
    expect(await stepOf(id, 'site')).toMatchObject({
      status: 'running',
      seats: [{ officer: '秦岚', opinion: null, delegate: { name: '张三', answer: { by: '张三' } } }, {}],
    });
    await say(otherReviewer, id, 'site', 'site.1');
    await act(reviewer, id, 'add-reviewer', { step: 'health', staffId: ecologyReviewer.staffId });
    await act(reviewer, id, 'urge-step', { step: 'health' });
    const health = await stepOf(id, 'health');
    expect(health).toMatchObject({ urged: 1, seats: [{}, { added: true, officer: '邓磊' }] });
    await say(healthReviewer, id, 'health');
    expect(await stepOf(id, 'health')).toMatchObject({ status: 'running' });
    await act(reviewer, id, 'drop-reviewer', { step: 'health', seat: health?.seats[1]?.id ?? '' });
    expect(await stepOf(id, 'health')).toMatchObject({ status: 'done' });
  });

  it('会签: two who speak at the same time both count, each once', async () => {
    const { reviewer, otherReviewer } = bed.officers;
    const id = await accepted({ kitchenArea: 10 });
    await say(reviewer, id, 'papers');
    const { version: seen } = await view(id);
    const speak = (by: StaffActor, seat: string, sender: string) =>
      actOnStep(bed.ctx, by, 'give-opinion', {
        caseId: id,
        key: sender,
        body: { version: seen, step: 'site', seat, opinion: 'grant', reason: '现场相符。' },
      });
    const [one, two] = [key(), key()];
    const replies = await Promise.all([
      speak(reviewer, 'site.1', one),
      speak(otherReviewer, 'site.2', two),
      speak(reviewer, 'site.1', one),
    ]);
    expect(replies[2]).toEqual(replies[0]);
    const site = await stepOf(id, 'site');
    expect(site).toMatchObject({ status: 'done' });
    expect(site?.seats.map((seat) => seat.opinion?.by)).toEqual(['张三', '秦岚']);
    // The same seat a moment later, from the same page: told what happened meanwhile.
    await expect(speak(otherReviewer, 'site.1', key())).rejects.toMatchObject({ code: 'stale-version' });
  });
});

describe('征求意见：没有账号的单位用签名链接答复', () => {
  async function asked() {
    const id = await accepted({ seats: 200 });
    await say(bed.officers.reviewer, id, 'papers');
    await act(bed.officers.reviewer, id, 'issue-link', { step: 'street', seat: 'street.1' });
    const seat = (await stepOf(id, 'street', bed.officers.reviewer))?.seats[0];
    return { id, token: seat?.link?.url.split('/').at(-1) ?? '' };
  }
  const answer = { name: '王建国', post: '经发办副主任', opinion: 'grant' as const, reason: '无意见。' };

  it('shows what the step names and nothing else, personal data masked', async () => {
    const { token } = await asked();
    const question = await linkQuestion(bed.ctx, token, 'zh-CN');
    expect(question).toMatchObject({ body: '德州街道办', due: '2026-11-26' });
    expect(question.fields).toHaveLength(2);
    expect(JSON.stringify(question)).not.toContain('13800000001');
    expect(JSON.stringify(question)).not.toContain('周小满');
  });

  it('takes one answer, with who gave it, and no second one', async () => {
    const { id, token } = await asked();
    await answerByLink(bed.ctx, token, answer);
    expect(await stepOf(id, 'street')).toMatchObject({
      status: 'done',
      seats: [{ opinion: { by: '王建国', post: '经发办副主任', reason: '无意见。' } }],
    });
    await expect(answerByLink(bed.ctx, token, answer)).rejects.toMatchObject({
      params: { reason: 'link-used' },
    });
    expect(JSON.stringify((await view(id)).timeline)).not.toContain('王建国');
  });

  it('refuses a forged link, an old one, and one that has expired', async () => {
    const { id, token } = await asked();
    await expect(linkQuestion(bed.ctx, `${token}x`, 'zh-CN')).rejects.toMatchObject({ code: 'not-found' });
    const [link, , mac] = token.split('.');
    await expect(linkQuestion(bed.ctx, `${link}.zzzzzz.${mac}`, 'zh-CN')).rejects.toMatchObject({
      code: 'not-found',
    });
    await act(bed.officers.reviewer, id, 'issue-link', { step: 'street', seat: 'street.1' });
    await expect(linkQuestion(bed.ctx, token, 'zh-CN')).rejects.toMatchObject({
      params: { reason: 'link-used' },
    });
    const newest = (await stepOf(id, 'street', bed.officers.reviewer))?.seats[0]?.link?.url.split('/').at(-1);
    bed.clock.set('2026-12-23T09:00:00+08:00');
    await expect(answerByLink(bed.ctx, newest ?? '', answer)).rejects.toMatchObject({
      params: { reason: 'link-used' },
    });
    // The step does not wait for ever: what is late may be gone on without.
    await act(bed.officers.reviewer, id, 'close-unanswered', { step: 'street', seat: 'street.1' });
    expect(await stepOf(id, 'street')).toMatchObject({ status: 'done' });
  });

  it('asks another department beside a step, which does not wait', async () => {
    const { reviewer, healthReviewer } = bed.officers;
    const id = await accepted();
    await act(reviewer, id, 'consult', {
      step: 'papers',
      whom: { organisationId: '513424-health' },
      question: '油烟口离幼儿园多远？',
      fields: [],
      limit: { value: 1, unit: 'workday' },
    });
    const asked = (await stepOf(id, 'papers'))?.seats.find((seat) => seat.advisory);
    expect(asked).toMatchObject({ question: '油烟口离幼儿园多远？', due: '2026-11-24' });
    await expect(
      act(reviewer, id, 'close-unanswered', { step: 'papers', seat: asked?.id ?? '' }),
    ).rejects.toMatchObject({ params: { reason: 'not-late' } });
    await say(healthReviewer, id, 'papers', asked?.id ?? '', 'conditions');
    await say(reviewer, id, 'papers');
    expect(await stepOf(id, 'papers')).toMatchObject({ status: 'done' });
    expect(await verifyChains(bed.ctx.db)).toMatchObject({ first: null });
  });
});
