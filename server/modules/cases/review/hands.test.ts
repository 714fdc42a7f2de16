import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { ReviewRoute } from '../../../../contracts/review-routes.ts';
import type { OfficerStepCommand } from '../../../../contracts/step-commands.ts';
import shipped from '../../../../data/calendar.json' with { type: 'json' };
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { sql } from '../../../platform/db/index.ts';
import { makeLogger } from '../../../platform/log.ts';
import { startOutbox } from '../../../platform/outbox/index.ts';
import { publishRoute } from '../../catalogue/index.ts';
import { planAbsence, setSubstitute, staffActor } from '../../identity/index.ts';
import { acceptCase, caseView, takeCase, verifyChains } from '../index.ts';
import { workList } from '../queries/work-list.ts';
import { type CasesBed, casesBed, county, foodLicence, key, restaurantDraft, sent } from '../testing.ts';
import { beginSpecialStep } from '../use-cases/begin-special-step.ts';
import { endSpecialStep } from '../use-cases/end-special-step.ts';
import { recomputeDeadlines } from '../use-cases/recompute-deadlines.ts';
import { submitCase } from '../use-cases/submit-case.ts';
import { transferCase } from '../use-cases/transfer-case.ts';
import { warnSeats } from '../use-cases/warn-seats.ts';
import { warnStops } from '../use-cases/warn-stops.ts';
import { actOnStep, type StepInput } from './commands.ts';
import { seatNoticeHandlers } from './seat-notices.ts';
import { department, step } from './testing.ts';

const limit = { value: 5, unit: 'workday' as const };
const route: ReviewRoute = {
  steps: [
    step('papers', { name: '书面审查', limit }),
    step('health', { name: '卫生意见', after: [], who: [department('卫生健康')], limit }),
    step('law', { name: '法制审核', kind: 'legal', after: ['papers', 'health'] }),
  ],
};

let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
  await publishRoute(bed.ctx, { divisionCode: county, itemCode: foodLicence, version: 1, route });
});
afterAll(() => bed.close());
beforeEach(async () => {
  bed.clock.set('2026-11-23T09:00:00+08:00');
  await sent(bed);
  await sql`delete from platform.notice`.execute(bed.db);
});

const fail = (_id: string, error: Error) => {
  throw error;
};
async function accepted(): Promise<string> {
  const { ctx, officers } = bed;
  const draftId = await restaurantDraft(bed);
  const input = { divisionCode: county, itemCode: foodLicence, draftId, key: key() };
  const { id } = await submitCase(ctx, bed.enterprise, input);
  await takeCase(ctx, officers.clerk, { caseId: id, key: key(), body: { version: 1 } });
  await acceptCase(ctx, officers.clerk, { caseId: id, key: key(), body: { version: 2 } });
  return id;
}
const view = (caseId: string, by: StaffActor = bed.officers.everyReviewer) => caseView(bed.ctx, by, caseId);
const stepOf = async (caseId: string, id: string) =>
  (await view(caseId)).route?.steps.find((one) => one.id === id);
async function act<C extends OfficerStepCommand>(
  by: StaffActor,
  caseId: string,
  name: C,
  body: Omit<StepInput<C>['body'], 'version'>,
) {
  const { version } = await view(caseId, by);
  return actOnStep(bed.ctx, by, name, {
    caseId,
    key: key(),
    body: { version, ...body } as StepInput<C>['body'],
  });
}
const say = (by: StaffActor, caseId: string, at: string, seat = `${at}.1`) =>
  act(by, caseId, 'give-opinion', { step: at, seat, opinion: 'grant', reason: `${at}：符合要求。` });
/** What the bells said, `account kind`, and then nothing more. */
async function told(): Promise<string[]> {
  const drain = startOutbox(
    { ...bed.ctx, log: makeLogger({ level: 'silent' }) },
    seatNoticeHandlers(bed.ctx),
    60_000,
  );
  await drain.drainNow();
  await drain.stop();
  const { rows } = await sql<{ reader: string; kind: string }>`
    with gone as (delete from platform.notice returning *)
    select s.account as reader, n.kind from gone n join identity.staff s on 'staff:' || s.id = n.reader
    order by s.account, n.kind`.execute(bed.db);
  // 刘洋 examines for every organisation of the county, so that everything of an office is hers too.
  return rows.filter(({ reader }) => reader !== 'liuyang').map(({ reader, kind }) => `${reader} ${kind}`);
}

