import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { doors } from './doors.ts';
import { caseView } from './queries/case-view.ts';
import { places } from './sealing.ts';
import { type Body, storiesOf } from './test-acts.ts';
import { type CasesBed, casesBed, key, sent } from './testing.ts';
import { askSpecialStep } from './use-cases/ask-special-step.ts';
import { warnStops } from './use-cases/warn-stops.ts';
import { verifyChains } from './verify.ts';

let bed: CasesBed;
let story: ReturnType<typeof storiesOf>;
beforeAll(async () => {
  bed = await casesBed();
  story = storiesOf(bed);
});
afterAll(() => bed.close());
beforeEach(async () => {
  bed.clock.set('2026-11-23T09:00:00+08:00');
  await sent(bed);
});

describe('听证（第四十六条至第四十八条）', () => {
  const hearing = { step: '听证', days: 14, reason: '油烟与邻居有重大利益关系。', venue: '三楼听证室，九点' };
  const asking = { step: '听证告知', days: 5, reason: '排烟口离住户五米。' };
  const opinion = { opinion: 'grant' as const, reason: '行。' };

  it('tells who may ask, gives them five working days, and holds it within twenty, told seven before', async () => {
    const { id, act, seen } = await story.inReview();
    const { reviewer } = bed.officers;
    const begin = (body: Body<'begin-special-step'>) => act(reviewer, 'begin-special-step', body);
    const end = (outcome?: 'asked' | 'waived' | 'unasked') =>
      act(reviewer, 'end-special-step', {
        step: '听证告知',
        result: '收到书面申请。',
        ...(outcome ? { outcome } : {}),
      });
    await expect(begin(asking)).rejects.toMatchObject({ fields: [{ field: '/parties', code: 'required' }] });
    await expect(begin({ ...asking, days: 4, parties: '刘桂花' })).rejects.toMatchObject({
      fields: [{ field: '/days', code: 'too-small', params: { limit: 5 } }],
    });
    const told = await begin({ ...asking, parties: '刘桂花' });
    expect(told.documents).toMatchObject([{ kind: 'special-step-notice' }]);
    // To ask is everybody's right while the clock runs; what people are told takes no time from the officer.
    expect((await seen()).clock).toMatchObject({ due: '2026-12-07', stopped: null });
    expect((await seen()).specialSteps[0]).toMatchObject({ asks: '听证', expectedEnd: '2026-11-30' });
    expect(JSON.stringify(await seen(bed.enterprise))).not.toContain('刘桂花');
    await expect(act(reviewer, 'review', opinion)).rejects.toMatchObject({ params: { reason: 'step-open' } });
    await expect(end()).rejects.toMatchObject({ fields: [{ field: '/outcome', code: 'required' }] });
    await expect(end('unasked')).rejects.toMatchObject({
      params: { reason: 'asking-open', ground: { article: 47 } },
    });

    bed.clock.set('2026-11-25T10:00:00+08:00');
    await end('asked');
    await expect(act(reviewer, 'review', opinion)).rejects.toMatchObject({ params: { reason: 'step-owed' } });
    // Asked on 25 November: at the latest on 23 December; with seven days of notice it is called by 14 December.
    bed.clock.set('2026-12-14T10:00:00+08:00');
    expect(await warned('step-owed')).toBe(0);
    bed.clock.set('2026-12-15T09:00:00+08:00');
    expect(await warned('step-owed')).toBeGreaterThan(0);
    bed.clock.set('2026-12-02T10:00:00+08:00');
    const on = (heldOn: string) => begin({ ...hearing, heldOn });
    await expect(on('2026-12-10')).rejects.toMatchObject({
      fields: [{ field: '/heldOn', code: 'too-early', params: { limit: '2026-12-11' } }],
    });
    await expect(on('2026-12-24')).rejects.toMatchObject({
      fields: [{ field: '/heldOn', code: 'too-late', params: { limit: '2026-12-23' } }],
    });
    await expect(on('2026-12-23')).rejects.toMatchObject({
      fields: [{ field: '/days', code: 'too-small', params: { limit: 15 } }],
    });
    // A Saturday between the two days of the law.
    await expect(on('2026-12-12')).rejects.toMatchObject({
      fields: [{ field: '/heldOn', code: 'day-off', params: { limit: '2026-12-14' } }],
    });
    await on('2026-12-11');
    expect((await seen()).clock).toMatchObject({ due: null, stopped: { step: '听证' } });
    expect(await story.textOf(id, 'special-step-notice')).toBeGreaterThan(1000);
    bed.clock.set('2026-12-11T17:00:00+08:00');
    await act(reviewer, 'end-special-step', { step: '听证', result: '听证笔录：双方同意移动排烟口。' });
    await act(reviewer, 'review', opinion);
    expect((await seen()).state).toBe('reviewed');
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  });

  it('is asked for by the applicant herself, online and in time, with a receipt; the officer is told', async () => {
    const { id, act, seen } = await story.inReview();
    const { reviewer } = bed.officers;
    const ask = (why = '') => askSpecialStep(bed.ctx, bed.enterprise, { caseId: id, key: key(), why });
    await expect(ask()).rejects.toMatchObject({
      params: { reason: 'nothing-to-ask', ground: { article: 47 } },
    });
    await act(reviewer, 'begin-special-step', { ...asking, parties: '刘桂花' });
    const mine = await seen(bed.enterprise);
    expect(mine.actions.map(({ command }) => command)).toContain('ask-special-step');
    expect((await seen(reviewer)).actions.map(({ command }) => command)).not.toContain('ask-special-step');
    const stranger = { ...bed.enterprise, subjectId: bed.person.subjectId };
    await expect(
      askSpecialStep(bed.ctx, stranger, { caseId: id, key: key(), why: '' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await sent(bed);

    bed.clock.set('2026-11-30T23:59:00+08:00'); // the last minute of the fifth working day
    const twice = { caseId: id, key: key(), why: '邻居已经同意，想当面说明。' };
    const asked = await askSpecialStep(bed.ctx, bed.enterprise, twice);
    expect(await askSpecialStep(bed.ctx, bed.enterprise, twice)).toEqual(asked);
    expect(asked.documents).toMatchObject([{ kind: 'asking-receipt' }]);
    expect(await story.textOf(id, 'asking-receipt')).toBeGreaterThan(1000);
    expect(await sent(bed)).toEqual(['case.special-step-asked']);
    const after = await seen();
    expect(after.timeline.at(-1)).toMatchObject({
      kind: 'special-step-asked',
      actor: '周小满',
      plain: '申请人在规定的时间内要求听证，收到了接收凭证',
      legal: expect.stringContaining('第四十七条'),
    });
    expect(after.specialSteps[0]).toMatchObject({
      outcome: 'asked',
      result: '要求听证：邻居已经同意，想当面说明。',
    });
    await expect(ask()).rejects.toMatchObject({ params: { reason: 'nothing-to-ask' } });
    // The officer acted on what she saw before; now the hearing is owed.
    await expect(act(reviewer, 'review', opinion)).rejects.toMatchObject({ code: 'stale-version' });
    const owed = { caseId: id, key: key(), body: { version: asked.version, ...opinion } };
    await expect(doors.review.run(bed.ctx, reviewer, owed)).rejects.toMatchObject({
      params: { reason: 'step-owed' },
    });
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  });

  it('is not held on a day off of that place; a year whose holidays nobody announced is said', async () => {
    const { act, id } = await story.inReview();
    bed.clock.set('2026-12-22T10:00:00+08:00');
    const on = (heldOn: string) => act(bed.officers.reviewer, 'begin-special-step', { ...hearing, heldOn });
    // 元旦 is a holiday by law; the notice for 2027 is not out.
    await expect(on('2027-01-01')).rejects.toMatchObject({
      fields: [
        { field: '/heldOn', code: 'day-off-unofficial', params: { limit: '2027-01-04', year: '2027' } },
      ],
    });
    await on('2027-01-11');
    const view = await caseView(bed.ctx, bed.enterprise, id);
    const paper = view.documents.find(({ kind }) => kind === 'special-step-notice');
    const { rows } = await sql<{ sealed: string }>`
      select sealed from cases.document where id = ${paper?.id}`.execute(bed.db);
    const said = bed.ctx.keyring.open(rows[0]?.sealed ?? '', places.document(paper?.id ?? ''));
    expect(said).toContain('2027年的放假安排还没有公布');
  });

  it('is not asked for any more once the days that were told have passed', async () => {
    const { id, act, seen } = await story.inReview();
    await act(bed.officers.reviewer, 'begin-special-step', { ...asking, parties: '刘桂花' });
    bed.clock.set('2026-12-01T00:00:00+08:00');
    expect((await seen(bed.enterprise)).actions.map(({ command }) => command)).not.toContain(
      'ask-special-step',
    );
    await expect(
      askSpecialStep(bed.ctx, bed.enterprise, { caseId: id, key: key(), why: '' }),
    ).rejects.toMatchObject({ code: 'not-allowed-now', params: { reason: 'asking-over' } });
  });

  it('goes on where nobody asked, once the days are over, and the officer is told that they are', async () => {
    const { act } = await story.inReview();
    const { reviewer } = bed.officers;
    await act(reviewer, 'begin-special-step', { ...asking, parties: '刘桂花' });
    bed.clock.set('2026-11-30T23:00:00+08:00');
    expect(await warned('asking-over')).toBe(0);
    bed.clock.set('2026-12-01T08:00:00+08:00');
    expect(await warned('asking-over')).toBeGreaterThan(0);
    await act(reviewer, 'end-special-step', {
      step: '听证告知',
      result: '期满无人提出。',
      outcome: 'unasked',
    });
    await act(reviewer, 'review', opinion);
  });

  async function warned(kind: string): Promise<number> {
    await warnStops(bed.ctx, (_id, error) => {
      throw error;
    });
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from platform.notice where kind = ${kind}`.execute(bed.db);
    return rows[0]?.n ?? 0;
  }
});
