import type { Keyring } from '../../../platform/crypto/index.ts';

/** A link is good for at least three days, and until the day by which the opinion is due. */
const atLeastMs = 3 * 24 * 3600 * 1000;

export function expiryOf(due: Date | null, now: Date): Date {
  const least = now.getTime() + atLeastMs;
  return new Date(Math.max(due?.getTime() ?? 0, least));
}

const signed = (id: string, seconds: string) => `outside-link:${id}:${seconds}`;

/** What the link carries: which one it is, until when, and the platform's own signature over both. Kept nowhere. */
export function linkToken(keyring: Pick<Keyring, 'sign'>, id: string, expires: Date): string {
  const seconds = Math.floor(expires.getTime() / 1000).toString(36);
  return [id.replaceAll('-', ''), seconds, keyring.sign(signed(id, seconds))].join('.');
}

/** The link of a token that this platform signed; null for anything else. Whether it is still good the case says. */
export function readToken(
  keyring: Pick<Keyring, 'verify'>,
  token: string,
): { linkId: string; expires: Date } | null {
  const [hex = '', seconds = '', mac = '', ...rest] = token.split('.');
  if (rest.length || !/^[0-9a-f]{32}$/.test(hex) || !/^[0-9a-z]{1,9}$/.test(seconds)) return null;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (!keyring.verify(signed(id, seconds), mac)) return null;
  return { linkId: id, expires: new Date(Number.parseInt(seconds, 36) * 1000) };
}
