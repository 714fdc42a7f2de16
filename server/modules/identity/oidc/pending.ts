import type { Keyring } from '../../../platform/crypto/index.ts';
import { AppError } from '../../../platform/errors.ts';

/**
 * What has to survive the way to the provider and back, sealed into a cookie of this browser: a code brought back by
 * another browser finds no state to match. Ten minutes, the time to find a phone and confirm there.
 */
export type Pending = {
  state: string;
  nonce: string;
  verifier: string;
  redirectUri: string;
  returnTo: string;
};

/** A person the provider knows and this platform does not yet; kept while they fill in what is missing. */
export type Ticket = {
  issuer: string;
  sub: string;
  name: string | null;
  phone: string | null;
  returnTo: string;
};

const lifetimeMs = { pending: 10 * 60_000, ticket: 30 * 60_000 };
type Kinds = { pending: Pending; ticket: Ticket };

export function sealPart<K extends keyof Kinds>(
  keyring: Keyring,
  kind: K,
  part: Kinds[K],
  now: Date,
): string {
  return keyring.seal(
    JSON.stringify({ part, until: now.getTime() + lifetimeMs[kind] }),
    `identity.oidc.${kind}`,
  );
}

/** Throws `provider-sign-in` (expired) for a text that is missing, too old or not ours. */
export function openPart<K extends keyof Kinds>(
  keyring: Keyring,
  kind: K,
  sealed: string | undefined,
  now: Date,
): Kinds[K] {
  const opened = sealed ? tryOpen(keyring, kind, sealed) : undefined;
  if (!opened || opened.until < now.getTime()) throw new AppError('provider-sign-in', { reason: 'expired' });
  return opened.part as Kinds[K];
}

function tryOpen(
  keyring: Keyring,
  kind: string,
  sealed: string,
): { part: unknown; until: number } | undefined {
  try {
    return JSON.parse(keyring.open(sealed, `identity.oidc.${kind}`));
  } catch {
    return undefined;
  }
}

/** A path of this site to return to; anything else (another host, a scheme) becomes the home page. */
export const localPath = (path: string | undefined): string =>
  path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/';
