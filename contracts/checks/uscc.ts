/** What is wrong with a unified social credit code (统一社会信用代码, GB 32100-2015), in the order it is looked for. */
export type UsccProblem = 'length' | 'characters' | 'check-digit';

/** Kind of organisation told by the first two characters; `other` for every prefix the platform has no rule for. */
export type UsccKind =
  | 'government-organ'
  | 'public-institution'
  | 'social-group'
  | 'private-non-enterprise'
  | 'foundation'
  | 'residents-committee'
  | 'villagers-committee'
  | 'enterprise'
  | 'individual-business'
  | 'farmer-cooperative'
  | 'other';

/** Without I, O, S, V and Z, which are easily misread. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]; // 3^i mod 31
const FORM = new RegExp(`^[${USCC_ALPHABET}]{2}\\d{6}[${USCC_ALPHABET}]{10}$`);

const KINDS: Readonly<Record<string, UsccKind>> = {
  '11': 'government-organ',
  '12': 'public-institution',
  '51': 'social-group',
  '52': 'private-non-enterprise',
  '53': 'foundation',
  '54': 'residents-committee',
  '55': 'villagers-committee',
  '91': 'enterprise',
  '92': 'individual-business',
  '93': 'farmer-cooperative',
};

/**
 * The first problem of a code that has been through normaliseCode, or null. The check digit inside the embedded
 * organisation code (GB 11714) is not tested: GB 32100 does not ask for it, and it would refuse the test vectors.
 */
export function usccProblem(value: string): UsccProblem | null {
  if (value.length !== 18) return 'length';
  if (!FORM.test(value)) return 'characters';
  return value.charAt(17) === usccCheckChar(value.slice(0, 17)) ? null : 'check-digit';
}

export function isUscc(value: string): boolean {
  return usccProblem(value) === null;
}

/** The 18th character for the first 17. RangeError when they are not 17 characters of the alphabet. */
export function usccCheckChar(body: string): string {
  if (body.length !== 17) throw new RangeError('17 characters come before the check character');
  let sum = 0;
  WEIGHTS.forEach((weight, i) => {
    const value = USCC_ALPHABET.indexOf(body.charAt(i));
    if (value < 0) throw new RangeError(`${JSON.stringify(body.charAt(i))} is not one of ${USCC_ALPHABET}`);
    sum += weight * value;
  });
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Kind of organisation by its prefix. The code is not checked. */
export function usccKind(uscc: string): UsccKind {
  return KINDS[uscc.slice(0, 2)] ?? 'other';
}
