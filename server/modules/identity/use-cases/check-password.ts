import { verifyPassword } from '../../../platform/crypto/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { addressBlock } from '../address.ts';
import type { IdentityContext } from '../context.ts';
import { bounds, lockedUntil } from '../lock-out.ts';
import { countTry, findCounter, forgetTries } from '../store/failures.ts';

export type Credentials = {
  /** Counter of this account; of the typed name where there is no such account, so that both lock alike. */
  key: string;
  /** Null where there is no such account: costs the same time as a wrong password. */
  hash: string | null;
  password: string;
  address: string;
};

/**
 * Returns when the password is right; throws `locked-out` or `wrong-credentials` (`remaining`: tries left). The
 * account's try is counted first, so that a hundred at once are still five; a shared address only by failures.
 */
export async function checkPassword(ctx: IdentityContext, given: Credentials): Promise<void> {
  const now = ctx.clock.now();
  const address = `address:${ctx.keyring.blind(addressBlock(given.address), 'identity.address')}`;
  const closed = lockedUntil(await findCounter(ctx.db, address), now);
  if (closed) throw locked(closed);
  const attempt = await countTry(ctx.db, given.key, now, bounds.account);
  if (attempt.locked) throw locked(attempt.locked);
  if (await verifyPassword(given.hash, given.password)) return forgetTries(ctx.db, given.key);
  await countTry(ctx.db, address, now, bounds.address);
  const until = lockedUntil(attempt.after, now);
  if (until) throw locked(until);
  throw new AppError('wrong-credentials', { remaining: bounds.account - attempt.after.failures });
}

const locked = (until: Date) => new AppError('locked-out', { until: until.toISOString() });
