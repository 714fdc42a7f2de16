import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeLogger } from '../../platform/log.ts';
import { startOutbox } from '../../platform/outbox/index.ts';
import { testFolder } from '../../platform/testing/db.ts';
import { holdingsOf, licenceHandlers, openLicenceKit } from '../licences/index.ts';
import {
  acceptCase,
  askedLicences,
  casePictures,
  decideCase,
  grantedCase,
  reviewCase,
  takeCase,
} from './index.ts';
import { type CasesBed, casesBed, key, submitted } from './testing.ts';

let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
}, 120_000);
afterAll(() => bed.close());

/** A case that went to its decision. */
async function decided(decision: 'grant' | 'refuse') {
  const { clerk, reviewer, decider } = bed.officers;
  const { id: caseId } = await submitted(bed);
  const act = { caseId, key: '' };
  await takeCase(bed.ctx, clerk, { ...act, key: key(), body: { version: 1 } });
  await acceptCase(bed.ctx, clerk, { ...act, key: key(), body: { version: 2 } });
  await takeCase(bed.ctx, reviewer, { ...act, key: key(), body: { version: 3 } });
  const opinion = { version: 4, opinion: decision, reason: '布局、流程符合要求。' };
  await reviewCase(bed.ctx, reviewer, { ...act, key: key(), body: opinion });
  await takeCase(bed.ctx, decider, { ...act, key: key(), body: { version: 5 } });
  const body = { version: 6, decision, reason: '符合法定条件。' };
  await decideCase(bed.ctx, decider, { ...act, key: key(), body });
  return caseId;
}

it('行政许可法第三十九条：准予许可的，颁发加盖印章的许可证件', async () => {
  const { ctx, clock } = bed;
  const log = makeLogger({ level: 'silent' });
  const folder = testFolder();
  const licences = {
    ...ctx,
    log,
    kit: await openLicenceKit(join(folder), ctx),
    cases: {
      granted: (caseId: string) => grantedCase(ctx, caseId),
      pictures: (caseId: string) => casePictures(ctx, caseId),
      asked: (caseId: string) => askedLicences(ctx, caseId),
      mayRead: async () => true,
    },
  };
  await decided('refuse');
  await decided('grant');
  const outbox = startOutbox({ db: ctx.db, clock, log }, licenceHandlers(licences), 3_600_000);
  await outbox.drainNow();
  await outbox.stop();
  const held = await holdingsOf(ctx.db, ctx, bed.enterprise.subjectId, 'food-business-licence');
  expect(held).toHaveLength(1);
  expect(held[0]).toMatchObject({
    typeName: '食品经营许可证',
    issuedOn: '2026-11-23',
    validUntil: '2031-11-22',
  });
  expect(held[0]?.number).toMatch(/^JY2513424\d{7}$/);
}, 60_000);
