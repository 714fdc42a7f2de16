import { afterAll, beforeAll, expect, test } from 'vitest';
import { sm3Hex } from '../../../platform/crypto/index.ts';
import { sql } from '../../../platform/db/index.ts';
import { listSessions } from '../queries/list-sessions.ts';
import { purgeEnded } from '../store/sessions.ts';
import { applicant, identityBed, password, people, registered } from '../testing.ts';
import { authenticate } from './authenticate.ts';
import { changePassword } from './change-password.ts';
import { revokeOtherSessions, revokeSession } from './revoke-session.ts';
import { signInApplicant } from './sign-in-applicant.ts';
import { signOut } from './sign-out.ts';

const minute = 60_000;
let bed: Awaited<ReturnType<typeof identityBed>>;
beforeAll(async () => {
  bed = await identityBed();
  await registered(bed.ctx, people.zhou);
  await registered(bed.ctx, people.chen);
});
afterAll(() => bed.close());

const signIn = async (login = people.zhou.phone) =>
  (await signInApplicant(bed.ctx, { login, password, address: '198.51.100.1', userAgent: 'test' })).token;
const who = (token: string) => authenticate(bed.ctx, token);
const lastSeen = async (token: string) =>
  (
    await sql<{ at: Date }>`select last_seen_at as at from identity.session
    where token_sm3 = ${sm3Hex(token)}`.execute(bed.db)
  ).rows[0]?.at;

test('a bad token is nobody and throws nothing', async () => {
  for (const token of [undefined, '', 'x', 'x'.repeat(5000), "' or 1=1 --"]) {
    expect(await authenticate(bed.ctx, token)).toEqual({
      actor: { kind: 'anonymous' },
      csrf: undefined,
      expired: false,
    });
  }
});

test('half an hour without a visit ends a session, and it says that it expired', async () => {
  const token = await signIn();
  const { accountId, subjectId } = await applicant(bed.ctx, token);
  const { csrf } = await who(token);
  bed.clock.advance(29 * minute);
  expect((await who(token)).actor.kind).toBe('applicant');
  bed.clock.advance(29 * minute);
  expect((await who(token)).actor.kind).toBe('applicant');
  bed.clock.advance(30 * minute);
  const ended = await who(token);
  expect(ended).toEqual({
    actor: { kind: 'anonymous' },
    csrf,
    expired: true,
    former: { accountId, subjectId },
  });
  bed.clock.advance(36 * 60 * minute);
  expect(await who(token)).toEqual({ actor: { kind: 'anonymous' }, csrf: undefined, expired: true });
});

test('twelve hours end a session however busy', async () => {
  const token = await signIn();
  for (let i = 0; i < 35; i++) {
    bed.clock.advance(20 * minute);
    expect((await who(token)).actor.kind).toBe('applicant');
  }
  bed.clock.advance(20 * minute);
  expect(await who(token)).toMatchObject({ actor: { kind: 'anonymous' }, expired: true });
});

test('a visit is noted at most once a minute', async () => {
  const token = await signIn();
  const opened = await lastSeen(token);
  bed.clock.advance(59_000);
  await who(token);
  expect(await lastSeen(token)).toEqual(opened);
  bed.clock.advance(1000);
  await who(token);
  expect(await lastSeen(token)).toEqual(bed.clock.now());
});

test('signing out and revoking end a session at once; nobody ends another’s', async () => {
  const [phone, desk, other] = [await signIn(), await signIn(), await signIn(people.chen.phone)];
  const actor = await applicant(bed.ctx, desk);
  const stranger = await applicant(bed.ctx, other);
  const { sessionId } = await applicant(bed.ctx, phone);
  await expect(revokeSession(bed.ctx, stranger, sessionId)).rejects.toMatchObject({ code: 'not-found' });
  await revokeSession(bed.ctx, actor, sessionId);
  expect(await who(phone)).toMatchObject({ actor: { kind: 'anonymous' }, expired: false });
  await signOut(bed.ctx, actor);
  expect((await who(desk)).actor.kind).toBe('anonymous');
  expect((await who(other)).actor.kind).toBe('applicant');
});

test('one sees where one is signed in, and can end all but here', async () => {
  const [here, there] = [await signIn(), await signIn()];
  const actor = await applicant(bed.ctx, here);
  const sessions = await listSessions(bed.ctx, actor);
  expect(sessions.filter((session) => session.current).map((session) => session.id)).toEqual([
    actor.sessionId,
  ]);
  expect(JSON.stringify(sessions)).not.toContain(sm3Hex(here));
  await revokeOtherSessions(bed.ctx, actor);
  expect((await who(there)).actor.kind).toBe('anonymous');
  expect(await listSessions(bed.ctx, actor)).toHaveLength(1);
});

test('a new password ends the other sessions; the old one no longer opens', async () => {
  const [here, there] = [await signIn(people.chen.phone), await signIn(people.chen.phone)];
  const actor = await applicant(bed.ctx, here);
  const change = { old: password, address: '198.51.100.1' };
  const weak = changePassword(bed.ctx, actor, { ...change, next: '陈建国陈建国陈建国123' });
  await expect(weak).rejects.toMatchObject({ fields: [{ field: 'next', code: 'password-personal' }] });
  await changePassword(bed.ctx, actor, { ...change, next: 'four-green-boats' });
  expect((await who(here)).actor.kind).toBe('applicant');
  expect((await who(there)).actor.kind).toBe('anonymous');
  await expect(signIn(people.chen.phone)).rejects.toMatchObject({ code: 'wrong-credentials' });
});

test('each session has its own form token', async () => {
  const [one, two] = [await signIn(), await signIn()];
  const [first, second] = [await who(one), await who(two)];
  expect(first.csrf).toMatch(/^[\w-]{40,}$/);
  expect(first.csrf).not.toBe(second.csrf);
  expect((await who(one)).csrf).toBe(first.csrf);
});

test('sessions are deleted a month after their end', async () => {
  await signIn();
  bed.clock.advance(31 * 24 * 60 * minute);
  await purgeEnded(bed.db, bed.clock.now(), 30);
  const { rows } = await sql<{ count: number }>`select count(*) from identity.session`.execute(bed.db);
  expect(rows[0]?.count).toBe(0);
});
