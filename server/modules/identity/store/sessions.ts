import { randomUUIDv7 } from 'node:crypto';
import { type Keyring, sm3Hex } from '../../../platform/crypto/index.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { lifetimes } from '../session.ts';

/** What a sign-in hands out: the cookie's value (kept nowhere) and its last possible moment. */
export type OpenedSession = { token: string; sessionId: string; expiresAt: Date };

export type SessionOwner =
  | { kind: 'applicant'; accountId: string; subjectId: string }
  | { kind: 'staff'; staffId: string };

export async function openSession(
  db: Executor,
  keyring: Keyring,
  now: Date,
  owner: SessionOwner,
  userAgent: string | undefined,
): Promise<OpenedSession> {
  const token = keyring.token(32);
  const sessionId = randomUUIDv7();
  const { idleMs, totalMs } = lifetimes[owner.kind];
  const expiresAt = new Date(now.getTime() + totalMs);
  const applicant = owner.kind === 'applicant' ? owner : undefined;
  await sql`insert into identity.session
      (id, token_sm3, kind, account_id, staff_id, subject_id, user_agent, created_at, last_seen_at, idle_seconds, expires_at)
    values (${sessionId}, ${sm3Hex(token)}, ${owner.kind}, ${applicant?.accountId ?? null},
      ${owner.kind === 'staff' ? owner.staffId : null}, ${applicant?.subjectId ?? null},
      ${userAgent?.slice(0, 200) ?? null}, ${now}, ${now}, ${idleMs / 1000}, ${expiresAt})`.execute(db);
  return { token, sessionId, expiresAt };
}

export type SessionHolder = { accountId: string } | { staffId: string };

const heldBy = (holder: SessionHolder) =>
  'accountId' in holder ? sql`account_id = ${holder.accountId}` : sql`staff_id = ${holder.staffId}`;

/** Ends one session of this holder; false where there is no such live session. */
export async function endSession(
  db: Executor,
  now: Date,
  holder: SessionHolder,
  id: string,
): Promise<boolean> {
  const result = await sql`update identity.session set revoked_at = ${now}
    where id = ${id} and ${heldBy(holder)} and revoked_at is null`.execute(db);
  return result.numAffectedRows === 1n;
}

/** Ends all of them but one (that of the request, or none). */
export async function endOtherSessions(
  db: Executor,
  now: Date,
  holder: SessionHolder,
  except: string | null,
): Promise<void> {
  await sql`update identity.session set revoked_at = ${now}
    where ${heldBy(holder)} and revoked_at is null and id is distinct from ${except}::uuid`.execute(db);
}

export type SessionView = { id: string; userAgent: string | null; createdAt: Date; lastSeenAt: Date };

export async function liveSessions(db: Executor, now: Date, holder: SessionHolder): Promise<SessionView[]> {
  const { rows } = await sql<SessionView>`
    select id, user_agent as "userAgent", created_at as "createdAt", last_seen_at as "lastSeenAt"
    from identity.session
    where ${heldBy(holder)} and revoked_at is null and expires_at > ${now}
      and last_seen_at > ${now}::timestamptz - make_interval(secs => idle_seconds)
    order by last_seen_at desc`.execute(db);
  return rows;
}

/** Deletes sessions that ended more than `days` ago, and counters that no rule would look at again. */
export async function purgeEnded(db: Executor, now: Date, days: number): Promise<void> {
  await sql`delete from identity.session
    where expires_at < ${now}::timestamptz - make_interval(days => ${days})`.execute(db);
  await sql`delete from identity.sign_in_failure
    where greatest(window_start, locked_until) < ${now}::timestamptz - interval '2 days'`.execute(db);
}
