import { expect, test } from 'vitest';
import { lifetimes, sessionState } from './session.ts';

const at = (minutes: number) => new Date(Date.parse('2026-11-23T09:00:00+08:00') + minutes * 60_000);

test('a session ends half an hour after the last visit, and at its end however busy', () => {
  const session = { lastSeenAt: at(0), idleMs: lifetimes.staff.idleMs, expiresAt: at(600), revokedAt: null };
  expect(sessionState(session, at(29.9))).toBe('live');
  expect(sessionState(session, at(30))).toBe('expired');
  expect(sessionState({ ...session, lastSeenAt: at(599) }, at(600))).toBe('expired');
  expect(sessionState({ ...session, revokedAt: at(1) }, at(2))).toBe('revoked');
});
