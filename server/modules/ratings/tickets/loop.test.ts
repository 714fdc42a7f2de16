import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { OfficerTicketCommand } from '../../../../contracts/rating-tickets.ts';
import { sql } from '../../../platform/db/index.ts';
import {
  acceptCase,
  applicantCase,
  decideCase,
  finishCase,
  reviewCase,
  takeCase,
} from '../../cases/index.ts';
import { type CasesBed, casesBed, key, submitted } from '../../cases/testing.ts';
import { publishedTickets, rateCase, ratersTickets, ticketFigures } from '../index.ts';
import { actOnTicket } from './act.ts';
import { listTickets } from './list.ts';
import { ticketFor } from './officer.ts';
import { actAsRater, personRef } from './rater.ts';
import { ticketView } from './view.ts';

let bed: CasesBed;
let second: StaffActor;
let caseId: string;
beforeAll(async () => {
  bed = await casesBed();
  const { supervisor } = bed.officers;
  second = { ...supervisor, staffId: bed.officers.admin.staffId };
});
beforeEach(async () => {
  caseId = await finished();
});
afterAll(() => bed.close());

/** A case handled from receipt to result by the officers of the market regulation. */
async function finished(): Promise<string> {
  const { ctx, officers } = bed;
  const { id } = await submitted(bed);
  let version = 1;
  const next = () => ({ caseId: id, key: key() });
  const go = async (reply: Promise<{ version: number }>) => {
    version = (await reply).version;
  };
  await go(takeCase(ctx, officers.clerk, { ...next(), body: { version } }));
  await go(acceptCase(ctx, officers.clerk, { ...next(), body: { version } }));
  await go(takeCase(ctx, officers.reviewer, { ...next(), body: { version } }));
  await go(
    reviewCase(ctx, officers.reviewer, { ...next(), body: { version, opinion: 'grant', reason: '齐全' } }),
  );
  await go(takeCase(ctx, officers.decider, { ...next(), body: { version } }));
  await go(
    decideCase(ctx, officers.decider, { ...next(), body: { version, decision: 'grant', reason: '准予' } }),
  );
  await go(takeCase(ctx, officers.issuer, { ...next(), body: { version } }));
  await go(finishCase(ctx, officers.issuer, { ...next(), body: { version, delivery: 'counter' } }));
  return id;
}

async function rate(level: number, named = true) {
  const { ctx, enterprise } = bed;
  const { view, organisationId } = await applicantCase(ctx, enterprise, caseId, 'zh-CN');
  const about = {
    divisionCode: view.divisionCode,
    caseId,
    state: view.state,
    organisationId,
    itemCode: view.itemCode,
    itemName: view.itemName,
  };
  return rateCase(ctx, enterprise, about, { level, tags: ['213'], say: '说不清要什么', named }, 'pc');
}

const ticketId = async (): Promise<string> => {
  const { rows } = await sql<{ id: string }>`select id from ratings.ticket where case_id = ${caseId}`.execute(
    bed.db,
  );
  return rows[0]?.id as string;
};

async function act(staff: StaffActor, command: OfficerTicketCommand, body: object = {}, text = '情况属实') {
  const { head, actor } = await ticketFor(bed.ctx, staff, await ticketId());
  const { version } = await ticketView(bed.ctx, staff, head.id);
  return actOnTicket(bed.ctx, head, actor, { command, body: body as never, text, version, key: key() });
}

test('a bad rating opens a ticket at once, and only a bad one does', async () => {
  await rate(3);
  expect(await ticketId()).toBeUndefined();
  await rate(2); // the one follow-up
  const { supervisor } = bed.officers;
  const list = await listTickets(bed.ctx, supervisor, { queue: 'mine' });
  expect(list.rows[0]).toMatchObject({ state: 'verifying', level: 2, due: '2026-11-24', late: false });
});

