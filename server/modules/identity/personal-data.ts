import { isIdNumber, isMobile, normaliseCode, normaliseMobile } from '../../../contracts/checks.ts';
import type { SubjectKind } from '../../../contracts/identity.ts';
import type { Keyring } from '../../platform/crypto/index.ts';

type Seal = Pick<Keyring, 'seal' | 'open' | 'blind'>;

/** Blind index of an ID number; the same everywhere, so that a register and an account can be compared. */
export const blindIdNumber = (keyring: Seal, idNumber: string): string =>
  keyring.blind(idNumber, 'identity.id-number');
export const blindUscc = (keyring: Seal, uscc: string): string => keyring.blind(uscc, 'identity.uscc');
export const blindPhone = (keyring: Seal, phone: string): string => keyring.blind(phone, 'identity.phone');
export const blindName = (keyring: Seal, name: string): string => keyring.blind(name, 'identity.name');

export function blindNumber(keyring: Seal, kind: SubjectKind, number: string): string {
  return kind === 'person' ? blindIdNumber(keyring, number) : blindUscc(keyring, number);
}

export type SealedField = 'name' | 'number' | 'phone';

/** Where a sealed value belongs: one moved to another row or column does not open. */
const place = (subjectId: string, field: SealedField): string => `identity.subject.${field}:${subjectId}`;

export function sealField(keyring: Seal, subjectId: string, field: SealedField, plain: string): string {
  return keyring.seal(plain, place(subjectId, field));
}

export function openField(keyring: Seal, subjectId: string, field: SealedField, sealed: string): string {
  return keyring.open(sealed, place(subjectId, field));
}

/** Where a sealed part of a mandate belongs. */
export const mandatePlace = (id: string, part: 'name' | 'login' | 'paper'): string =>
  `identity.mandate.${part}:${id}`;

/** A person's name as kept: one kind of middle dot (吉克·阿木), single blanks. */
export function normaliseName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[•・‧∙⋅･]/gu, '·')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** 2 to 50 letters of any script, with dots, blanks, hyphens and apostrophes between them. */
export const isPersonName = (name: string): boolean =>
  /^\p{L}[\p{L}\p{M}· '’.-]{0,48}[\p{L}\p{M}.]$/u.test(name);

/** What somebody typed to say who they are: an ID number, a mobile number or a login name. */
export function readLogin(text: string): { kind: 'id-number' | 'phone' | 'login-name'; value: string } {
  const code = normaliseCode(text);
  if (isIdNumber(code)) return { kind: 'id-number', value: code };
  const phone = normaliseMobile(text);
  if (isMobile(phone)) return { kind: 'phone', value: phone };
  return { kind: 'login-name', value: text.normalize('NFKC').trim().toLowerCase() };
}
