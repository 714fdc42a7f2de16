import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inTx, sql } from '../../../platform/db/index.ts';
import { keptMessages } from '../../../platform/messages/index.ts';
import { type CasesBed, casesBed } from '../../cases/testing.ts';
import type { RatingsContext } from '../context.ts';
import { judgeFlag, listFlags } from '../flags/list.ts';
import {
  linkUntil,
  ratableOf,
  rate,
  ratingsOf,
  ratingToken,
  readRatingToken,
  ticketFigures,
} from '../index.ts';
import type { RatedFrom } from '../rating.ts';
import { ticketFor } from '../tickets/officer.ts';
import { ticketView } from '../tickets/view.ts';
import { openDevice, pairDevice } from './devices.ts';
import { counterView, endService, startService } from './serve.ts';

let bed: CasesBed;
let ctx: RatingsContext;
beforeAll(async () => {
  bed = await casesBed();
  ctx = bed.ctx;
});
beforeEach(() => bed.clock.advance(3 * 3_600_000));
afterAll(() => bed.close());

const desk = { address: '10.0.0.5', agent: 'desk' };
const phone: RatedFrom = { address: '39.144.1.2', agent: 'phone', staffSession: false };
const windowId = '513424-w1';
const anybody = { accountId: null, contact: null };
const input = (level: number) => ({ level, tags: [], say: '', named: false });

/** Somebody was served at window 1 and is asked for a rating; ten seconds later. */
async function served(phoneGiven: string | null = null): Promise<string> {
  const { clerk } = bed.officers;
  const { id } = await startService(ctx, clerk, { windowId, itemCode: null }, desk);
  bed.clock.advance(600_000);
  await endService(ctx, clerk, { id, phone: phoneGiven }, desk);
  bed.clock.advance(10_000);
  return id;
}

async function rated(id: string, level: number, from = phone, rater: Parameters<typeof rate>[2] = anybody) {
  const found = await ratableOf(bed.db, { about: 'service', id });
  if (!found) throw new Error('no service');
  const named = { ...input(level), named: rater.contact !== null };
  return rate(ctx, found.subject, rater, named, 'qr', from);
}

const flagsNow = async () => (await listFlags(bed.db, bed.officers.supervisor, {})).rows;

test('a service is rated once and followed up once, by a link that nobody can make up', async () => {
  const id = await served();
  await rated(id, 4);
  await rated(id, 3);
  await expect(rated(id, 5)).rejects.toMatchObject({ code: 'already-rated' });
  expect((await ratingsOf(bed.db, ctx.keyring, '513424', id)).map(({ level }) => level)).toEqual([4, 3]);
  const now = bed.clock.now();
  const link = { about: 'service', id, channel: 'qr', until: linkUntil(now) } as const;
  const token = ratingToken(ctx.keyring, link);
  expect(readRatingToken(ctx.keyring, token, now)).toMatchObject({ id, channel: 'qr', about: 'service' });
  expect(readRatingToken(ctx.keyring, token.replace('vq.', 'cq.'), now)).toBeNull();
  expect(readRatingToken(ctx.keyring, token, new Date(link.until.getTime() + 1))).toBeNull();
});

test('a clerk learns how many were rated, never which, how, or by whom', async () => {
  await rated(await served(), 1, phone, { accountId: null, contact: { name: '沈明', phone: '13900000009' } });
  const view = await counterView(ctx, bed.officers.clerk);
  expect(view.rated).toBeGreaterThan(0);
  expect(JSON.stringify(view)).not.toMatch(/level|沈明|139/);
});

test('a bad rating of a service opens its ticket: supervision sees who left a name, the clerk never', async () => {
  const id = await served();
  await rated(id, 2, phone, { accountId: null, contact: { name: '沈明', phone: '13900000009' } });
  const { rows } = await sql<{ id: string; organisation: string }>`
    select id, organisation_id as organisation from ratings.ticket where case_id = ${id}`.execute(bed.db);
  const ticket = rows[0];
  expect(ticket?.organisation).toBe('513424-centre');
  const view = await ticketView(ctx, bed.officers.supervisor, ticket?.id as string);
  expect(view.rater).toMatchObject({ name: '沈明', phone: '13900000009', caseId: null });
  const clerkToo = { ...bed.officers.supervisor, staffId: bed.officers.clerk.staffId };
  expect((await ticketFor(ctx, clerkToo, ticket?.id as string)).actor.rated).toBe(true);
  expect((await ticketView(ctx, clerkToo, ticket?.id as string)).rater).toBeNull();
});

