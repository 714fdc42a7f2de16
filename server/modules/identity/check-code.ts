import { timingSafeEqual } from 'node:crypto';
import type { Keyring } from '../../platform/crypto/index.ts';

/**
 * Six digits that a signed-in person reads to the clerk who checks their card. They prove that the account is in the
 * hands of the person at the window: without them, whoever registered a stranger's ID number would be raised with it.
 * Nothing is stored: the code follows from the account and the ten minutes it is asked in.
 */
const windowMs = 10 * 60_000;

type Signs = Pick<Keyring, 'sign'>;

export function checkCode(keyring: Signs, accountId: string, now: Date): string {
  return codeOf(keyring, accountId, Math.floor(now.getTime() / windowMs));
}

/** The code of these ten minutes or of the ten before. */
export function isCheckCode(keyring: Signs, accountId: string, code: string, now: Date): boolean {
  const current = Math.floor(now.getTime() / windowMs);
  const given = Buffer.from(code.normalize('NFKC').replace(/\s/g, ''));
  return [current, current - 1].some((window) => {
    const expected = Buffer.from(codeOf(keyring, accountId, window));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}

function codeOf(keyring: Signs, accountId: string, window: number): string {
  const mac = Buffer.from(keyring.sign(`identity.check-code:${accountId}:${window}`), 'base64url');
  return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}
