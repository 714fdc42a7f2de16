import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '../../../contracts/identity.ts';
import type { TaskCommand } from '../../../contracts/programmes.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { type CasesBed, casesBed, key } from '../cases/testing.ts';
import { keepEvidence, openEvidence } from './evidence.ts';
import { importProgrammes } from './import-programmes.ts';
import { actOnEntry, enterProblem } from './ledger/act.ts';
import { ledgerHandlers } from './ledger/from-supervision.ts';
import { entryView, listEntries } from './ledger/view.ts';
import { listProgrammes, programmeView } from './programmes.ts';
import { actOnTask, type TaskInput } from './tasks/act.ts';
import { taskView } from './tasks/view.ts';
import { warnUnits } from './timers.ts';

let bed: CasesBed;
let supervisor: StaffActor;
let second: StaffActor;
let chief: StaffActor;
const actor = 'system:import';
const market = '市场监督管理局';

const target = (id: string, more: object = {}) => ({
  id,
  file: 'county-2026',
  section: '一',
  kind: 'numeric',
  summary: `目标 ${id}`,
  lead: market,
  deadline: '2026-12-31',
  op: '>=',
  value: 90,
  unit: '%',
  ...more,
});
const file = (targets: object[]) =>
  JSON.stringify({
    programmes: { 'county-2026': { title: '全县提升方案（演示）', divisionCode: '513424' } },
    targets,
  });

beforeAll(async () => {
  bed = await casesBed();
  supervisor = bed.officers.supervisor;
  second = { ...supervisor, staffId: bed.officers.admin.staffId };
  chief = bed.officers.decider;
  await importProgrammes(bed.ctx, {
    file: file([target('t-1'), target('t-2', { deadline: '持续推进' })]),
    actor,
  });
});
afterAll(() => bed.close());

const view = async () => programmeView(bed.ctx, supervisor, 'county-2026');
const idOf = async (targetId: string) =>
  (await view()).tasks.find((task) => task.targetId === targetId)?.id as string;

async function act<C extends TaskCommand>(
  staff: StaffActor,
  id: string,
  command: C,
  body: object,
  say = '见附件',
) {
  const { version } = await taskView(bed.ctx, staff, id);
  const input = { command, body, say, version, key: key() } as unknown as TaskInput<C>;
  return actOnTask(bed.ctx, staff, id, input);
}
const report = (value: number | null, complete: boolean, evidence: string[] = []) => ({
  value,
  complete,
  evidence,
});

