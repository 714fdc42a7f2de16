import type { Configuration } from 'openid-client';
import type { Config } from '../../../platform/config.ts';
import { AppError } from '../../../platform/errors.ts';

export type ProviderSettings = NonNullable<Config['oidc']>;

const known = new Map<string, Promise<Configuration>>();

/** The provider's addresses and keys, asked for once; a failed attempt is forgotten, so that the next one asks again. */
export function providerOf(settings: ProviderSettings): Promise<Configuration> {
  const key = `${settings.issuer} ${settings.clientId}`;
  const found = known.get(key) ?? discover(settings);
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}

async function discover(settings: ProviderSettings): Promise<Configuration> {
  // Only where a provider is configured: a process without one goes without its megabytes.
  const oidc = await import('openid-client');
  const issuer = new URL(settings.issuer);
  const secret = settings.clientSecret;
  // Plain HTTP only to this very machine: anywhere else tokens would travel in clear.
  const local = issuer.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname);
  return oidc.discovery(issuer, settings.clientId, secret || undefined, secret ? undefined : oidc.None(), {
    timeout: 10,
    ...(local ? { execute: [oidc.allowInsecureRequests] } : {}),
  });
}

/** Runs a conversation with the provider; what fails becomes `provider-sign-in` with a reason people can act on. */
export async function talking<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('provider-sign-in', { reason: isUnreachable(error) ? 'unavailable' : 'refused' });
  }
}

function isUnreachable(error: unknown): boolean {
  const { name, code, cause } = error as { name?: string; code?: string; cause?: { name?: string } };
  const network = (one: string | undefined) => one === 'TypeError' || one === 'TimeoutError';
  return (
    network(name) ||
    network(cause?.name) ||
    code === 'OAUTH_TIMEOUT' ||
    code === 'OAUTH_RESPONSE_IS_NOT_CONFORM'
  );
}
