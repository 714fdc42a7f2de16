import { commonPasswords } from './common-passwords.ts';

/** Why a password is not taken; key of the sentence in the message catalogues. */
export type PasswordProblem =
  | 'password-too-short'
  | 'password-too-long'
  | 'password-common'
  | 'password-personal';

/** Length beats character classes (NIST SP 800-63B 5.1.1.2); ten because guesses are also limited by the lock-out. */
const shortest = 10;
/** Longer texts only cost computing time. */
const longest = 128;

/** The first thing wrong with a new password, or null. `own` are the owner's data that others know: number, phone, name. */
export function passwordProblem(password: string, own: readonly (string | null)[]): PasswordProblem | null {
  const length = [...password].length;
  if (length < shortest) return 'password-too-short';
  if (length > longest) return 'password-too-long';
  const plain = password.normalize('NFKC').toLowerCase();
  if (own.some((value) => value && isBuiltFrom(plain, value.toLowerCase()))) return 'password-personal';
  if (commonPasswords.has(plain) || new Set(plain).size < 4 || isRun(plain)) return 'password-common';
  return null;
}

/** Holds the whole value, or is little more than a piece of it (the last eight of an ID number and two letters). */
function isBuiltFrom(password: string, value: string): boolean {
  if ([...value].length < 2) return false;
  if (password.includes(value)) return true;
  for (let size = 8; size <= value.length; size++) {
    for (let at = 0; at + size <= value.length; at++) {
      if (password.includes(value.slice(at, at + size)) && password.length - size < 4) return true;
    }
  }
  return false;
}

/** 0123456789, abcdefghij, 9876543210. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((letter, i) => letter.charCodeAt(0) - text.charCodeAt(i));
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1 || step === 9);
}
