import { localDate } from '../../../platform/clock.ts';
import { inTx } from '../../../platform/db/index.ts';
import type { IdentityContext } from '../context.ts';
import { openPart } from '../oidc/pending.ts';
import { refuse } from '../problems.ts';
import { linkAccount } from '../store/oidc.ts';
import { type OpenedSession, openSession } from '../store/sessions.ts';
import { createAccount, normalisePerson, type Person, personProblems } from './register-person.ts';

/**
 * Makes the account of a person who came from a provider that did not vouch for an ID number: level 1 or 2, as with
 * any registration. Never links to an account that exists (`already-registered`): its owner signs in there first.
 */
export async function completeProviderRegistration(
  ctx: IdentityContext,
  given: Person & { ticket: string; userAgent?: string | undefined },
): Promise<{ session: OpenedSession; returnTo: string }> {
  const ticket = openPart(ctx.keyring, 'ticket', given.ticket, ctx.clock.now());
  const person = normalisePerson(given);
  refuse(personProblems(person, localDate(ctx.clock.now())));
  const account = await createAccount(ctx, person, null);
  const now = ctx.clock.now();
  await inTx(ctx.db, (tx) => linkAccount(tx, now, ticket.issuer, ticket.sub, account.accountId));
  const session = await openSession(
    ctx.db,
    ctx.keyring,
    now,
    { kind: 'applicant', ...account },
    given.userAgent,
  );
  return { session, returnTo: ticket.returnTo };
}
