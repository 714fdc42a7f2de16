import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StaffActor } from '../../../contracts/identity.ts';
import { sql } from '../../platform/db/index.ts';
import { makeLogger } from '../../platform/log.ts';
import { startOutbox } from '../../platform/outbox/index.ts';
import { planAbsence, planOwnAbsence, setSubstitute, staffActor } from '../identity/index.ts';
import { caseHandlers } from './handlers.ts';
import { acceptCase, decideCase, releaseCase, reviewCase, takeCase } from './index.ts';
import { caseView } from './queries/case-view.ts';
import { caseColleagues } from './queries/colleagues.ts';
import { workList } from './queries/work-list.ts';
import { type CasesBed, casesBed, key, sent, submitted } from './testing.ts';
import { handOver, reassignCase } from './use-cases/hand-over.ts';
import { verifyChains } from './verify.ts';

let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
});
afterAll(() => bed.close());

const today = { from: '2026-11-23', to: '2026-11-24' };
const system = { kind: 'system', name: 'test' } as const;
/** An officer as her next request finds her: with the rights of today. */
const now = async ({ staffId }: StaffActor) => (await staffActor(bed.ctx, staffId)) as StaffActor;
const at = (version: number, caseId: string) => ({ caseId, key: key(), body: { version } });
const to = (officer: StaffActor, version: number, caseId: string) => ({
  caseId,
  key: key(),
  body: { version, to: officer.staffId, reason: '下午开会' },
});
const refused = (reason: string) => ({ code: 'not-allowed-now', params: { reason } });

async function noticesOf({ staffId }: StaffActor): Promise<string[]> {
  const drain = startOutbox({ ...bed.ctx, log: makeLogger({ level: 'silent' }) }, caseHandlers, 60_000);
  await drain.drainNow();
  await drain.stop();
  const { rows } = await sql<{ kind: string; item: string }>`select kind, params ->> 'by' as item
    from platform.notice where reader = ${`staff:${staffId}`} order by id`.execute(bed.db);
  return rows.map((row) => `${row.kind} by ${row.item}`);
}

it('an officer hands a case over to a colleague who could go on with it, and to no other', async () => {
  const { clerk, otherClerk, reviewer } = bed.officers;
  const { id } = await submitted(bed);
  await takeCase(bed.ctx, clerk, at(1, id));
  await sent(bed);
  const colleagues = await caseColleagues(bed.ctx, clerk, id);
  const names = colleagues.map((one) => one.name);
  expect(names).toContain(otherClerk.name);
  expect(names).not.toContain(reviewer.name);
  expect(names).not.toContain(clerk.name);
  await expect(handOver(bed.ctx, clerk, to(reviewer, 2, id))).rejects.toMatchObject(
    refused('not-for-colleague'),
  );
  await expect(handOver(bed.ctx, clerk, to(clerk, 2, id))).rejects.toMatchObject(
    refused('not-for-colleague'),
  );
  await handOver(bed.ctx, clerk, to(otherClerk, 2, id));
  await expect(acceptCase(bed.ctx, clerk, at(3, id))).rejects.toMatchObject({ code: 'case-taken' });
  expect(await noticesOf(otherClerk)).toEqual([`handed-over by ${clerk.name}`]);
  expect(await noticesOf(clerk)).toEqual([]);
  await acceptCase(bed.ctx, otherClerk, at(3, id));

  const told = async (locale: 'zh-CN' | 'en') =>
    (await caseView(bed.ctx, clerk, id, locale)).timeline.find((one) => one.kind === 'handed-over');
  expect(await told('zh-CN')).toMatchObject({
    plain: '把这件事交给王芳接着办',
    legal: '承办人移交。《行政许可法》第三十四条第一款',
  });
  expect((await told('en'))?.plain).toBe('Handed the case over to 王芳');
});

