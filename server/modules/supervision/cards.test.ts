import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StaffActor } from '../../../contracts/identity.ts';
import type { CardColour, MatterCommand } from '../../../contracts/supervision.ts';
import shipped from '../../../data/calendar.json' with { type: 'json' };
import { type CalendarFile, loadCalendar } from '../../platform/calendar/index.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { feedHorizon } from '../../platform/feed/index.ts';
import { acceptCase, decideCase, reviewCase, takeCase } from '../cases/index.ts';
import { type CasesBed, casesBed, key, sent, submitted } from '../cases/testing.ts';
import type { SupervisionContext } from './context.ts';
import { matterRecords, supervisionHandlers } from './index.ts';
import { judgeCases } from './judge-case.ts';
import { actOnMatter } from './matters/act.ts';
import { listMatters } from './matters/list.ts';
import { matterFor } from './matters/officer.ts';
import { mattersOfCase } from './matters/store.ts';
import { matterView } from './matters/view.ts';
import { tickSupervision } from './timers.ts';

let bed: CasesBed;
let ctx: SupervisionContext;
/** A second supervisor, and the officer who will have the case. */
let second: StaffActor;
let reviewer: StaffActor;
beforeAll(async () => {
  bed = await casesBed();
  ctx = { ...bed.ctx, cases: bed.ctx };
  const { supervisor, admin } = bed.officers;
  second = { ...supervisor, staffId: admin.staffId };
  reviewer = bed.officers.reviewer;
  await tickSupervision(ctx); // from here on
});
afterAll(() => bed.close());
beforeEach(() => bed.clock.set('2026-11-23T09:00:00+08:00'));

/** The feed goes only as far as the oldest transaction of the whole server, where other tests run as well. */
async function tickAfterAll(): Promise<void> {
  const { rows } = await sql<{ now: string }>`select pg_current_xact_id()::text as now`.execute(ctx.db);
  while (BigInt(await feedHorizon(ctx.db)) <= BigInt(rows[0]?.now ?? 0)) await sleep(20);
  await tickSupervision(ctx);
}

/** Accepted on Monday 2026-11-23 with ten working days (last day 7 December), in the reviewer's hands. */
async function inReview() {
  const { officers } = bed;
  const { id, divisionCode } = { divisionCode: '513424', ...(await submitted(bed)) };
  let version = 1;
  const next = () => ({ caseId: id, key: key() });
  const go = async (reply: Promise<{ version: number }>) => {
    version = (await reply).version;
  };
  await go(takeCase(bed.ctx, officers.clerk, { ...next(), body: { version } }));
  await go(acceptCase(bed.ctx, officers.clerk, { ...next(), body: { version } }));
  await go(takeCase(bed.ctx, reviewer, { ...next(), body: { version } }));
  const decide = async () => {
    const { decider } = officers;
    await go(reviewCase(bed.ctx, reviewer, { ...next(), body: { version, opinion: 'grant', reason: '齐' } }));
    await go(takeCase(bed.ctx, decider, { ...next(), body: { version } }));
    await go(decideCase(bed.ctx, decider, { ...next(), body: { version, decision: 'grant', reason: '准' } }));
  };
  return { id, divisionCode, decide };
}

type Ref = { id: string; divisionCode: string };
const look = (ref: Ref, given: SupervisionContext = ctx) =>
  inTx(ctx.db, (tx) => judgeCases(tx, given, [ref]));
const cardsOf = async ({ id }: Ref) =>
  (await mattersOfCase(ctx.db, id))
    .filter(({ sort }) => sort === 'card')
    .map(({ what, state, officerId }) => ({ what, state, officerId }));
const idOf = async ({ id }: Ref, colour: CardColour) =>
  (await mattersOfCase(ctx.db, id)).find(({ what }) => what === colour)?.id as string;

async function act(
  staff: StaffActor,
  id: string,
  command: MatterCommand,
  body: object = {},
  text = '情况属实',
) {
  const { stored, actor } = await matterFor(ctx, staff, id);
  const input = { command, body: body as never, text, version: stored.version, key: key() };
  return (await actOnMatter(ctx, stored, actor, input)).matter.state;
}