describe('环节的时限', () => {
  it('stands still while the law stops the clock of the case (第四十五条), and goes on with it', async () => {
    const { ctx, officers } = bed;
    const { reviewer } = officers;
    const id = await accepted();
    expect(await stepOf(id, 'health')).toMatchObject({ due: '2026-11-30', stopped: false });

    bed.clock.set('2026-11-25T09:00:00+08:00');
    const { version } = await takeCase(ctx, reviewer, {
      caseId: id,
      key: key(),
      body: { version: (await view(id)).version },
    });
    const begun = await beginSpecialStep(ctx, reviewer, {
      caseId: id,
      key: key(),
      body: {
        version,
        step: '听证',
        days: 10,
        reason: '邻居要求听证。',
        heldOn: '2026-12-09',
        venue: '三楼听证室，九点',
      },
    });
    expect(await stepOf(id, 'health')).toMatchObject({ due: null, stopped: true, light: 'idle' });
    const { rows } = await sql<{ due: Date | null }>`
      select due_at as due from cases.seat where case_id = ${id} and step_id = 'health'`.execute(bed.db);
    expect(rows).toEqual([{ due: null }]);
    const list = await workList(ctx, officers.healthReviewer, { queue: 'steps', limit: 200 });
    expect(list.rows.map((row) => row.id)).toContain(id);
    expect(list.lights).toMatchObject({ stopped: 1, idle: 0 });
    const still = await workList(ctx, reviewer, { queue: 'review', light: 'stopped' });
    expect(still.rows.map((row) => [row.id, row.divisionName])).toEqual([[id, '德昌县']]);
    expect(still.lights.stopped).toBe(1);
    expect((await workList(ctx, reviewer, { queue: 'review', light: 'idle' })).rows).toEqual([]);
    expect((await workList(ctx, reviewer, { queue: 'mine' })).lights).toMatchObject({ stopped: 1 });

    bed.clock.set('2026-12-10T00:30:00+08:00');
    expect(await warnSeats(ctx, fail)).toBe(0);
    // The ten days that the applicant was told of are over: who has the case hears of it once.
    expect([await warnStops(ctx, fail), await warnStops(ctx, fail)]).toEqual([1, 0]);
    expect(await told()).toContain('zhangsan clock-still-stopped');
    await endSpecialStep(ctx, reviewer, {
      caseId: id,
      key: key(),
      body: { version: begun.version, step: '听证', result: '听证笔录附后。' },
    });
    // Eleven working days did not count: those from the day it began up to the day before it ended.
    expect(await stepOf(id, 'health')).toMatchObject({ due: '2026-12-15', stopped: false });
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  });

  it('is reckoned again with the announced holidays, and the evidence says so', async () => {
    bed.clock.set('2026-12-28T09:00:00+08:00');
    const id = await accepted();
    const { '2027': unofficial } = shipped.years;
    const off = { ...unofficial.off, 元旦: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'] };
    const calendar = loadCalendar({
      years: { ...shipped.years, '2027': { ...unofficial, official: true, off } },
    });
    const before = (await stepOf(id, 'health'))?.due;
    const ctx = { ...bed.ctx, calendar };
    await recomputeDeadlines(ctx, fail);
    const seen = await caseView(ctx, bed.officers.everyReviewer, id);
    const after = seen.route?.steps.find((one) => one.id === 'health')?.due;
    expect([before, after]).toEqual(['2027-01-05', '2027-01-06']);
    const { rows } = await sql<{ payload: { seats: { seat: string; before: string; after: string }[] } }>`
      select (body::jsonb) -> 'payload' as payload from cases.event
      where case_id = ${id} and kind = 'deadline-recomputed@2'`.execute(bed.db);
    expect(rows[0]?.payload.seats.find((one) => one.seat === 'health.1')).toMatchObject({
      before: '2027-01-05T16:00:00.000Z',
      after: '2027-01-06T16:00:00.000Z',
    });
    expect(await recomputeDeadlines(ctx, fail)).toEqual({ looked: 0, moved: 0 });
  });
});

describe('铃声', () => {
  it('rings for whom a step waits, whom a return or a colleague’s urging meets, and for nobody else', async () => {
    const { reviewer, otherReviewer, healthReviewer } = bed.officers;
    const id = await accepted();
    // The own organisation has the accepted case in its list; 卫生健康局 learns of it.
    expect(await told()).toEqual(['mayan step-waits']);
    await act(reviewer, id, 'urge-step', { step: 'health' });
    expect(await told()).toEqual(['mayan step-urged']);
    await say(healthReviewer, id, 'health');
    expect(await told()).toEqual([]);
    await say(reviewer, id, 'papers');
    expect(await told()).toEqual(['qinlan step-waits']);
    await act(otherReviewer, id, 'return-to-step', { step: 'law', to: 'health', reason: '依据不明。' });
    expect(await told()).toEqual(['mayan step-returned']);
  });

  it('warns once when a limit turns yellow and once when it is over, then also who has the case', async () => {
    await sql`update cases.seat set told_level = 2, told_due = due_at`.execute(bed.db);
    const id = await accepted();
    await told();
    const { reviewer, healthReviewer } = bed.officers;
    await say(reviewer, id, 'papers');
    await takeCase(bed.ctx, reviewer, {
      caseId: id,
      key: key(),
      body: { version: (await view(id)).version },
    });
    await told();
    bed.clock.set('2026-11-27T00:30:00+08:00');
    expect(await warnSeats(bed.ctx, fail)).toBe(1);
    expect(await warnSeats(bed.ctx, fail)).toBe(0);
    expect(await told()).toEqual(['mayan step-warn']);
    bed.clock.set('2026-12-01T00:00:00+08:00');
    expect(await warnSeats(bed.ctx, fail)).toBe(1);
    expect(await told()).toEqual(['mayan step-over', 'zhangsan opinion-late']);
    expect(await warnSeats(bed.ctx, fail)).toBe(0);
    await say(healthReviewer, id, 'health');
    expect(await told()).not.toContain('zhangsan step-over');
  });
});

describe('A/B 岗', () => {
  it('a substitute speaks at the seat of her absent colleague, recorded as for him, and counts for both', async () => {
    const { ctx, officers } = bed;
    const { reviewer, healthReviewer, ecologyReviewer } = officers;
    const system = { kind: 'system', name: 'test' } as const;
    const id = await accepted();
    await setSubstitute(bed.identity, officers.admin, healthReviewer.staffId, ecologyReviewer.staffId);
    await planAbsence(bed.identity, system, healthReviewer.staffId, {
      from: '2026-11-23',
      to: '2026-11-24',
    });
    const b = (await staffActor(ctx, ecologyReviewer.staffId)) as StaffActor;
    await say(b, id, 'health');
    expect(await stepOf(id, 'health')).toMatchObject({
      status: 'done',
      seats: [{ opinion: { by: '邓磊', inStead: '马燕' } }],
    });
    expect((await view(id)).timeline.at(-1)).toMatchObject({ actor: '邓磊', onBehalfOf: '马燕' });
    await act(reviewer, id, 'add-reviewer', { step: 'papers', staffId: healthReviewer.staffId });
    const added = (await stepOf(id, 'papers'))?.seats.find((seat) => seat.added);
    await say(b, id, 'papers', added?.id);
    expect((await stepOf(id, 'papers'))?.seats.find((seat) => seat.added)?.opinion).toMatchObject({
      by: '邓磊',
      inStead: '马燕',
    });
  });
});

describe('移送', () => {
  it('opens the route anew for who is competent now; what a third organisation said stands', async () => {
    const { ctx, officers } = bed;
    const { reviewer, healthReviewer, everyDecider } = officers;
    const id = await accepted();
    await say(healthReviewer, id, 'health');
    await say(reviewer, id, 'papers');
    const { version } = await view(id, everyDecider);
    const { rows } = await sql<{ id: string }>`
      select id from regions.organisation where division_code = ${county} and department_key like '%生态环境%'`.execute(
      bed.db,
    );
    await transferCase(ctx, everyDecider, {
      caseId: id,
      key: key(),
      body: { version, organisationId: rows[0]?.id ?? '', reason: '属生态环境局职权。' },
    });
    const seen = await view(id, everyDecider);
    expect(seen.state).toBe('accepted');
    expect(seen.route?.steps).toMatchObject([
      { id: 'papers', status: 'running', round: 2, voided: [{ by: '张三' }] },
      { id: 'health', status: 'done', round: 1, seats: [{ opinion: { by: '马燕' } }] },
      { id: 'law', status: 'waiting' },
    ]);
    expect(seen.route?.steps[0]?.seats[0]?.who).toContain('生态环境');
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  });
});