describe('a programme', () => {
  test('is loaded with its units by name; the same file again changes nothing', async () => {
    const again = await importProgrammes(bed.ctx, {
      file: file([target('t-1'), target('t-2', { deadline: '持续推进' })]),
      actor,
    });
    expect(again.programmes).toMatchObject([{ version: 1, changed: false }]);
    const { tasks, counts } = await view();
    expect(tasks).toMatchObject([
      { targetId: 't-1', deadline: '2026-12-31', state: 'open' },
      { targetId: 't-2', deadline: null, deadlineWords: '持续推进', light: 'none' },
    ]);
    expect(tasks[0]?.leadName).toContain(market);
    expect(counts).toMatchObject({ tasks: 2, done: 0, unassigned: 0 });
  });

  test('names a division that is not there, and is not read by officers of another place', async () => {
    const nowhere = file([target('t-1')])
      .replace('513424', '999999')
      .replaceAll('county-2026', 'nowhere');
    const { refused, programmes } = await importProgrammes(bed.ctx, { file: nowhere, actor });
    expect(programmes).toEqual([]);
    expect(refused).toMatchObject([{ problem: 'unknown-division', params: { code: '999999' } }]);
    const away = {
      ...supervisor,
      grants: [{ role: 'supervisor' as const, divisionCode: '430182', organisationId: null }],
    };
    expect(await listProgrammes(bed.ctx, away)).toEqual([]);
    await expect(taskView(bed.ctx, away, await idOf('t-1'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a task', () => {
  test('is reported with evidence by its unit and is done when another person has checked it', async () => {
    const { ctx } = bed;
    const id = await idOf('t-1');
    const bytes = new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
    const kept = await keepEvidence(ctx, chief, id, { name: '统计表.pdf', bytes });
    expect((await openEvidence(ctx, supervisor, id, kept.id)).content).toEqual(Buffer.from(bytes));
    await expect(act(supervisor, id, 'report', report(95, true))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await act(chief, id, 'report', report(80, false, [kept.id]));
    expect(await act(supervisor, id, 'accept', {})).toMatchObject({ state: 'open' });
    expect((await view()).tasks[0]).toMatchObject({ value: 80, result: 'unmet', state: 'open' });
    await act(chief, id, 'report', report(95, true));
    await act(supervisor, id, 'return', {}, '数字和系统里的不一样');
    await act(chief, id, 'report', report(92, true));
    expect(await act(supervisor, id, 'accept', {})).toMatchObject({ state: 'done' });
    const done = await taskView(ctx, supervisor, id);
    expect(done).toMatchObject({ value: 92, result: 'met', light: 'none' });
    expect(done.steps.map(({ kind }) => kind)).toEqual([
      'defined',
      'assigned',
      'reported',
      'accepted',
      'reported',
      'returned',
      'reported',
      'accepted',
    ]);
    expect(done.steps[2]?.evidence).toMatchObject([{ name: '统计表.pdf' }]);
  });

  test('is never checked by who reported it, nor over what somebody else just did', async () => {
    const id = await idOf('t-2');
    const both = { ...chief, grants: [...chief.grants, ...supervisor.grants] };
    await act(both, id, 'report', report(null, false));
    await expect(act(both, id, 'accept', {})).rejects.toMatchObject({ params: { reason: 'second-person' } });
    const { version } = await taskView(bed.ctx, second, id);
    const input = (k: string) => ({ command: 'accept' as const, body: {}, say: null, version, key: k });
    const results = await Promise.allSettled([
      actOnTask(bed.ctx, supervisor, id, input('first-key')),
      actOnTask(bed.ctx, second, id, input('second-key')),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const won = results[0]?.status === 'fulfilled' ? 'first-key' : 'second-key';
    expect(await actOnTask(bed.ctx, supervisor, id, input(won))).toMatchObject({ version: version + 1 });
  });

  test('keeps what was reported when the programme is worded anew; what is no longer there can only be read', async () => {
    const id = await idOf('t-2');
    const { programmes } = await importProgrammes(bed.ctx, {
      file: file([target('t-1', { summary: '网上可办率' }), target('t-3')]),
      actor,
    });
    expect(programmes).toMatchObject([{ version: 2, changed: true }]);
    expect((await view()).tasks.map(({ summary, state }) => [summary, state])).toEqual([
      ['网上可办率', 'done'],
      ['目标 t-3', 'open'],
    ]);
    expect((await taskView(bed.ctx, chief, id)).actions).toEqual([]);
  });

  test('its units hear once when the day comes near and once when it is over, and who supervises too', async () => {
    const told = async () => {
      const { rows } = await sql<{ kind: string; reader: string }>`
        select kind, reader from platform.notice where kind like 'programme-task-%' order by id`.execute(
        bed.db,
      );
      return rows.map(
        ({ kind, reader }) => `${kind} ${reader.slice(6) === chief.staffId ? 'chief' : 'other'}`,
      );
    };
    const { clock } = bed;
    const before = clock.now().toISOString();
    await warnUnits(bed.ctx);
    expect(await told()).toEqual([]);
    clock.set('2026-12-25T10:00:00+08:00');
    await warnUnits(bed.ctx);
    await warnUnits(bed.ctx);
    expect(await told()).toEqual(['programme-task-yellow chief']);
    clock.set('2027-01-01T10:00:00+08:00');
    await warnUnits(bed.ctx);
    const after = await told();
    expect(after.filter((one) => one.startsWith('programme-task-red')).length).toBeGreaterThanOrEqual(2);
    clock.set(before);
  });
});

describe('the ledger', () => {
  const problem = {
    divisionCode: '513424',
    source: 'inspection' as const,
    problem: '窗口没有公示一次性告知单',
  };
  const units = async () => (await listEntries(bed.ctx, supervisor, 'open')).places[0]?.organisations ?? [];

  test('a problem is entered once, mended by its unit, checked by another person, and sent back with a new day', async () => {
    const { ctx, clock } = bed;
    const organisationId = (await units()).find(({ name }) => name.includes(market))?.id as string;
    const { id } = await enterProblem(ctx, supervisor, { ...problem, organisationId }, 'same-key');
    expect(await enterProblem(ctx, supervisor, { ...problem, organisationId }, 'same-key')).toEqual({ id });
    const step = async (staff: StaffActor, command: string, body: object = {}) => {
      const { version } = await entryView(ctx, staff, id);
      return actOnEntry(ctx, staff, id, { command, body, say: '已办', version, key: key() } as never);
    };
    await expect(step(chief, 'pass')).rejects.toMatchObject({ code: 'forbidden' });
    await step(chief, 'mend');
    await expect(step(supervisor, 'return', { due: '2020-01-01' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await step(supervisor, 'return', { due: '2030-01-04' });
    expect(await entryView(ctx, chief, id)).toMatchObject({ state: 'mending', round: 2, due: '2030-01-04' });
    await step(supervisor, 'extend', { due: '2030-01-08' });
    await expect(step(supervisor, 'extend', { due: '2030-02-08' })).rejects.toMatchObject({
      params: { reason: 'once-only' },
    });
    await step(chief, 'mend');
    expect(await step(supervisor, 'pass')).toMatchObject({ state: 'closed' });
    expect((await listEntries(ctx, supervisor, 'closed')).rows.map((row) => row.id)).toEqual([id]);
    expect(clock.now()).toBeInstanceOf(Date);
  });

  test('whose it is has to be an organisation of the place; who does not supervise enters nothing', async () => {
    const { ctx } = bed;
    await expect(
      enterProblem(ctx, supervisor, { ...problem, organisationId: 'nobody' }, key()),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    const organisationId = (await units())[0]?.id as string;
    await expect(enterProblem(ctx, chief, { ...problem, organisationId }, key())).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('what supervision upheld and wants mended is a problem of the unit, once', async () => {
    const { ctx } = bed;
    const organisationId = (await units()).find(({ name }) => name.includes(market))?.id as string;
    const payload = {
      matterId: '019a0000-0000-7000-8000-000000000001',
      divisionCode: '513424',
      organisationId,
      what: 'outside-hours',
      caseNumber: '513424-20261123-000001',
      itemName: '食品经营许可',
    };
    const row = { payload, createdAt: new Date('2026-11-24T02:00:00Z') } as never;
    for (const handler of ledgerHandlers(ctx)['supervision.to-mend'] ?? [])
      for (let times = 0; times < 2; times++) await inTx(ctx.db, (tx) => handler(tx, row));
    const view = await entryView(ctx, chief, payload.matterId);
    expect(view).toMatchObject({ state: 'mending', source: 'inspection', due: '2026-12-15' });
    expect(view.problem).toContain('非工作时间办理');
    expect(view.steps).toHaveLength(1);
  });

  test('steps cannot be changed by the application', async () => {
    await expect(sql`update programmes.task_event set say = ''`.execute(bed.db)).rejects.toThrow(
      /permission denied/,
    );
    await expect(sql`delete from programmes.entry_event`.execute(bed.db)).rejects.toThrow(
      /permission denied/,
    );
  });
});
