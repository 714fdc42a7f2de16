import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id at 19 MiB, two passes, one lane: the least that the OWASP Password Storage Cheat Sheet asks, about 25 ms on
 * a small server, so that a busy morning of sign-ins costs little. A raised cost applies to new hashes; needsRehash
 * finds the old ones.
 */
export const PASSWORD_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const PREFIX = `$argon2id$v=19$m=${PASSWORD_COST.memoryCost},t=${PASSWORD_COST.timeCost},p=${PASSWORD_COST.parallelism}$`;

/** The hash of a password, with salt and cost in it. Some keyboards compose characters differently: NFKC evens it out. */
export function hashPassword(plain: string): Promise<string> {
  return hash(plain.normalize('NFKC'), PASSWORD_COST);
}

/**
 * Null, for an account that does not exist, takes as long as a wrong password does, so that the answer's time
 * names no account. Rejects when `stored` is no argon2 hash.
 */
export async function verifyPassword(stored: string | null, plain: string): Promise<boolean> {
  unused ??= hashPassword('');
  const matches = await verify(stored ?? (await unused), plain.normalize('NFKC'));
  return matches && stored !== null;
}

let unused: Promise<string> | undefined;

/** True when a hash was made at another cost than today's; hash again at the next successful sign-in. */
export function needsRehash(stored: string): boolean {
  return !stored.startsWith(PREFIX);
}