test('the loop runs from verification to the applicant’s own word, and is published', async () => {
  const { ctx, enterprise, officers } = bed;
  await rate(1);
  await act(officers.supervisor, 'verify', { finding: 'valid' });
  await act(officers.everyDecider, 'mend', {}, '换人并培训');
  await act(officers.everyDecider, 'reply', {}, '已换人，材料清单贴在窗口');
  const of = { divisionCode: '513424', caseId, occasion: 1 };
  const [seen] = await ratersTickets(ctx, personRef(enterprise), of);
  expect(seen).toMatchObject({
    state: 'replied',
    may: 'answer',
    reply: { text: '已换人，材料清单贴在窗口' },
  });
  const word = {
    command: 'answer',
    satisfied: true,
    seen: { text: '', version: seen?.version as number, key: key() },
  } as const;
  await actAsRater(ctx, personRef(enterprise), of, word);
  await actAsRater(ctx, personRef(enterprise), of, word); // pressed twice
  await act(officers.supervisor, 'publish', {}, '窗口已换人并培训。');
  expect((await publishedTickets(ctx.db, '513424'))[0]).toMatchObject({
    text: '窗口已换人并培训。',
    level: 1,
  });
  const figures = await ticketFigures(ctx.db, '513424', { from: '2026-11-01', to: '2026-11-30' });
  expect(figures.shares.find(({ id }) => id === 'mended')).toMatchObject({ part: 1, whole: 1, share: 100 });
});

test('who was rated sees what was said, never who said it, and judges nothing', async () => {
  const { officers } = bed;
  await rate(1);
  const id = await ticketId();
  expect((await ticketView(bed.ctx, officers.supervisor, id)).rater).toMatchObject({ name: '周小满' });
  await act(officers.supervisor, 'verify', { finding: 'valid' });
  const view = await ticketView(bed.ctx, officers.decider, id);
  expect(view).toMatchObject({ say: '说不清要什么', rater: null });
  expect(JSON.stringify(view)).not.toMatch(/周小满|513424-2026/);
  const rated = { ...officers.supervisor, staffId: officers.decider.staffId };
  await act(officers.decider, 'appeal', { finding: 'mistaken' });
  await expect(act(rated, 'judge', { upheld: true })).rejects.toMatchObject({ code: 'not-allowed-now' });
  await act(second, 'judge', { upheld: true });
  expect(
    (await ratersTickets(bed.ctx, personRef(bed.enterprise), { divisionCode: '513424', caseId }))[0],
  ).toMatchObject({
    state: 'excluded',
    may: 'object',
    excluded: '情况属实',
  });
});

test('the list goes on behind its last row, and is narrowed by the item’s name', async () => {
  await rate(1);
  const { supervisor } = bed.officers;
  const all = await listTickets(bed.ctx, supervisor, { queue: 'open', text: '食品' });
  expect(all.rows.length).toBeGreaterThan(1);
  const [first, ...others] = all.rows;
  const { rows: due } = await sql<{
    at: Date;
  }>`select due_at as at from ratings.ticket where id = ${first?.id}`.execute(bed.db);
  const after = `${due[0]?.at.toISOString()}~${first?.id}`;
  expect((await listTickets(bed.ctx, supervisor, { queue: 'open', after })).rows).toEqual(others);
  expect((await listTickets(bed.ctx, supervisor, { queue: 'open', text: '火星' })).rows).toEqual([]);
});

test('an anonymous rating names nobody to anybody', async () => {
  await rate(1, false);
  expect((await ticketView(bed.ctx, bed.officers.supervisor, await ticketId())).rater).toBeNull();
});

test('outside of her scope an officer does not know of a ticket; a second act on one version is told', async () => {
  const { officers } = bed;
  await rate(1);
  const id = await ticketId();
  await expect(ticketView(bed.ctx, officers.elsewhere, id)).rejects.toMatchObject({ code: 'not-found' });
  const { head, actor } = await ticketFor(bed.ctx, officers.supervisor, id);
  const verify = (finding: 'valid' | 'mistaken') =>
    actOnTicket(bed.ctx, head, actor, {
      command: 'verify',
      body: { finding },
      text: '核实',
      version: 1,
      key: key(),
    });
  const both = await Promise.allSettled([verify('valid'), verify('mistaken')]);
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'stale-version' } });
});

test('what was rated and done cannot be changed by the application', async () => {
  await rate(1);
  const id = await ticketId();
  for (const change of [
    sql`update ratings.ticket_event set payload = '{}' where ticket_id = ${id}`,
    sql`delete from ratings.ticket_event where ticket_id = ${id}`,
  ])
    await expect(change.execute(bed.db)).rejects.toThrow(/permission denied/);
});
