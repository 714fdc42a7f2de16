import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PreCheckCommand, preCheckCommandNames } from '../../../../contracts/pre-check.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { keptMessages } from '../../../platform/messages/index.ts';
import type { OutboxRow } from '../../../platform/outbox/index.ts';
import { caseView } from '../queries/case-view.ts';
import { openDraft } from '../queries/draft-contents.ts';
import { casesBed, county, foodLicence, key, restaurantDraft } from '../testing.ts';
import { discardDraft, saveDraft, startDraft } from '../use-cases/drafts.ts';
import { submitDraft } from '../use-cases/submit-draft.ts';
import { verifyChains } from '../verify.ts';
import { answerPreCheck } from './answer.ts';
import { askPreCheck, draftPreCheck, withdrawPreCheck } from './ask.ts';
import { decidePreCheck, type PreCheckActor, preCheckActions, preCheckRules } from './lifecycle.ts';
import { evolvePreCheck, type PreCheck } from './pre-check.ts';
import { preCheckHandlers, watchPreChecks } from './tell.ts';
import { preCheckDue } from './terms.ts';
import { verifyPreChecks } from './verify.ts';
import { listPreChecks, openPreCheckFile, preCheckView } from './views.ts';

describe('the table', () => {
  const at = new Date('2026-11-23T01:00:00Z');
  const payload = { item: { division: county, code: 'x', version: 1 }, organisation: 'o', shown: '0' };
  const bodies = { ask: payload, answer: { result: 'mend', points: 1 }, withdraw: {}, close: {} };
  const who = (part: 'applicant' | 'officer' | 'clock', gone: boolean): PreCheckActor => ({
    ref: part,
    parts: new Set([part]),
    gone,
    rounds: 3,
  });
  const actors = (['applicant', 'officer', 'clock'] as const).flatMap((part) => [
    who(part, false),
    who(part, true),
  ]);
  const step = (found: PreCheck | undefined, event: { kind: string; payload: unknown }) =>
    evolvePreCheck(found, { ...event, seq: (found?.version ?? 0) + 1, actor: 'x', at } as never);

  test('every way: an offer exactly where the command is taken; nothing in it refuses; 100 % of its transitions', () => {
    const taken = new Set<string>();
    const seen = new Set<string>();
    const queue = [step(undefined, { kind: 'asked', payload })];
    for (let found = queue.pop(); found; found = queue.pop()) {
      const name = `${found.state} ${found.round} ${found.answer !== null}`;
      if (seen.has(name)) continue;
      seen.add(name);
      for (const actor of actors) {
        const offers = new Set<string>(preCheckActions(found, actor).map(({ command }) => command));
        for (const command of preCheckCommandNames) {
          const decision = decidePreCheck(found, command, bodies[command] as never, actor);
          expect(decision.ok).toBe(offers.has(command));
          if (!decision.ok) continue;
          taken.add(`${found.state} ${command}`);
          queue.push(step(found, decision.event));
        }
        // What is handed in or given up is neither looked at nor shown again; it is only closed.
        if (actor.gone) expect(offers.has('ask') || offers.has('answer')).toBe(false);
      }
    }
    const table = (Object.keys(preCheckRules) as PreCheckCommand[]).flatMap((command) =>
      preCheckRules[command].from.map((state) => `${state} ${command}`),
    );
    expect([...taken].sort()).toEqual(table.sort());
    expect(Math.max(...[...seen].map((name) => Number(name.split(' ')[1])))).toBe(3);
    for (const rule of Object.values(preCheckRules)) expect(rule.ground.length).toBeGreaterThan(0);
    console.log(`pre-check: ${taken.size} of ${table.length} transitions (100 %)`);
  });

  test('the promise is counted in working days and never in those of the law', () => {
    const due = preCheckDue(at, { value: 2, unit: 'workday', unitBasis: 'stated' }, loadCalendar());
    expect(due.at.toISOString()).toBe('2026-11-25T16:00:00.000Z');
    expect(due.warnAt < due.at).toBe(true);
  });
});