test('the bell of a yellow clock gives the officer who has the case a card, once, with its clock and events', async () => {
  const one = await inReview();
  bed.clock.set('2026-12-03T09:00:00+08:00');
  const told = { payload: { divisionCode: one.divisionCode, caseId: one.id } } as never;
  for (const handler of supervisionHandlers(ctx)['case.clock-turned'] ?? [])
    for (let times = 0; times < 2; times++) await inTx(ctx.db, (tx) => handler(tx, told));
  expect(await cardsOf(one)).toEqual([{ what: 'yellow', state: 'opened', officerId: reviewer.staffId }]);
  const view = await matterView(ctx, reviewer, await idOf(one, 'yellow'), 'zh-CN');
  expect(view).toMatchObject({
    officerName: reviewer.name,
    due: '2026-12-08', // three working days to explain
    evidence: { clock: { kind: 'decision', due: '2026-12-07', stops: [] } },
    actions: [{ command: 'explain' }],
  });
  expect(view.evidence.events.map(({ by }) => by)).toContain(bed.officers.clerk.name);
  expect(JSON.stringify(view)).not.toContain('周小满');
});

test('explanation, decision, one appeal to another person, who withdraws it', async () => {
  const one = await inReview();
  bed.clock.set('2026-12-03T09:00:00+08:00');
  await look(one);
  const id = await idOf(one, 'yellow');
  const { supervisor } = bed.officers;
  // Heard first; not by herself.
  await expect(act(supervisor, id, 'uphold', { outcome: null })).rejects.toMatchObject({
    params: { reason: 'explain-open' },
  });
  expect(await act(reviewer, id, 'explain', {}, '等部门会签。')).toBe('explained');
  await expect(act(reviewer, id, 'withdraw')).rejects.toMatchObject({ code: 'forbidden' });
  expect(await act(supervisor, id, 'uphold', { outcome: null })).toBe('upheld');
  expect(await act(reviewer, id, 'appeal', {}, '会签不由我控制。')).toBe('appealed');
  await expect(act(supervisor, id, 'judge', { upheld: true })).rejects.toMatchObject({
    params: { reason: 'other-judge' },
  });
  const waits = await listMatters(ctx, second, { queue: 'mine' });
  expect(waits.rows.map((row) => row.id)).toContain(id);
  expect((await listMatters(ctx, supervisor, { queue: 'mine' })).rows.map((row) => row.id)).not.toContain(id);
  expect(await act(second, id, 'judge', { upheld: false }, '申诉有理。')).toBe('withdrawn');
  await look(one); // over this very day it is not issued again
  expect(await cardsOf(one)).toHaveLength(1);
});

test('nobody judges her own card, not even a supervisor', async () => {
  const one = await inReview();
  bed.clock.set('2026-12-03T09:00:00+08:00');
  await look(one);
  const id = await idOf(one, 'yellow');
  const both = { ...reviewer, grants: [...reviewer.grants, ...bed.officers.supervisor.grants] };
  expect(await act(both, id, 'explain')).toBe('explained');
  await expect(act(both, id, 'withdraw')).rejects.toMatchObject({ params: { reason: 'judge-yourself' } });
});

test('what runs out is red and replaces the open yellow card; upheld and not appealed it is final', async () => {
  const one = await inReview();
  bed.clock.set('2026-12-03T09:00:00+08:00');
  await look(one);
  bed.clock.set('2026-12-08T00:00:00+08:00');
  await look(one);
  expect(await cardsOf(one)).toEqual([
    { what: 'yellow', state: 'withdrawn', officerId: reviewer.staffId },
    { what: 'red', state: 'opened', officerId: reviewer.staffId },
  ]);
  const id = await idOf(one, 'red');
  bed.clock.set('2026-12-12T09:00:00+08:00'); // she said nothing in time
  expect(await act(bed.officers.supervisor, id, 'uphold', { outcome: null })).toBe('upheld');
  bed.clock.set('2026-12-21T09:00:00+08:00');
  await tickSupervision(ctx);
  expect(await cardsOf(one)).toMatchObject([{}, { what: 'red', state: 'final' }]);
});

