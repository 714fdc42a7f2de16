import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import shipped from '../../../data/calendar.json' with { type: 'json' };
import { type CalendarFile, loadCalendar } from '../../platform/calendar/index.ts';
import { sql } from '../../platform/db/index.ts';
import { caseView } from './queries/case-view.ts';
import { type CasesBed, casesBed, key, sent, submitted } from './testing.ts';
import { acceptCase } from './use-cases/accept-case.ts';
import { recomputeDeadlines } from './use-cases/recompute-deadlines.ts';
import { takeCase } from './use-cases/take-case.ts';
import { warnOfficers } from './use-cases/warn-officers.ts';
import { verifyChains } from './verify.ts';

let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
});
afterAll(() => bed.close());
beforeEach(() => sent(bed));

const fail = (_id: string, error: Error) => {
  throw error;
};
/** The State Council announces 2027: the fourth of January is off as well. */
const announced: CalendarFile = {
  years: {
    ...shipped.years,
    '2027': {
      ...shipped.years['2027'],
      official: true,
      off: { ...shipped.years['2027'].off, 元旦: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'] },
    },
  },
};

async function acceptedAt(at: string) {
  bed.clock.set(at);
  const { clerk } = bed.officers;
  const { id } = await submitted(bed);
  await takeCase(bed.ctx, clerk, { caseId: id, key: key(), body: { version: 1 } });
  await acceptCase(bed.ctx, clerk, { caseId: id, key: key(), body: { version: 2 } });
  return id;
}

describe('放假安排公布以后', () => {
  it('reckons open cases again, each with a trace where its last day moves, once', async () => {
    const early = await acceptedAt('2026-11-23T09:00:00+08:00');
    const late = await acceptedAt('2026-12-21T09:00:00+08:00');
    await sent(bed);
    const seen = (id: string, ctx = bed.ctx) => caseView(ctx, bed.enterprise, id);
    expect((await seen(late)).clock).toMatchObject({ due: '2027-01-05', official: false });

    const calendar = loadCalendar(announced);
    const ctx = { ...bed.ctx, calendar };
    expect(await recomputeDeadlines(ctx, fail)).toEqual({ looked: 2, moved: 1 });
    expect(await recomputeDeadlines(ctx, fail)).toEqual({ looked: 0, moved: 0 });

    const view = await seen(late, ctx);
    expect(view.clock).toMatchObject({ due: '2027-01-06', official: true });
    expect(view.timeline.at(-1)).toMatchObject({
      kind: 'deadline-recomputed',
      actor: '系统',
      plain: '放假安排公布了，最后一天从 2027-01-05 改为 2027-01-06',
    });
    expect((await seen(early, ctx)).timeline.at(-1)).toMatchObject({ kind: 'accepted' });
    expect(await sent(bed)).toEqual(['case.deadline-recomputed']);
    const { rows } = await sql<{ payload: unknown }>`
      select payload from cases.event where case_id = ${late} and kind like 'deadline-recomputed@%'`.execute(
      bed.db,
    );
    expect(rows[0]?.payload).toMatchObject({
      clock: 'decision',
      before: '2027-01-05T16:00:00.000Z',
      after: '2027-01-06T16:00:00.000Z',
      calendar: { from: bed.ctx.calendar.version, to: calendar.version },
    });
    expect(await verifyChains(bed.db)).toMatchObject({ first: null, whole: true });
  });
});

describe('提醒', () => {
  const told = async () => {
    const { rows } = await sql<{ reader: string; kind: string }>`
      select s.account as reader, n.kind from platform.notice n
        join identity.staff s on 'staff:' || s.id = n.reader order by s.account`.execute(bed.db);
    await sql`delete from platform.notice`.execute(bed.db).catch(() => {});
    return rows.map(({ reader, kind }) => `${reader} ${kind}`);
  };

  it('before silence accepts, then when over: once each, to who has it, else to who could take it', async () => {
    await sql`update cases."case" set told_level = 2`.execute(bed.db);
    bed.clock.set('2026-11-23T09:00:00+08:00');
    const { clerk } = bed.officers;
    const free = await submitted(bed);
    const held = await submitted(bed);
    await takeCase(bed.ctx, clerk, { caseId: held.id, key: key(), body: { version: 1 } });
    await sent(bed);
    expect(await warnOfficers(bed.ctx, fail)).toBe(0);

    bed.clock.set('2026-11-27T00:00:00+08:00');
    expect(await warnOfficers(bed.ctx, fail)).toBe(2);
    const first = await told();
    expect(first).toContain('lihua clock-deemed-soon');
    expect(first.filter((one) => one.startsWith('lihua'))).toHaveLength(2);
    // The free case is for every clerk of the county, the held one for its holder alone.
    expect(first.filter((one) => one.startsWith('wangfang'))).toHaveLength(1);
    expect(first.some((one) => one.startsWith('zhangsan') || one.startsWith('hemin'))).toBe(false);
    expect(await warnOfficers(bed.ctx, fail)).toBe(0);

    bed.clock.set('2026-12-01T00:00:00+08:00');
    expect(await warnOfficers(bed.ctx, fail)).toBe(2);
    expect(await warnOfficers(bed.ctx, fail)).toBe(0);
    // No command sent anything; each turn of a clock is left for who supervises.
    expect(await sent(bed)).toEqual(Array(4).fill('case.clock-turned'));
    expect(free.id).not.toBe(held.id);
  });
});