it('while a reviewer is away her substitute acts in her stead, on those days only, and decides nothing of it', async () => {
  const { clerk, reviewer, decider, everyDecider, everyReviewer, admin } = bed.officers;
  const { id } = await submitted(bed);
  await takeCase(bed.ctx, clerk, at(1, id));
  await acceptCase(bed.ctx, clerk, at(2, id));
  await takeCase(bed.ctx, reviewer, at(3, id));
  const opinion = (version: number) => ({
    caseId: id,
    key: key(),
    body: { version, opinion: 'grant' as const, reason: '材料齐全' },
  });
  await setSubstitute(bed.identity, admin, reviewer.staffId, decider.staffId);
  await expect(reviewCase(bed.ctx, await now(decider), opinion(4))).rejects.toMatchObject({
    code: 'forbidden',
  });

  await planOwnAbsence(bed.identity, reviewer, today);
  const substitute = await now(decider);
  expect(substitute.standsFor?.map((one) => one.name)).toEqual([reviewer.name]);
  expect((await workList(bed.ctx, substitute, {})).rows.map((row) => row.id)).toContain(id);
  const view = await caseView(bed.ctx, substitute, id);
  expect(view.actions.map((one) => one.command)).toContain('review');
  await reviewCase(bed.ctx, substitute, opinion(4));
  const reviewed = (await caseView(bed.ctx, clerk, id)).timeline.at(-1);
  expect(reviewed).toMatchObject({ kind: 'reviewed', actor: decider.name, onBehalfOf: reviewer.name });

  await expect(takeCase(bed.ctx, substitute, at(5, id))).rejects.toMatchObject(refused('four-eyes'));
  await takeCase(bed.ctx, everyDecider, at(5, id));
  await expect(handOver(bed.ctx, everyDecider, to(decider, 6, id))).rejects.toMatchObject(
    refused('not-for-colleague'),
  );
  const decision = {
    caseId: id,
    key: key(),
    body: { version: 6, decision: 'grant' as const, reason: '准予' },
  };
  await decideCase(bed.ctx, everyDecider, decision);

  // New work meant for the one who is away goes to the substitute; the evidence says whom it was meant for.
  const next = await submitted(bed);
  await takeCase(bed.ctx, clerk, at(1, next.id));
  await acceptCase(bed.ctx, clerk, at(2, next.id));
  await takeCase(bed.ctx, everyReviewer, at(3, next.id));
  expect(await caseColleagues(bed.ctx, everyReviewer, next.id)).toContainEqual(
    expect.objectContaining({ name: reviewer.name, absent: true, instead: decider.name }),
  );
  await handOver(bed.ctx, everyReviewer, to(reviewer, 4, next.id));
  expect((await caseView(bed.ctx, clerk, next.id)).handler?.name).toBe(decider.name);

  await planAbsence(bed.identity, system, reviewer.staffId, null);
  expect((await now(decider)).standsFor).toBeUndefined();
  expect(await verifyChains(bed.db)).toMatchObject({ faults: 0, first: null });
});

it('a decider gives the case of an absent officer to another; of one who is here she does not', async () => {
  const { clerk, otherClerk, decider, reviewer } = bed.officers;
  const { id } = await submitted(bed);
  await takeCase(bed.ctx, clerk, at(1, id));
  await expect(reassignCase(bed.ctx, decider, to(otherClerk, 2, id))).rejects.toMatchObject(
    refused('holder-present'),
  );
  await planAbsence(bed.identity, system, clerk.staffId, today);
  await expect(reassignCase(bed.ctx, reviewer, to(otherClerk, 2, id))).rejects.toMatchObject({
    code: 'forbidden',
  });
  await reassignCase(bed.ctx, decider, to(otherClerk, 2, id));
  expect(await noticesOf(clerk)).toEqual([`reassigned by ${decider.name}`]);
  await releaseCase(bed.ctx, otherClerk, at(3, id));
  await expect(reassignCase(bed.ctx, decider, to(otherClerk, 4, id))).rejects.toMatchObject(
    refused('nobody-has-it'),
  );
  await planAbsence(bed.identity, system, clerk.staffId, null);
});
