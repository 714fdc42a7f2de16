import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { makeLogger } from '../../../platform/log.ts';
import { readNotices } from '../../../platform/notices/queries.ts';
import { startOutbox } from '../../../platform/outbox/index.ts';
import { acceptCase, takeCase } from '../index.ts';
import { type CasesBed, casesBed, key, sent, submitted } from '../testing.ts';
import { batchHandlers } from './run.ts';
import { startBatch } from './start.ts';
import { batchesOf } from './store.ts';
import { batchView } from './view.ts';

let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
});
afterAll(() => bed.close());

/** A worker that lives for `steps` steps, then is gone, like a process that is killed between two of them. */
async function work(steps = Number.POSITIVE_INFINITY): Promise<void> {
  await sql`delete from platform.outbox where kind <> 'case-batch.step'`.execute(bed.db);
  const handlers = batchHandlers(bed.ctx);
  let left = steps;
  const once = handlers['case-batch.step']?.[0];
  const drain = startOutbox(
    { ...bed.ctx, log: makeLogger({ level: 'silent' }) },
    {
      'case-batch.step': [
        async (tx, row) => {
          await once?.(tx, row);
          if (left-- <= 0) throw new Error('killed'); // after the commands, before the step is marked as done
        },
      ],
    },
    60_000,
  );
  await drain.drainNow();
  await drain.stop();
}

it('one act on many cases: each is done or refused with its reason, once, across a crash', async () => {
  const { clerk, otherClerk } = bed.officers;
  const made: { id: string; version: number }[] = [];
  for (let index = 0; index < 12; index++) made.push(await submitted(bed));
  const [first, second] = made as [(typeof made)[0], (typeof made)[0]];
  await takeCase(bed.ctx, otherClerk, { caseId: first.id, key: key(), body: { version: 1 } });
  await sent(bed);
  const asked = {
    command: 'take' as const,
    input: {},
    cases: [...made.map(({ id, version }) => ({ id, version })), { id: second.id, version: 1 }],
  };
  const retry = key();
  const id = await startBatch(bed.ctx, clerk, retry, asked);
  expect(await startBatch(bed.ctx, clerk, retry, asked)).toBe(id);
  expect(await batchView(bed.ctx, clerk, id, 'zh-CN')).toMatchObject({
    total: 12,
    done: 0,
    finishedAt: null,
  });

  await work(0); // the first ten were written, and the process died before it said so
  expect(await batchView(bed.ctx, clerk, id, 'zh-CN')).toMatchObject({ done: 0, refused: 0 });
  bed.clock.advance(5_000);
  await work();
  const view = await batchView(bed.ctx, clerk, id, 'zh-CN');
  expect(view).toMatchObject({ total: 12, done: 11, refused: 1 });
  expect(view.finishedAt).not.toBeNull();
  expect(view.cases[0]).toMatchObject({
    outcome: 'refused',
    say: expect.stringContaining('王芳正在办这件事'),
  });
  const { rows } = await sql<{ taken: number }>`select count(*)::int as taken from cases.event
    where kind = 'taken@1'`.execute(bed.db);
  expect(rows[0]?.taken).toBe(12); // eleven, and the one of the other clerk

  const told = await readNotices(bed.db, `staff:${clerk.staffId}`, {}, 'zh-CN');
  expect(told.rows.map((row) => row.say)).toEqual(['成批办理的 12 件办完了，看结果']);
  expect((await batchesOf(bed.db, clerk.staffId)).map((one) => one.id)).toEqual([id]);
  await expect(batchView(bed.ctx, otherClerk, id, 'zh-CN')).rejects.toMatchObject({ code: 'not-found' });

  // Accepting makes a paper each; an old version is told with what happened since.
  await acceptCase(bed.ctx, clerk, { caseId: second.id, key: key(), body: { version: 2 } });
  const accepting = await startBatch(bed.ctx, clerk, key(), {
    command: 'accept',
    input: {},
    cases: made.slice(1, 4).map((one) => ({ id: one.id, version: 2 })),
  });
  await work();
  const accepted = await batchView(bed.ctx, clerk, accepting, 'en');
  expect(accepted).toMatchObject({ done: 2, refused: 1 });
  expect(accepted.cases[0]?.outcome).toBe('refused');
});

it('nobody begins a batch of commands that are not hers, and rights are those of the moment of the act', async () => {
  const { clerk, reviewer } = bed.officers;
  const one = await submitted(bed);
  const cases = [{ id: one.id, version: 1 }];
  const review = { command: 'review' as const, input: { opinion: 'grant' as const, reason: '齐全' }, cases };
  await expect(startBatch(bed.ctx, clerk, key(), review)).rejects.toMatchObject({ code: 'forbidden' });
  const id = await startBatch(bed.ctx, reviewer, key(), review);
  await sql`update identity.staff set active = false where id = ${reviewer.staffId}`.execute(bed.db);
  await work();
  await sql`update identity.staff set active = true where id = ${reviewer.staffId}`.execute(bed.db);
  expect((await batchView(bed.ctx, reviewer, id, 'zh-CN')).cases[0]).toMatchObject({ outcome: 'refused' });
});

it('移交、改派: many cases go to a colleague at once, each with its own result', async () => {
  const { clerk, otherClerk, decider } = bed.officers;
  const made: { id: string; version: number }[] = [];
  for (let index = 0; index < 3; index++) made.push(await submitted(bed));
  for (const { id } of made.slice(0, 2)) {
    await takeCase(bed.ctx, clerk, { caseId: id, key: key(), body: { version: 1 } });
  }
  await sent(bed);
  const cases = made.map(({ id }, index) => ({ id, version: index < 2 ? 2 : 1 }));
  const input = { to: otherClerk.staffId, reason: '调到别的窗口' };
  const results = async (by: typeof clerk, command: 'hand-over' | 'assign' | 'reassign') => {
    const id = await startBatch(bed.ctx, by, key(), { command, input, cases });
    await work();
    const view = await batchView(bed.ctx, by, id, 'zh-CN');
    return view.cases.map(({ outcome }) => outcome);
  };
  // She is here: her work is not taken off her desk.
  expect(await results(decider, 'reassign')).toEqual(['refused', 'refused', 'refused']);
  // The third is in nobody's hands, so that it is assigned.
  expect(await results(decider, 'assign')).toEqual(['refused', 'refused', 'done']);
  cases[2] = { ...(cases[2] as (typeof cases)[0]), version: 2 };
  expect(await results(clerk, 'hand-over')).toEqual(['done', 'done', 'refused']); // hers, hers, a colleague's
});
