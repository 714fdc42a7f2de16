import type { Keyring } from '../../../platform/crypto/index.ts';

/** Five minutes: long enough to hold a telephone across a counter, short enough that a photograph is worth nothing. */
export const SHOW_MS = 5 * 60_000;

/** What a code's QR holds: its id and end, signed, so that neither can be guessed or stretched. */
export function writeToken(keyring: Keyring, id: string, until: Date): string {
  const body = `${id.replaceAll('-', '')}${until.getTime().toString(36)}`;
  return `${body}.${keyring.sign(`licence-show:${body}`).slice(0, 32)}`;
}

/** The id of a token that this platform signed; its end is checked against the row, which may have ended earlier. */
export function readToken(keyring: Keyring, token: string): string | undefined {
  const [body = '', mac = '', more] = token.split('.');
  if (more !== undefined || !/^[0-9a-f]{32}[0-9a-z]{6,11}$/.test(body)) return undefined;
  if (keyring.sign(`licence-show:${body}`).slice(0, 32) !== mac) return undefined;
  return body.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