describe('an application that is shown before it is handed in', () => {
  let bed: Awaited<ReturnType<typeof casesBed>>;
  beforeAll(async () => {
    bed = await casesBed();
  });
  afterAll(() => bed.close());

  const state = async (draftId: string) =>
    draftPreCheck(bed.ctx, bed.enterprise, await openDraft(bed.ctx, bed.enterprise, draftId));
  const waiting = async () => (await listPreChecks(bed.ctx, bed.officers.clerk, {})).rows;
  /** What the outbox holds of pre-checks reaches those who listen. */
  const deliver = () =>
    inTx(bed.db, async (tx) => {
      const { rows } = await sql<OutboxRow>`delete from platform.outbox
        returning id, stream, kind, payload, created_at as "createdAt"`.execute(tx);
      const mine = rows.filter(({ kind }) => kind === 'pre-check.stepped');
      for (const row of mine.sort((a, b) => Number(a.id) - Number(b.id)))
        for (const handler of preCheckHandlers(bed.ctx)['pre-check.stepped'] ?? []) await handler(tx, row);
      return rows.map(({ kind }) => kind).filter((kind) => !kind.startsWith('catalogue.'));
    });

  test('is no case: no number, no clock; the window answers with points, then that it may be handed in', async () => {
    const { ctx, enterprise, officers, clock } = bed;
    const { id } = await startDraft(ctx, enterprise, { divisionCode: county, itemCode: foodLicence });
    expect(await state(id)).toMatchObject({ version: 0, state: null, may: ['ask'] });
    const first = { draftId: id, version: 0, key: key() };
    expect(await askPreCheck(ctx, enterprise, first)).toEqual({ version: 1 });
    expect(await askPreCheck(ctx, enterprise, first)).toEqual({ version: 1 }); // pressed twice
    await expect(askPreCheck(ctx, enterprise, { ...first, key: key() })).rejects.toMatchObject({
      code: 'stale-version',
    });
    expect(await deliver()).toEqual(['pre-check.stepped']);
    const { rows: none } = await sql`select 1 from cases."case"`.execute(ctx.db);
    expect(none).toEqual([]);

    const [row] = await waiting();
    expect(row).toMatchObject({
      itemName: '《食品经营许可证》新办',
      state: 'asked',
      due: '2026-11-25',
      light: 'green',
    });
    const preCheckId = row?.id as string;
    const view = await preCheckView(ctx, officers.clerk, preCheckId, 'zh-CN');
    expect(view.lacking.length).toBeGreaterThan(0);
    expect(view.answers.find(({ name }) => name === 'contactName')).toMatchObject({ masked: true });
    const said = { kind: 'material', ref: 'm4', say: '清单要盖章' } as const;
    const mend = { version: 1, result: 'mend' as const, points: [said] };
    await expect(
      answerPreCheck(ctx, officers.clerk, preCheckId, { ...mend, points: [] }, key()),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    for (const nobody of [officers.elsewhere, officers.reviewer])
      await expect(answerPreCheck(ctx, nobody, preCheckId, mend, key())).rejects.toMatchObject({
        code: 'not-found',
      });
    await answerPreCheck(ctx, officers.clerk, preCheckId, mend, key());
    await expect(answerPreCheck(ctx, officers.otherClerk, preCheckId, mend, key())).rejects.toMatchObject({
      code: 'stale-version',
    });
    await deliver();
    expect((await keptMessages(ctx.db, ctx.keyring))[0]?.text).toContain(`/drafts/${id}/pre-check`);
    const answered = await state(id);
    expect(answered).toMatchObject({ state: 'answered', result: 'mend', may: ['ask'], unchanged: true });
    expect(answered.points).toMatchObject([{ ...said, name: '食品安全规章制度目录清单' }]);

    expect(await restaurantDraft(bed)).toBe(id); // mended
    expect((await state(id)).unchanged).toBe(false);
    await askPreCheck(ctx, enterprise, { draftId: id, version: 2, key: key() });
    const shown = await preCheckView(ctx, officers.clerk, preCheckId, 'zh-CN');
    expect(shown).toMatchObject({ round: 2, lacking: [] });
    const file = shown.materials.flatMap(({ files }) => files)[0]?.id as string;
    await expect(openPreCheckFile(ctx, officers.elsewhere, preCheckId, file)).rejects.toMatchObject({
      code: 'not-found',
    });
    await answerPreCheck(ctx, officers.clerk, preCheckId, { version: 3, result: 'ready', points: [] }, key());
    clock.set('2026-11-23T10:00:00+08:00');
    const made = await submitDraft(ctx, enterprise, id);
    // The case says what the applicant had been told; its clock begins with being handed in.
    const { timeline, submittedAt } = await caseView(ctx, officers.clerk, made.id, 'zh-CN');
    expect(timeline.map(({ kind }) => kind)).toEqual(['submitted', 'pre-checked']);
    expect(timeline[1]?.plain).toBe('提交以前请人看过：李华在 2026-11-23 答复可以提交，提交的就是那一份');
    expect(submittedAt).toBe('2026-11-23T02:00:00.000Z');

    expect(await preCheckView(ctx, officers.clerk, preCheckId, 'zh-CN')).toMatchObject({
      gone: true,
      answers: [],
    });
    await watchPreChecks(ctx, (_id, error) => expect(error).toBeUndefined());
    const { rows: kept } = await sql`select state, shown_sealed as shown from cases.pre_check`.execute(
      ctx.db,
    );
    expect(kept).toEqual([{ state: 'closed', shown: null }]);
    expect(await verifyPreChecks(ctx.db)).toMatchObject({ count: 1, events: 5, whole: true });
    expect(await verifyChains(ctx.db)).toMatchObject({ whole: true, faults: 0 });
  });

  test('is taken back, forgotten with its draft; a promise that runs out is told to the window once', async () => {
    const { ctx, enterprise, clock } = bed;
    const what = { divisionCode: county, itemCode: foodLicence };
    const { id } = await startDraft(ctx, enterprise, what);
    await askPreCheck(ctx, enterprise, { draftId: id, version: 0, key: key() });
    clock.set('2026-11-26T09:00:00+08:00');
    for (let turn = 0; turn < 2; turn++)
      await watchPreChecks(ctx, (_id, error) => expect(error).toBeUndefined());
    const { rows: told } = await sql`select distinct kind from platform.notice where about_kind = 'pre-check'
      and key like ${'pre-check-over%'}`.execute(ctx.db);
    expect(told).toEqual([{ kind: 'pre-check-over' }]);
    expect((await waiting())[0]).toMatchObject({ light: 'red' });
    await withdrawPreCheck(ctx, enterprise, { draftId: id, version: 1, key: key() });
    expect(await waiting()).toEqual([]);
    // Nobody answered: the case has nothing to say of it.
    await saveDraft(ctx, enterprise, { draftId: id, answers: {} });
    await discardDraft(ctx, enterprise, id);
    await watchPreChecks(ctx, (_id, error) => expect(error).toBeUndefined());
    const { rows } = await sql`select 1 from cases.pre_check where state <> 'closed'`.execute(ctx.db);
    expect(rows).toEqual([]);
  });
});
