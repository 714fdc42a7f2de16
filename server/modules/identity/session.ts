const minute = 60_000;
const hour = 60 * minute;

export type SessionKind = 'applicant' | 'staff';

/**
 * How long a session lasts. Idle 30 minutes: a shared computer in a hall or a desk left for lunch closes itself
 * (GB/T 22239-2019 8.1.4.1 asks for an end after idle time). In all 12 hours for people, 10 for staff: one working day.
 */
export const lifetimes: Record<SessionKind, { idleMs: number; totalMs: number }> = {
  applicant: { idleMs: 30 * minute, totalMs: 12 * hour },
  staff: { idleMs: 30 * minute, totalMs: 10 * hour },
};

export type SessionTimes = { lastSeenAt: Date; idleMs: number; expiresAt: Date; revokedAt: Date | null };

export function sessionState(session: SessionTimes, now: Date): 'live' | 'expired' | 'revoked' {
  if (session.revokedAt) return 'revoked';
  const idleEnd = session.lastSeenAt.getTime() + session.idleMs;
  return now.getTime() < Math.min(idleEnd, session.expiresAt.getTime()) ? 'live' : 'expired';
}

/** A form left open overnight still saves what was typed; an older cookie does nothing. */
export const draftsStillTaken = (expiresAt: Date, now: Date): boolean =>
  now.getTime() - expiresAt.getTime() < 24 * hour;

/** The token of every form of a session; `sign` is the keyring's. */
export const csrfText = (sessionId: string): string => `csrf:${sessionId}`;