test('an officer’s browser rates nothing; the attempt is kept for supervision', async () => {
  const id = await served();
  const attempt = rated(id, 5, { ...phone, staffSession: true });
  await expect(attempt).rejects.toMatchObject({ code: 'not-allowed-now', params: { reason: 'staff-rates' } });
  expect(await ratingsOf(bed.db, ctx.keyring, '513424', id)).toEqual([]);
  expect((await flagsNow())[0]).toMatchObject({ flag: 'staff-session', level: null, counts: false });
});

test('a service that goes on is not rated, and that somebody tried is kept', async () => {
  const { clerk } = bed.officers;
  const { id } = await startService(ctx, clerk, { windowId, itemCode: null }, desk);
  await expect(rated(id, 5)).rejects.toMatchObject({ params: { reason: 'not-finished' } });
  expect((await flagsNow())[0]).toMatchObject({ flag: 'before-end', level: null });
  await expect(startService(ctx, clerk, { windowId, itemCode: null }, desk)).rejects.toMatchObject({
    params: { reason: 'serving' },
  });
  await endService(ctx, clerk, { id, phone: null }, desk);
});

test('what comes from the clerk’s own desk is kept, flagged, and counts only when supervision finds so; once', async () => {
  const { supervisor } = bed.officers;
  const days = { from: '2026-11-01', to: '2026-12-31' };
  const before = (await ticketFigures(bed.db, '513424', days)).ratings;
  await rated(await served(), 5, { ...desk, staffSession: false });
  const [flag] = await flagsNow();
  expect(flag).toMatchObject({ flag: 'clerk-desk', level: 5, counts: false });
  expect((await ticketFigures(bed.db, '513424', days)).ratings).toBe(before);
  const id = flag?.id as number;
  await expect(
    judgeFlag(ctx, bed.officers.elsewhere, id, { counts: true, reason: '看过录像' }),
  ).rejects.toMatchObject({ code: 'forbidden' });
  await judgeFlag(ctx, supervisor, id, { counts: true, reason: '本人借用窗口电脑，录像属实' });
  expect((await ticketFigures(bed.db, '513424', days)).ratings).toBe(before + 1);
  await expect(judgeFlag(ctx, supervisor, id, { counts: false, reason: '再看' })).rejects.toMatchObject({
    params: { reason: 'once-only' },
  });
});

test('five equal best ratings of a window within ten minutes are a burst', async () => {
  for (let n = 1; n <= 5; n += 1) {
    const { id } = await startService(ctx, bed.officers.clerk, { windowId, itemCode: null }, desk);
    await endService(ctx, bed.officers.clerk, { id, phone: null }, desk);
    bed.clock.advance(60_000);
    await rated(id, 5);
  }
  expect((await flagsNow())[0]).toMatchObject({ flag: 'burst', evidence: { ratings: 5, minutes: 10 } });
});

test('a link goes to a phone once, and the same phone again and again is told of', async () => {
  let last = '';
  for (let n = 0; n < 3; n += 1) last = await served('139 0000 0009');
  await rated(last, 5);
  expect((await flagsNow())[0]).toMatchObject({ flag: 'same-phone', evidence: { services: 3 } });
  const [message] = await keptMessages(bed.db, ctx.keyring, 1);
  expect(message).toMatchObject({ to: '139****0009' });
  expect(message?.text).toContain('http://localhost:8080/rate/vs.');
});

test('a tablet is paired by its code, woken for one service, and goes quiet by itself', async () => {
  const { clerk } = bed.officers;
  const fresh = await openDevice(ctx, undefined);
  const secret = fresh.secret as string;
  await expect(
    pairDevice(ctx, bed.officers.elsewhere, { code: fresh.device.code as string, windowId }),
  ).rejects.toMatchObject({ code: 'not-found' });
  await pairDevice(ctx, clerk, { code: fresh.device.code as string, windowId });
  expect((await openDevice(ctx, secret)).device).toMatchObject({ windowName: '综合窗口 1', asked: null });
  const id = await served();
  expect((await openDevice(ctx, secret)).device.asked).toMatchObject({ serviceId: id });
  bed.clock.advance(60_000);
  expect((await openDevice(ctx, secret)).device.asked).toBeNull();
  expect(await ratingsOf(bed.db, ctx.keyring, '513424', id)).toEqual([]);
});

test('evidence cannot be changed by the application', async () => {
  await expect(inTx(bed.db, (tx) => sql`delete from ratings.rating_flag`.execute(tx))).rejects.toThrow(
    /permission denied/,
  );
});
