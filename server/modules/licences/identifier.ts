import { isUscc, makeLicenceIdentifier } from '../../../contracts/checks.ts';
import { sm3Hex } from '../../platform/crypto/index.ts';

/** USCC of an invented organisation (division 999999 does not exist): stands in where it is not known which ministry defined a type and its number. */
export const DEMO_DEFINER = '11999999MB0999993H';

/**
 * The type code of GB/T 36904: 18 characters of the organisation that defined the type and three digits. Where the
 * true one is unknown, one of the demonstration definer, steady for each type, and marked as assumed.
 */
export function typeCodeOf(type: { id: string; typeCode: string | null }): {
  code: string;
  assumed: boolean;
} {
  if (type.typeCode) return { code: type.typeCode, assumed: false };
  const digits = (Number.parseInt(sm3Hex(type.id).slice(0, 8), 16) % 999) + 1;
  return { code: DEMO_DEFINER + String(digits).padStart(3, '0'), assumed: true };
}

/** Identifier of a licence without root; RangeError when the issuer has no valid USCC. */
export function identifierOf(parts: {
  typeCode: string;
  issuer: string;
  serial: string;
  version: string;
}): string {
  if (!isUscc(parts.issuer)) throw new RangeError(`issuer without USCC: ${parts.issuer}`);
  return makeLicenceIdentifier(parts);
}

/** What all versions of a licence share of their identifiers. */
export const baseOf = (identifier: string): string => identifier.split('.').slice(0, 3).join('.');
