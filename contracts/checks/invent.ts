import { isIdNumber } from './id-number.ts';
import { mod11And2 } from './iso7064.ts';
import { isUscc, usccCheckChar } from './uscc.ts';

/** Makers of numbers for invented people and organisations (demonstration, tests). Their check digits hold. */

/**
 * An ID number: division 6 digits, birth YYYY-MM-DD, serial 0-999 (odd for a man, even for a woman).
 * RangeError when the parts make none.
 */
export function makeIdNumber(division: string, birth: string, serial: number): string {
  const body = `${division}${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  const number = /^\d{17}$/.test(body) ? body + mod11And2(body) : body;
  if (!isIdNumber(number)) throw new RangeError(`no ID number from ${division}, ${birth}, ${serial}`);
  return number;
}

/**
 * A USCC: prefix (registering authority and kind, '91' for an enterprise), division 6 digits, serial 0-99999. The
 * organisation code inside carries its own check character too. No register was asked whether the code is free:
 * what marks the organisation as invented is its name, with （演示）.
 * RangeError when the parts make none.
 */
export function makeUscc(prefix: string, division: string, serial: number): string {
  const series = prefix.startsWith('1') ? 'MB' : prefix.startsWith('5') ? 'MJ' : 'MA';
  const organisation = `${series}0${String(serial).padStart(5, '0')}`;
  const body = `${prefix}${division}${organisation}${organisationCheckChar(organisation)}`;
  const code = body.length === 17 ? body + usccCheckChar(body) : body;
  if (!isUscc(code)) throw new RangeError(`no USCC from ${prefix}, ${division}, ${serial}`);
  return code;
}

/** GB 11714: weights 3 7 9 10 5 8 4 2, mod 11, X for 10, 0 for 11; letters count from A = 10. */
function organisationCheckChar(body: string): string {
  const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (all, weight, i) => all + weight * Number.parseInt(body.charAt(i), 36),
    0,
  );
  return '0123456789X'.charAt((11 - (sum % 11)) % 11);
}
