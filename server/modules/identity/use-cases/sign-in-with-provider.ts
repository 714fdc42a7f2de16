import type { IDToken } from 'openid-client';
import type { IdentityContext } from '../context.ts';
import { readClaims, type Vouched } from '../oidc/claims.ts';
import { type ProviderSettings, providerOf, talking } from '../oidc/client.ts';
import { localPath, openPart, type Pending, sealPart } from '../oidc/pending.ts';
import { levelOf } from '../real-name.ts';
import { linkedAccount } from '../store/oidc.ts';
import { type OpenedSession, openSession } from '../store/sessions.ts';
import { accountOfVouched } from './account-of-vouched.ts';

export type Departure = {
  /** Where to send the browser. */
  url: string;
  /** Goes into an HttpOnly cookie for ten minutes and comes back with the callback. */
  pending: string;
};

/** First half: code flow with PKCE (S256), state and nonce. `returnTo` is a path of this site. */
export async function startProviderSignIn(
  ctx: IdentityContext,
  settings: ProviderSettings,
  given: { redirectUri: string; returnTo?: string | undefined },
): Promise<Departure> {
  const provider = await talking(() => providerOf(settings));
  const oidc = await import('openid-client');
  const pending: Pending = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    redirectUri: given.redirectUri,
    returnTo: localPath(given.returnTo),
  };
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: pending.redirectUri,
    scope: 'openid profile phone',
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, pending: sealPart(ctx.keyring, 'pending', pending, ctx.clock.now()) };
}

export type Arrival =
  | { kind: 'signed-in'; session: OpenedSession; returnTo: string }
  /**
   * The provider did not vouch for an ID number: the person fills it in, see completeProviderRegistration. The ticket
   * belongs in an HttpOnly cookie: taken from an address, a stranger could plant their own and share the account.
   */
  | { kind: 'incomplete'; ticket: string; name: string | null; phone: string | null };

/**
 * Second half. `query` is the callback's query string. Linked by (issuer, sub); the first time by a verified ID
 * number. Throws `provider-sign-in`.
 */
export async function finishProviderSignIn(
  ctx: IdentityContext,
  settings: ProviderSettings,
  given: { query: string; pending: string | undefined; userAgent?: string | undefined },
): Promise<Arrival> {
  const pending = openPart(ctx.keyring, 'pending', given.pending, ctx.clock.now());
  const { issuer, sub, claims } = await talking(() => exchange(settings, pending, given.query));
  const vouched = readClaims(claims);
  const account = await findAccount(ctx, { issuer, sub }, vouched);
  const { returnTo } = pending;
  const now = ctx.clock.now();
  if (!account) {
    const { name, phone } = vouched;
    const ticket = sealPart(ctx.keyring, 'ticket', { issuer, sub, name, phone, returnTo }, now);
    return { kind: 'incomplete', ticket, name, phone };
  }
  const owner = { kind: 'applicant' as const, accountId: account.accountId, subjectId: account.personId };
  return {
    kind: 'signed-in',
    session: await openSession(ctx.db, ctx.keyring, now, owner, given.userAgent),
    returnTo,
  };
}

/** The linked account; where the provider vouches for more than the account has, that of the vouched ID number. */
async function findAccount(
  ctx: IdentityContext,
  identity: { issuer: string; sub: string },
  vouched: Vouched,
) {
  const found = await linkedAccount(ctx.db, identity.issuer, identity.sub);
  const linked = found?.closed ? undefined : found;
  const { name, idNumber, phone } = vouched;
  if ((linked && linked.level === levelOf.provider) || !idNumber || !name) return linked;
  return accountOfVouched(ctx, { ...identity, accountId: linked?.accountId }, { name, idNumber, phone });
}

async function exchange(settings: ProviderSettings, pending: Pending, query: string) {
  const provider = await providerOf(settings);
  const oidc = await import('openid-client');
  const callback = new URL(pending.redirectUri);
  callback.search = query;
  const tokens = await oidc.authorizationCodeGrant(provider, callback, {
    expectedState: pending.state,
    expectedNonce: pending.nonce,
    pkceCodeVerifier: pending.verifier,
    idTokenExpected: true,
  });
  const idToken = tokens.claims() as IDToken;
  // Most providers keep personal claims out of the ID token; fetchUserInfo refuses an answer about another subject.
  const more = provider.serverMetadata().userinfo_endpoint
    ? await oidc.fetchUserInfo(provider, tokens.access_token, idToken.sub)
    : {};
  return {
    issuer: idToken.iss,
    sub: idToken.sub,
    claims: { ...idToken, ...more } as Record<string, unknown>,
  };
}
