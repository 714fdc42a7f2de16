/**
 * The three check-character systems of ISO 7064 (GB/T 17710) that Chinese identifiers use. Each function takes the
 * characters before the check character, and throws a RangeError when one is not of its alphabet: callers test the
 * form first. All three catch every change of one character.
 */
const DIGITS = '0123456789';
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MOD_11_2 = '0123456789X';

/** MOD 11-2 (pure system): the last character of an ID number, GB 11643. */
export function mod11And2(body: string): string {
  let sum = 0;
  for (const char of body) sum = ((sum + characterValue(char, DIGITS)) * 2) % 11;
  return MOD_11_2.charAt((12 - sum) % 11);
}

/** MOD 11,10 (hybrid system): the last digit of a food licence number. */
export function mod11Hybrid10(body: string): string {
  return hybrid(body, DIGITS);
}

/** MOD 37,36 (hybrid system): the last character of an electronic licence identifier, GB/T 36904. */
export function mod37Hybrid36(body: string): string {
  return hybrid(body, ALPHANUMERIC);
}

function hybrid(body: string, alphabet: string): string {
  const modulus = alphabet.length;
  let product = modulus;
  for (const char of body) {
    const sum = (product + characterValue(char, alphabet)) % modulus || modulus;
    product = (sum * 2) % (modulus + 1);
  }
  return alphabet.charAt((modulus + 1 - product) % modulus);
}

function characterValue(char: string, alphabet: string): number {
  const value = alphabet.indexOf(char);
  if (value < 0) throw new RangeError(`${JSON.stringify(char)} is not one of ${alphabet}`);
  return value;
}
