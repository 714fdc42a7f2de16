import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseView, escalateCase, openDocument, requestCorrection, takeCase, verifyChains } from './index.ts';
import { type CasesBed, casesBed, key, sent, submitted } from './testing.ts';
import { acceptCase } from './use-cases/accept-case.ts';
import { deemAccepted, deemAllDue } from './use-cases/deem-accepted.ts';

let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
});
afterAll(() => bed.close());
beforeEach(async () => {
  bed.clock.set('2026-11-23T09:00:00+08:00');
  await sent(bed);
});

const run = () =>
  deemAllDue(bed.ctx, (_id, error) => {
    throw error;
  });
const take = (caseId: string, version: number) =>
  takeCase(bed.ctx, bed.officers.clerk, { caseId, key: key(), body: { version } });

describe('视为受理（第三十二条第一款第四项）', () => {
  it('at the end of the fifth working day, not a second before, dated the day of receipt', async () => {
    const { id } = await submitted(bed);
    bed.clock.set('2026-11-30T23:59:59+08:00');
    expect(await run()).toBe(0);
    expect((await caseView(bed.ctx, bed.officers.clerk, id)).clock).toMatchObject({ light: 'warn' });

    bed.clock.set('2026-12-01T00:00:00+08:00');
    expect(await run()).toBe(1);
    const seen = await caseView(bed.ctx, bed.enterprise, id);
    expect(seen).toMatchObject({ state: 'accepted', clock: { kind: 'decision', due: '2026-12-07' } });
    expect(seen.timeline.at(-1)).toMatchObject({ kind: 'deemed-accepted', actor: '系统' });
    const paper = seen.documents.find(({ kind }) => kind === 'acceptance-notice');
    const { bytes } = await openDocument(bed.ctx, bed.enterprise, id, paper?.id ?? '');
    expect(bytes.length).toBeGreaterThan(1000);
    expect(await run()).toBe(0);
    expect(await sent(bed)).toEqual(['case.submitted', 'case.deemed-accepted']);
  });

  it('from that moment nothing is demanded or refused any more, though the platform has not yet written it down', async () => {
    const { id } = await submitted(bed);
    await take(id, 1);
    bed.clock.set('2026-12-01T00:00:00+08:00');
    const { clerk } = bed.officers;
    const points = [{ kind: 'material' as const, ref: 'm3', say: '没有标尺寸。' }];
    const silent = { code: 'not-allowed-now', params: { reason: 'accepted-by-silence' } };
    const late = { caseId: id, key: key(), body: { version: 2, points } };
    await expect(requestCorrection(bed.ctx, clerk, late)).rejects.toMatchObject(silent);
    const escalation = { caseId: id, key: key(), body: { version: 2, reason: '不符合。' } };
    await expect(escalateCase(bed.ctx, clerk, escalation)).rejects.toMatchObject(silent);
    // Her acceptance would be dated today, not the day of receipt.
    const acceptance = { caseId: id, key: key(), body: { version: 2 } };
    await expect(acceptCase(bed.ctx, clerk, acceptance)).rejects.toMatchObject(silent);
    expect(await run()).toBe(1);
    expect((await caseView(bed.ctx, clerk, id)).clock).toMatchObject({ kind: 'decision', due: '2026-12-07' });
  });

  it('also while somebody has it, and while a decider is asked', async () => {
    const { id } = await submitted(bed);
    await take(id, 1);
    const body = { version: 2, reason: '拿不准。' };
    await escalateCase(bed.ctx, bed.officers.clerk, { caseId: id, key: key(), body });
    bed.clock.set('2026-12-01T08:00:00+08:00');
    expect(await run()).toBe(1);
    const seen = await caseView(bed.ctx, bed.officers.clerk, id);
    expect(seen).toMatchObject({ state: 'accepted', handler: null, escalation: null });
  });

  it('not where what is missing was told in time', async () => {
    const { id } = await submitted(bed);
    await take(id, 1);
    const points = [{ kind: 'material' as const, ref: 'm3', say: '没有标尺寸。' }];
    const body = { version: 2, points };
    await requestCorrection(bed.ctx, bed.officers.clerk, { caseId: id, key: key(), body });
    bed.clock.set('2026-12-20T08:00:00+08:00');
    expect(await run()).toBe(0);
  });

  it('ten processes at once make one event and one paper', async () => {
    const { id } = await submitted(bed);
    bed.clock.set('2026-12-01T00:00:00+08:00');
    const due = new Date('2026-12-01T00:00:00+08:00');
    const tries = await Promise.all(Array.from({ length: 10 }, () => deemAccepted(bed.ctx, id, due)));
    for (const reply of tries) expect(reply).toEqual(tries[0]);
    const seen = await caseView(bed.ctx, bed.officers.clerk, id);
    expect(seen.timeline.map(({ kind }) => kind)).toEqual(['submitted', 'deemed-accepted']);
    expect(await sent(bed)).toEqual(['case.submitted', 'case.deemed-accepted']);
    expect(await verifyChains(bed.db)).toMatchObject({ whole: true });
  });
});
