import { timingSafeEqual } from 'node:crypto';
import type { Keyring } from '../../platform/crypto/index.ts';

/**
 * Six digits that a signed-in person reads to the clerk who checks their card. They prove that the account is in the
 * hands of the person at the window: without them, whoever registered a stranger's ID number would be raised with it.
 * Nothing is stored: the code follows from the account and the ten minutes it is asked in.
 */
const checkWindowMs = 10 * 60_000;
/** Longer: the person may have to go home to the phone. */
const resetWindowMs = 30 * 60_000;

type Signs = Pick<Keyring, 'sign'>;

export function checkCode(keyring: Signs, accountId: string, now: Date): string {
  return codeAt(keyring, `identity.check-code:${accountId}`, 6, windowOf(now, checkWindowMs));
}

/** The code of these ten minutes or of the ten before. */
export function isCheckCode(keyring: Signs, accountId: string, code: string, now: Date): boolean {
  const window = windowOf(now, checkWindowMs);
  const text = `identity.check-code:${accountId}`;
  return [window, window - 1].some((one) => same(code, codeAt(keyring, text, 6, one)));
}

/**
 * Ten digits that a clerk hands to the card's holder. They follow from the password's hash too, so that using them, or
 * changing the password, ends them.
 */
export function resetCode(keyring: Signs, accountId: string, hash: string | null, now: Date): string {
  return codeAt(keyring, `identity.reset-code:${accountId}:${hash}`, 10, windowOf(now, resetWindowMs));
}

/** The code of this half hour or of the one before. */
export function isResetCode(
  keyring: Signs,
  accountId: string,
  hash: string | null,
  code: string,
  now: Date,
): boolean {
  const window = windowOf(now, resetWindowMs);
  const text = `identity.reset-code:${accountId}:${hash}`;
  return [window, window - 1].some((one) => same(code, codeAt(keyring, text, 10, one)));
}

const windowOf = (now: Date, length: number): number => Math.floor(now.getTime() / length);

function codeAt(keyring: Signs, text: string, digits: number, window: number): string {
  const mac = Buffer.from(keyring.sign(`${text}:${window}`), 'base64url');
  return String(mac.readUIntBE(0, 6) % 10 ** digits).padStart(digits, '0');
}

function same(typed: string, expected: string): boolean {
  const given = Buffer.from(typed.normalize('NFKC').replace(/[\s-]/g, ''));
  const code = Buffer.from(expected);
  return given.length === code.length && timingSafeEqual(given, code);
}
