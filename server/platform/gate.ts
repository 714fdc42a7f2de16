import { type Actor, type MandateScope, mayAnywhere, type Permission } from '../../contracts/identity.ts';
import { AppError } from './errors.ts';

/**
 * Who may call a route. Every route declares one in `config.access`; the server does not start where one is missing.
 * This is the first half of the gate; the second, on the subject itself, is the scope in each query.
 */
export type Access =
  | 'public'
  | 'signed-in'
  | 'applicant'
  | 'person' // an applicant as herself, in whatever name the session acts: her account and her mandates
  | 'applicant-or-former' // also one whose session ended by time: what she typed is kept, nothing is shown
  | 'staff'
  | { staff: Permission }
  | 'loopback';

/** What the cookie told about its bearer. */
export type Bearer = {
  actor: Actor;
  csrf: string | undefined;
  expired: boolean;
  /** Whose session it was, where it ended by time (not where it was revoked). */
  former?: { accountId: string; subjectId: string; mandates?: readonly MandateScope[] } | undefined;
};

/** Throws where `actor` may not pass; returns nothing where he may. Unknown means no. */
export function admit(access: Access, bearer: Bearer, address: string): void {
  const { actor } = bearer;
  if (access === 'public') return;
  if (access === 'loopback') {
    if (isLoopback(address)) return;
    throw new AppError('forbidden');
  }
  if (access === 'person' && actor.kind === 'applicant') return;
  // 民法典 173, 174: with the mandate the right is gone at once; what was asked for is not done under another name instead.
  if (
    actor.kind === 'applicant' &&
    actor.lapsed &&
    (access === 'applicant' || access === 'applicant-or-former')
  )
    throw new AppError('mandate-ended');
  if (access === 'applicant-or-former' && (actor.kind === 'applicant' || bearer.former)) return;
  if (actor.kind === 'anonymous') throw new AppError(bearer.expired ? 'session-expired' : 'not-signed-in');
  if (access === 'signed-in') return;
  if (access === 'applicant' && actor.kind === 'applicant') return;
  if (access === 'staff' && actor.kind === 'staff') return;
  if (typeof access === 'object' && actor.kind === 'staff' && mayAnywhere(actor, access.staff)) return;
  throw new AppError('forbidden');
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