test('a decision that came late while nobody looked gives its red card from the events', async () => {
  const one = await inReview();
  bed.clock.set('2026-12-09T09:00:00+08:00');
  await one.decide();
  await sent(bed);
  await tickAfterAll();
  expect(await cardsOf(one)).toEqual([{ what: 'red', state: 'opened', officerId: reviewer.staffId }]);
  const { officers } = bed;
  const id = await idOf(one, 'red');
  const found = await listMatters(ctx, officers.supervisor, { queue: 'open', what: 'red', text: '食品' });
  expect(found.rows.map((row) => row.id)).toContain(id);
  const own = await listMatters(ctx, reviewer, { queue: 'mine', own: true });
  expect(own.rows.map((row) => row.id)).toContain(id);
  // Neither a colleague nor another county sees it; the head of the unit does.
  for (const stranger of [officers.otherReviewer, officers.elsewhere, officers.healthReviewer]) {
    await expect(matterView(ctx, stranger, id, 'zh-CN')).rejects.toMatchObject({ code: 'not-found' });
    expect((await listMatters(ctx, stranger, { queue: 'open' })).rows).toEqual([]);
  }
  expect((await listMatters(ctx, officers.decider, { queue: 'open' })).organisations).toHaveLength(1);
});

test('a calendar that moves the last day takes a red card back, with a trace', async () => {
  const one = await inReview();
  bed.clock.set('2026-12-08T09:00:00+08:00');
  await look(one);
  expect(await cardsOf(one)).toMatchObject([{ what: 'red', state: 'opened' }]);
  // The county has a festival on the first of December: the last day is the eighth now.
  const off = { 节日: ['2026-12-01'] };
  const calendar = loadCalendar({
    ...(shipped as CalendarFile),
    regions: { '513424': { source: 'test', off } },
  });
  await tickSupervision({ ...ctx, calendar, cases: { ...bed.ctx, calendar } });
  expect(await cardsOf(one)).toMatchObject([{ what: 'red', state: 'withdrawn' }, { what: 'yellow' }]);
  const { steps } = await matterView(ctx, bed.officers.supervisor, await idOf(one, 'red'), 'zh-CN');
  expect(steps.at(-1)).toMatchObject({ kind: 'lapsed', detail: 'recomputed', by: '' });
});

test('a finding is explained, upheld, and becomes a card that is appealed against by itself', async () => {
  const one = await inReview();
  bed.clock.set('2026-11-25T09:00:00+08:00');
  await one.decide(); // by the decider within a second of taking it
  await look(one);
  await look(one);
  const findings = (await mattersOfCase(ctx.db, one.id)).filter(({ sort }) => sort === 'finding');
  const { decider, supervisor } = bed.officers;
  expect(findings).toMatchObject([
    { what: 'decided-in-seconds', officerId: decider.staffId, state: 'opened' },
  ]);
  const id = findings[0]?.id as string;
  expect(await act(decider, id, 'explain', {}, '事前已阅卷。')).toBe('explained');
  expect(await act(supervisor, id, 'uphold', { outcome: 'yellow' })).toBe('final');
  const { cardId } = await matterView(ctx, decider, id, 'zh-CN');
  const card = await matterView(ctx, decider, cardId as string, 'zh-CN');
  expect(card).toMatchObject({
    what: 'yellow',
    state: 'upheld',
    fromId: id,
    actions: [{ command: 'appeal' }],
  });
  expect(card.evidence.events.map(({ say }) => say)).toHaveLength(2);
  const counted = await matterRecords(ctx.db, [id, cardId as string]);
  expect(counted.map(({ sort, what, state }) => `${sort} ${what} ${state}`).sort()).toEqual([
    'card yellow upheld',
    'finding decided-in-seconds final',
  ]);
});

test('an upheld finding for the ledger is left for who keeps it', async () => {
  const one = await inReview();
  bed.clock.set('2026-11-25T09:00:00+08:00');
  await one.decide();
  await look(one);
  const id = (await mattersOfCase(ctx.db, one.id)).find(({ sort }) => sort === 'finding')?.id as string;
  await act(bed.officers.decider, id, 'explain');
  await sent(bed);
  await act(bed.officers.supervisor, id, 'uphold', { outcome: 'ledger' });
  expect((await sent(bed)).sort()).toEqual(['supervision.stepped', 'supervision.to-mend']);
});

test('steps of a matter cannot be changed by the application', async () => {
  await expect(sql`update supervision.event set payload = '{}'`.execute(ctx.db)).rejects.toThrow(
    /permission denied/,
  );
});
