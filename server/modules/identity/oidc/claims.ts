import { isIdNumber, isMobile, normaliseCode, normaliseMobile } from '../../../../contracts/checks.ts';
import { isPersonName, normaliseName } from '../personal-data.ts';

/** What a provider vouches for. A number or phone that it does not call verified, or that does not hold, is null. */
export type Vouched = { name: string | null; idNumber: string | null; phone: string | null };

/**
 * Reads a person's claims. `name`, `phone_number` and `phone_number_verified` are OpenID Connect Core 5.1; it has no
 * claim for an ID number, so `id_number` with `id_number_verified: true` follows the same manner.
 */
export function readClaims(claims: Record<string, unknown>): Vouched {
  const name = normaliseName(text(claims.name));
  const idNumber = normaliseCode(text(claims.id_number));
  const phone = normaliseMobile(text(claims.phone_number));
  return {
    name: isPersonName(name) ? name : null,
    idNumber: claims.id_number_verified === true && isIdNumber(idNumber) ? idNumber : null,
    phone: claims.phone_number_verified === true && isMobile(phone) ? phone : null,
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
