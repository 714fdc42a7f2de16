import { mod37Hybrid36 } from './iso7064.ts';
import { isUscc } from './uscc.ts';

/** What is wrong with an electronic licence identifier (电子证照标识, GB/T 36904-2018), in the order it is looked for. */
export type LicenceIdentifierProblem = 'form' | 'type-code' | 'issuer' | 'check-char';

/** Root of the identifier as an object identifier; left out in daily use. */
export const LICENCE_IDENTIFIER_ROOT = '1.2.156.3005.2.';

export type LicenceIdentifierParts = {
  /** Code of the organisation that defined the type (USCC 18) and a sequence of 3. */
  typeCode: string;
  /** USCC of the issuing organisation; some deployments write the 6-digit division instead. */
  issuer: string;
  serial: string;
  /** Three digits; grows by one with each re-issue while the first three parts stay. */
  version: string;
};

const FORM = /^([0-9A-Z]{21})\.([0-9A-Z]{6}|[0-9A-Z]{18})\.([0-9A-Z]+)\.(\d{3})\.([0-9A-Z])$/;

/** The first problem of an identifier, with or without the root, or null. */
export function licenceIdentifierProblem(identifier: string): LicenceIdentifierProblem | null {
  const match = FORM.exec(withoutRoot(identifier));
  if (!match) return 'form';
  const [, typeCode = '', issuer = '', serial = '', version = '', check] = match;
  if (!isUscc(typeCode.slice(0, 18))) return 'type-code';
  if (issuer.length === 18 ? !isUscc(issuer) : !/^\d{6}$/.test(issuer)) return 'issuer';
  return check === licenceIdentifierCheckChar({ typeCode, issuer, serial, version }) ? null : 'check-char';
}

export function isLicenceIdentifier(identifier: string): boolean {
  return licenceIdentifierProblem(identifier) === null;
}

/** The check character is over the four parts run together, without root and dots. */
export function licenceIdentifierCheckChar(parts: LicenceIdentifierParts): string {
  return mod37Hybrid36(parts.typeCode + parts.issuer + parts.serial + parts.version);
}

/** The identifier without root; RangeError when the parts do not make a valid one. */
export function makeLicenceIdentifier(parts: LicenceIdentifierParts): string {
  const { typeCode, issuer, serial, version } = parts;
  const identifier = [typeCode, issuer, serial, version, licenceIdentifierCheckChar(parts)].join('.');
  const problem = licenceIdentifierProblem(identifier);
  if (problem !== null) throw new RangeError(`parts make no licence identifier: ${problem}`);
  return identifier;
}

function withoutRoot(identifier: string): string {
  return identifier.startsWith(LICENCE_IDENTIFIER_ROOT)
    ? identifier.slice(LICENCE_IDENTIFIER_ROOT.length)
    : identifier;
}
