import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { sql } from '../../platform/db/index.ts';
import { makeLogger } from '../../platform/log.ts';
import { startOutbox } from '../../platform/outbox/index.ts';
import { drawHandlers } from './draw-handlers.ts';
import { type CasesBed, casesBed, county, foodLicence, restaurantDraft, sent, submitted } from './testing.ts';
import { startDraft } from './use-cases/drafts.ts';
import { expireDrafts } from './use-cases/expire-drafts.ts';
import { addUpload } from './use-cases/uploads.ts';

let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
});
afterAll(() => bed.close());

const days = 24 * 3_600_000;

it('an application nobody went on with goes after its days, with its files; a case keeps all of its own', async () => {
  const made = await submitted(bed);
  const draft = await startDraft(bed.ctx, bed.enterprise, { divisionCode: county, itemCode: foodLicence });
  const { sm3, size } = await bed.ctx.files.put(Buffer.from('布局图'));
  const file = { materialId: 'm3', name: '布局图.pdf', mediaType: 'application/pdf', size, sm3 };
  await addUpload(bed.ctx, bed.enterprise, draft.id, file);
  bed.clock.advance(179 * days);
  expect(await expireDrafts(bed.ctx, 180)).toEqual({ drafts: 0, files: 0 });
  bed.clock.advance(2 * days);
  expect(await expireDrafts(bed.ctx, 180)).toEqual({ drafts: 1, files: 1 });
  expect(await bed.ctx.files.isWhole(sm3)).toBe(false);
  const { rows } = await sql<{ files: number }>`
    select count(*)::int as files from cases.case_file where case_id = ${made.id}`.execute(bed.db);
  expect(rows[0]?.files).toBe(2);
});

it('papers are drawn after the act by themselves; one that cannot be drawn holds up nothing', async () => {
  bed.clock.set('2026-11-23T09:00:00+08:00');
  await sent(bed);
  const context = { ...bed.ctx, log: makeLogger({ level: 'silent' }) } as unknown as Context;
  const drain = startOutbox(context, drawHandlers(bed.ctx, context.log), 60_000);
  const good = await submitted(bed);
  await drain.drainNow();
  const drawn = async (caseId: string) => {
    const { rows } = await sql<{ size: number }>`
      select size from cases.rendering where case_id = ${caseId}`.execute(bed.db);
    return rows.map(({ size }) => size);
  };
  expect(await drawn(good.id)).toEqual([expect.any(Number)]);

  const ctx = { ...bed.ctx, documents: { render: async () => Promise.reject(new Error('disk full')) } };
  await restaurantDraft(bed);
  const failing = startOutbox(context, drawHandlers(ctx, context.log), 60_000);
  await drain.stop();
  const other = await submitted(bed);
  await failing.drainNow();
  const { rows } = await sql<{ kind: string; attempts: number }>`
    select kind, attempts from platform.outbox`.execute(bed.db);
  expect(rows).toEqual([{ kind: 'case.papers', attempts: 1 }]);
  expect(await drawn(other.id)).toEqual([]);
  await failing.stop();
});
