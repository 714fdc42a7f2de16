import { expect, test } from 'vitest';
import type { Me } from '../../../contracts/identity.ts';
import { Failure } from '../../platform/problem.ts';
import { minutesUntil } from './lock.ts';
import { createSession } from './session.ts';

const me = (staffId: string): Me => ({
  staffId,
  name: staffId,
  title: '',
  grants: [],
  permissions: [],
  csrf: `csrf of ${staffId}`,
  demonstration: true,
  standsFor: [],
  substitute: null,
  absence: null,
});
const expired = new Failure('session-expired', {}, 401);

/** A session against answers given in order; an Error is a refusal. */
function sessionWith(...answers: (Me | Error | undefined)[]) {
  let forgotten = 0;
  const session = createSession(
    async <T>() => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer as T;
    },
    () => {
      forgotten += 1;
    },
  );
  return { session, forgotten: () => forgotten };
}

test('the first look lets in, or asks', async () => {
  const inside = sessionWith(me('a')).session;
  await inside.start();
  expect(inside.state()).toMatchObject({ phase: 'in', me: { staffId: 'a' } });
  const outside = sessionWith(expired).session;
  await outside.start();
  expect(outside.state().phase).toBe('out');
  const nowhere = sessionWith(new Failure('unreachable')).session;
  await nowhere.start();
  expect(nowhere.state().phase).toBe('unreachable');
});

test('the same person signing in again lets all waiting requests go on', async () => {
  const { session, forgotten } = sessionWith(me('a'), expired, undefined, me('a'));
  await session.start();
  const waiting = [session.renew(), session.renew()];
  await expect.poll(() => session.state().phase).toBe('renewing');
  expect(session.state().me?.staffId).toBe('a');
  await session.signIn('a', 'x');
  await Promise.all(waiting);
  expect(session.state().phase).toBe('in');
  expect(forgotten()).toBe(0);
});

test('another person signing in never sends the first one’s command', async () => {
  const { session, forgotten } = sessionWith(me('a'), expired, undefined, me('b'));
  await session.start();
  const waiting = session.renew();
  await expect.poll(() => session.state().phase).toBe('renewing');
  await Promise.all([
    expect(waiting).rejects.toMatchObject({ code: 'other-person' }),
    session.signIn('b', 'x'),
  ]);
  expect(session.state()).toMatchObject({ phase: 'in', why: 'other-person', me: { staffId: 'b' } });
  expect(forgotten()).toBe(1);
});

test('a token that only went stale is fetched anew without asking', async () => {
  const { session } = sessionWith(me('a'), { ...me('a'), csrf: 'fresh' });
  await session.start();
  await session.renew();
  expect(session.state()).toMatchObject({ phase: 'in', me: { csrf: 'fresh' } });
});

test('a server that cannot be reached does not ask for the password', async () => {
  const { session } = sessionWith(me('a'), new Failure('unreachable'));
  await session.start();
  await expect(session.renew()).rejects.toMatchObject({ code: 'unreachable' });
  expect(session.state().phase).toBe('in');
});

test('leaving drops what waits and what was read', async () => {
  const { session, forgotten } = sessionWith(me('a'), expired);
  await session.start();
  const waiting = session.renew();
  await expect.poll(() => session.state().phase).toBe('renewing');
  session.abandon();
  await expect(waiting).rejects.toMatchObject({ code: 'signed-out' });
  expect(session.state()).toMatchObject({ phase: 'out', me: null });
  expect(forgotten()).toBe(1);
});

test('minutes of a lock are counted up to whole ones', () => {
  const now = new Date('2026-11-23T02:20:00Z');
  expect(minutesUntil('2026-11-23T02:34:10Z', now)).toBe(15);
  expect(minutesUntil('2026-11-23T02:10:00Z', now)).toBe(0);
});
