import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../contracts/identity.ts';
import {
  acceptCase,
  decideCase,
  finishCase,
  releaseCase,
  requestCorrection,
  resubmitCase,
  reviewCase,
  saveDraft,
  startCorrection,
  startDraft,
  submitCase,
  takeCase,
} from './index.ts';
import {
  type CasesBed,
  casesBed,
  county,
  foodLicence,
  key,
  restaurantDraft,
  sent,
  submitted,
} from './testing.ts';

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

async function accepted() {
  const { clerk } = bed.officers;
  const made = await submitted(bed);
  await take(clerk, made.id, 1);
  return acceptCase(bed.ctx, clerk, { caseId: made.id, key: key(), body: { version: 2 } });
}
async function reviewed(opinion: 'grant' | 'refuse' = 'grant', by = bed.officers.reviewer) {
  const made = await accepted();
  await take(by, made.id, made.version);
  const body = { version: made.version + 1, opinion, reason: '布局、流程符合要求。' };
  return reviewCase(bed.ctx, by, { caseId: made.id, key: key(), body });
}

describe('申请与受理（行政许可法第二十九条、第三十二条）', () => {
  it('gives a number and a dated receipt, and tells listeners once', async () => {
    const made = await submitted(bed);
    expect(made).toMatchObject({ version: 1, state: 'received' });
    expect(made.number).toMatch(/^513424-20261123-\d{6}$/);
    expect(made.documents).toMatchObject([{ kind: 'submission-receipt', title: '收件凭证' }]);
    expect(await sent(bed)).toEqual(['case.submitted']);
  });

  it('accepts only what an officer has taken, and hands the accepted case to the reviewers', async () => {
    const { clerk, reviewer } = bed.officers;
    const made = await submitted(bed);
    const body = { version: 1 };
    await expect(acceptCase(bed.ctx, clerk, { caseId: made.id, key: key(), body })).rejects.toMatchObject({
      code: 'not-allowed-now',
      params: { reason: 'take-first' },
    });
    await take(clerk, made.id, 1);
    const done = await acceptCase(bed.ctx, clerk, { caseId: made.id, key: key(), body: { version: 2 } });
    expect(done).toMatchObject({ state: 'accepted', documents: [{ kind: 'acceptance-notice' }] });
    expect(await take(reviewer, made.id, 3)).toMatchObject({ version: 4, state: 'accepted' });
    expect(await sent(bed)).toEqual(['case.submitted', 'case.taken', 'case.accepted', 'case.taken']);
  });

  it('is for enterprises: a person is told why not and what to do first', async () => {
    const what = { divisionCode: county, itemCode: foodLicence };
    await expect(startDraft(bed.ctx, bed.person, what)).rejects.toMatchObject({
      code: 'not-eligible',
      params: { reason: 'for-organisations', first: [{ name: expect.stringContaining('设立登记') }] },
    });
    expect(await sent(bed)).toEqual([]);
  });
});

