import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../contracts/identity.ts';
import {
  acceptCase,
  caseView,
  escalateCase,
  openDocument,
  refuseAcceptance,
  releaseCase,
  requestCorrection,
  saveDraft,
  sendBack,
  startCorrection,
  takeCase,
  verifyChains,
  withdrawCase,
} from './index.ts';
import { type CasesBed, casesBed, key, sent, submitted } from './testing.ts';

let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
});
afterAll(() => bed.close());
beforeEach(async () => {
  bed.clock.set('2026-11-23T09:00:00+08:00');
  await sent(bed);
});

const take = (by: StaffActor, caseId: string, version: number) =>
  takeCase(bed.ctx, by, { caseId, key: key(), body: { version } });
const reason = '经营场所在西昌市，不归本局管。';

async function escalated(by = bed.officers.clerk) {
  const { id: caseId } = await submitted(bed);
  await take(by, caseId, 1);
  return escalateCase(bed.ctx, by, { caseId, key: key(), body: { version: 2, reason } });
}

describe('不予受理（第三十二条第一款第一、二项；窗口无权否决）', () => {
  it('the window only asks; a decider refuses with a paper that names ground, organ and remedies', async () => {
    const { decider, clerk } = bed.officers;
    const made = await escalated();
    expect(made).toMatchObject({ state: 'escalated', documents: [] });
    await take(decider, made.id, made.version);
    const done = await refuseAcceptance(bed.ctx, decider, {
      caseId: made.id,
      key: key(),
      body: { version: made.version + 1, ground: 'not-competent', competent: '西昌市市场监督管理局', reason },
    });
    expect(done).toMatchObject({ state: 'not-accepted', documents: [{ kind: 'refusal-to-accept' }] });
    const shown = await caseView(bed.ctx, bed.enterprise, made.id);
    expect(shown.refusal).toMatchObject({
      ground: 'not-competent',
      reason,
      competent: '西昌市市场监督管理局',
    });
    expect(shown.escalation).toBeNull();
    expect(shown.timeline.at(-1)?.legal).toContain('第三十二条第一款第（二）项');
    expect(shown.clock).toBeNull();
    expect(shown.actions).toEqual([]);
    const paper = await openDocument(bed.ctx, clerk, made.id, done.documents[0]?.id ?? '');
    expect(Buffer.from(paper.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(await sent(bed)).toEqual([
      'case.submitted',
      'case.taken',
      'case.escalated',
      'case.taken',
      'case.acceptance-refused',
    ]);
  });

  it('who asked does not refuse, though she may decide elsewhere', async () => {
    const { clerk, decider } = bed.officers;
    const both: StaffActor = { ...clerk, grants: [...clerk.grants, ...decider.grants] };
    const made = await escalated(both);
    await expect(take(both, made.id, made.version)).rejects.toMatchObject({
      code: 'not-allowed-now',
      params: { reason: 'window-may-not-refuse' },
    });
  });

  it('a clerk has no way to refuse by herself', async () => {
    const { clerk } = bed.officers;
    const made = await escalated();
    const body = { version: made.version, ground: 'not-required' as const, reason };
    await expect(
      refuseAcceptance(bed.ctx, clerk, { caseId: made.id, key: key(), body }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('not competent without saying who is competent is no lawful refusal', async () => {
    const { decider } = bed.officers;
    const made = await escalated();
    await take(decider, made.id, made.version);
    const body = { version: made.version + 1, ground: 'not-competent' as const, reason };
    await expect(
      refuseAcceptance(bed.ctx, decider, { caseId: made.id, key: key(), body }),
    ).rejects.toMatchObject({ code: 'invalid-input', fields: [{ field: '/competent' }] });
  });

  it('sent back to the window, the same five days run on, and the window may accept', async () => {
    const { decider, clerk } = bed.officers;
    const made = await escalated();
    await take(decider, made.id, made.version);
    bed.clock.set('2026-11-24T09:00:00+08:00');
    const body = { version: made.version + 1, reason: '场所在本县，请受理。' };
    const back = await sendBack(bed.ctx, decider, { caseId: made.id, key: key(), body });
    expect(back.state).toBe('received');
    const seen = await caseView(bed.ctx, clerk, made.id);
    expect(seen.returned?.reason).toBe('场所在本县，请受理。');
    expect(seen.clock).toMatchObject({ kind: 'acceptance', due: '2026-11-30' });
    await take(clerk, made.id, back.version);
    const input = { caseId: made.id, key: key(), body: { version: back.version + 1 } };
    expect(await acceptCase(bed.ctx, clerk, input)).toMatchObject({ state: 'accepted' });
  });
});

describe('撤回申请（决定之前）', () => {
  const withdraw = (caseId: string, version: number) =>
    withdrawCase(bed.ctx, bed.enterprise, { caseId, version, key: key() });

  it('ends the case and its clock at once, whoever has it; officers see it and can do nothing more', async () => {
    const { clerk } = bed.officers;
    const made = await submitted(bed);
    await take(clerk, made.id, 1);
    expect(await withdraw(made.id, 2)).toMatchObject({ state: 'withdrawn', documents: [] });
    const seen = await caseView(bed.ctx, clerk, made.id);
    expect(seen).toMatchObject({ state: 'withdrawn', handler: null, clock: null, actions: [] });
    const input = { caseId: made.id, key: key(), body: { version: 2 } };
    await expect(acceptCase(bed.ctx, clerk, input)).rejects.toMatchObject({ code: 'stale-version' });
    await expect(releaseCase(bed.ctx, clerk, { ...input, body: { version: 3 } })).rejects.toMatchObject({
      code: 'not-allowed-now',
    });
    expect(await sent(bed)).toEqual(['case.submitted', 'case.taken', 'case.withdrawn']);
  });

  it('takes the correction that was begun with it', async () => {
    const { clerk } = bed.officers;
    const made = await submitted(bed);
    await take(clerk, made.id, 1);
    const points = [{ kind: 'material' as const, ref: 'm3', say: '没有标尺寸。' }];
    await requestCorrection(bed.ctx, clerk, { caseId: made.id, key: key(), body: { version: 2, points } });
    const draft = await startCorrection(bed.ctx, bed.enterprise, made.id);
    await withdraw(made.id, 3);
    const late = saveDraft(bed.ctx, bed.enterprise, { draftId: draft.id, answers: { seats: '3' } });
    await expect(late).rejects.toMatchObject({ code: 'not-found' });
  });

  it("is only the applicant's, and only until the decision", async () => {
    const made = await submitted(bed);
    await expect(
      withdrawCase(bed.ctx, bed.person, { caseId: made.id, version: 1, key: key() }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await withdraw(made.id, 1);
    await expect(withdraw(made.id, 2)).rejects.toMatchObject({ code: 'not-allowed-now' });
  });
});

it('the evidence of all of it is whole', async () => {
  expect(await verifyChains(bed.db)).toMatchObject({ whole: true });
});