describe('一次性补正（第三十二条第一款第四项）', () => {
  const points = [{ kind: 'material' as const, ref: 'm3', say: '布局图没有标尺寸，请标上再传。' }];

  it('tells everything once; the applicant mends it; the acceptance clock starts anew', async () => {
    const { clerk } = bed.officers;
    const made = await submitted(bed);
    await take(clerk, made.id, 1);
    const asked = await requestCorrection(bed.ctx, clerk, {
      caseId: made.id,
      key: key(),
      body: { version: 2, points },
    });
    expect(asked).toMatchObject({
      state: 'correction-requested',
      documents: [{ kind: 'correction-notice' }],
    });

    bed.clock.set('2026-11-25T10:00:00+08:00');
    const draft = await startCorrection(bed.ctx, bed.enterprise, made.id);
    expect(draft.answers.premisesArea).toBe(100);
    await saveDraft(bed.ctx, bed.enterprise, { draftId: draft.id, answers: { premisesArea: '120' } });
    const again = await resubmitCase(bed.ctx, bed.enterprise, {
      caseId: made.id,
      draftId: draft.id,
      key: key(),
      version: 3,
    });
    expect(again).toMatchObject({ state: 'received', version: 4 });

    await take(clerk, made.id, 4);
    const second = requestCorrection(bed.ctx, clerk, {
      caseId: made.id,
      key: key(),
      body: { version: 5, points },
    });
    await expect(second).rejects.toMatchObject({
      code: 'not-allowed-now',
      params: { reason: 'correction-used', ground: { article: 32, paragraph: 1, item: 4 } },
    });
    expect(await sent(bed)).toEqual([
      'case.submitted',
      'case.taken',
      'case.correction-requested',
      'case.resubmitted',
      'case.taken',
    ]);
  });

  it('is not possible after acceptance', async () => {
    const made = await accepted();
    const { clerk } = bed.officers;
    const late = requestCorrection(bed.ctx, clerk, {
      caseId: made.id,
      key: key(),
      body: { version: made.version, points },
    });
    await expect(late).rejects.toMatchObject({ code: 'not-allowed-now', params: { reason: 'state' } });
  });

  it('refuses words that no font can print, before the notice has a number', async () => {
    const { clerk } = bed.officers;
    const made = await submitted(bed);
    await take(clerk, made.id, 1);
    const odd = [{ ...(points[0] as (typeof points)[number]), say: '请改正𫝀字。\u{1F600}' }];
    const asked = requestCorrection(bed.ctx, clerk, {
      caseId: made.id,
      key: key(),
      body: { version: 2, points: odd },
    });
    await expect(asked).rejects.toMatchObject({ code: 'glyph-missing' });
  });

  it('names only what is in the item', async () => {
    const { clerk } = bed.officers;
    const made = await submitted(bed);
    await take(clerk, made.id, 1);
    const wrong = [{ kind: 'field' as const, ref: 'shoeSize', say: '请填鞋码' }];
    await expect(
      requestCorrection(bed.ctx, clerk, { caseId: made.id, key: key(), body: { version: 2, points: wrong } }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('审查与决定（第三十四条、第三十七条、第三十八条）', () => {
  it('decides what another has reviewed, gives a paper, and finishes with delivery', async () => {
    const { decider, issuer } = bed.officers;
    const made = await reviewed();
    await take(decider, made.id, made.version);
    const decided = await decideCase(bed.ctx, decider, {
      caseId: made.id,
      key: key(),
      body: { version: made.version + 1, decision: 'grant', reason: '符合《食品安全法》的条件，准予许可。' },
    });
    expect(decided).toMatchObject({ state: 'decided', documents: [{ kind: 'decision' }] });
    await take(issuer, made.id, decided.version);
    const finished = await finishCase(bed.ctx, issuer, {
      caseId: made.id,
      key: key(),
      body: { version: decided.version + 1, delivery: 'counter' },
    });
    expect(finished).toMatchObject({ state: 'finished', version: 9 });
    expect(await sent(bed)).toEqual([
      'case.submitted',
      'case.taken',
      'case.accepted',
      'case.taken',
      'case.reviewed',
      'case.taken',
      'case.decided',
      'case.taken',
      'case.finished',
    ]);
  });

  it('keeps the reviewer from deciding, already when she would take it', async () => {
    const both: StaffActor = {
      ...bed.officers.reviewer,
      grants: [...bed.officers.reviewer.grants, ...bed.officers.decider.grants],
    };
    const made = await reviewed('grant', both);
    await expect(take(both, made.id, made.version)).rejects.toMatchObject({
      code: 'not-allowed-now',
      params: { reason: 'four-eyes' },
    });
  });

  it('keeps officers of other departments and places out', async () => {
    const { elsewhere, admin, clerk } = bed.officers;
    const made = await accepted();
    for (const stranger of [elsewhere, admin]) {
      await expect(take(stranger, made.id, made.version)).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(take(clerk, made.id, made.version)).rejects.toMatchObject({ code: 'forbidden' });
    const otherDepartment: StaffActor = {
      ...bed.officers.reviewer,
      staffId: '00000000-0000-7000-8000-000000000001',
      grants: [{ role: 'reviewer', divisionCode: county, organisationId: '513424-tax' }],
    };
    await expect(take(otherDepartment, made.id, made.version)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('两个人办一件事', () => {
  it('tells the second who has it and what changed; only the holder gives it back', async () => {
    const { clerk, otherClerk } = bed.officers;
    const made = await submitted(bed);
    await take(clerk, made.id, 1);
    const taken = { by: '李华', since: expect.any(String), changes: [{ seq: 2, actor: '李华' }] };
    await expect(take(otherClerk, made.id, 1)).rejects.toMatchObject({ code: 'case-taken', params: taken });
    const body = { version: 2 };
    await expect(
      releaseCase(bed.ctx, otherClerk, { caseId: made.id, key: key(), body }),
    ).rejects.toMatchObject({ code: 'case-taken' });
    await releaseCase(bed.ctx, clerk, { caseId: made.id, key: key(), body });
    expect(await take(otherClerk, made.id, 3)).toMatchObject({ version: 4 });
  });

  it('refuses a command written against an older version and says what happened since', async () => {
    const { clerk } = bed.officers;
    const made = await submitted(bed);
    await take(clerk, made.id, 1);
    await releaseCase(bed.ctx, clerk, { caseId: made.id, key: key(), body: { version: 2 } });
    await expect(take(clerk, made.id, 1)).rejects.toMatchObject({
      code: 'stale-version',
      params: {
        version: 3,
        changes: [{ kind: 'taken' }, { kind: 'released', plain: '放回了待办，等别人领取' }],
      },
    });
  });
});

describe('同一个键，同一个答复', () => {
  it('answers a retry with the first reply, and refuses the key for another request', async () => {
    const draftId = await restaurantDraft(bed);
    const input = { divisionCode: county, itemCode: foodLicence, draftId, key: key() };
    const first = await submitCase(bed.ctx, bed.enterprise, input);
    expect(await submitCase(bed.ctx, bed.enterprise, input)).toEqual(first);
    await expect(
      submitCase(bed.ctx, bed.enterprise, { ...input, answers: { seats: 3 } }),
    ).rejects.toMatchObject({ code: 'key-reused' });
    const same = { caseId: first.id, key: key(), body: { version: 1 } };
    const taken = await takeCase(bed.ctx, bed.officers.clerk, same);
    expect(await takeCase(bed.ctx, bed.officers.clerk, same)).toEqual(taken);
    expect(await sent(bed)).toEqual(['case.submitted', 'case.taken']);
  });

  it('makes one case of one draft, whatever the key', async () => {
    const draftId = await restaurantDraft(bed);
    const input = { divisionCode: county, itemCode: foodLicence, draftId };
    const tries = await Promise.allSettled(
      [1, 2, 3, 4].map(() => submitCase(bed.ctx, bed.enterprise, { ...input, key: key() })),
    );
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('填错了', () => {
  it('names every place at once and keeps the draft', async () => {
    const draftId = await restaurantDraft(bed, { safetyOfficerId: '513424198806120011', seats: 'many' });
    const input = { divisionCode: county, itemCode: foodLicence, draftId, key: key() };
    await expect(submitCase(bed.ctx, bed.enterprise, input)).rejects.toMatchObject({
      code: 'answers-invalid',
      fields: [
        { field: 'seats', code: 'not-a-number' },
        { field: 'safetyOfficerId', code: 'id-number-check-digit' },
      ],
    });
    await saveDraft(bed.ctx, bed.enterprise, {
      draftId,
      answers: { safetyOfficerId: '513424198806120012', seats: '40', outsideWarehouse: 'true' },
    });
    await saveDraft(bed.ctx, bed.enterprise, {
      draftId,
      answers: { warehouseAddress: '演示路 14 号', warehouseArea: '20' },
    });
    await expect(submitCase(bed.ctx, bed.enterprise, { ...input, key: key() })).rejects.toMatchObject({
      code: 'materials-missing',
      params: { materials: [{ id: 'm8', name: '外设仓库材料' }] },
    });
    expect(await sent(bed)).toEqual([]);
  });
});
