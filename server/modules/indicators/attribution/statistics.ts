import type { Change, Mark, Rate } from '../../../../contracts/attribution.ts';

/** `hits` of `base` things. */
export type Counted = { base: number; hits: number };
type Known = { rate: number; low: number; high: number };

/** Wilson's score interval (1927) of a share at `z` standard deviations: also right for small numbers and for 0. */
export function wilson({ base, hits }: Counted, z: number): Known | null {
  if (base <= 0) return null;
  const rate = hits / base;
  const weight = (z * z) / base;
  const middle = (rate + weight / 2) / (1 + weight);
  const half = (z / (1 + weight)) * Math.sqrt((rate * (1 - rate)) / base + weight / (4 * base));
  return {
    rate,
    low: Math.max(0, Math.min(rate, middle - half)),
    high: Math.min(1, Math.max(rate, middle + half)),
  };
}

export function rateOf(counted: Counted, z: number): Rate {
  const known = wilson(counted, z);
  return { ...counted, rate: known?.rate ?? null, low: known?.low ?? null, high: known?.high ?? null };
}

/**
 * How a part stands to the rest of what it is a part of: clearly above or below only where the whole interval lies on that
 * side of the rest's rate. Too few things say nothing, however high their rate; null where there is no rest.
 */
export function markOf(
  part: Counted,
  all: Counted,
  rules: { z: number; leastBase: number; leastHits: number },
): Mark | null {
  const rest = { base: all.base - part.base, hits: all.hits - part.hits };
  const known = wilson(part, rules.z);
  if (!known || rest.base <= 0) return null;
  const expected = (rest.hits / rest.base) * part.base;
  if (part.base < rules.leastBase || Math.max(part.hits, expected) < rules.leastHits) return 'few';
  if (known.low > rest.hits / rest.base) return 'above';
  return known.high < rest.hits / rest.base ? 'below' : 'usual';
}

/** Against the period before: a change only where the two intervals do not touch. */
export function changeOf(
  now: Counted,
  before: Counted,
  { z, leastBase }: { z: number; leastBase: number },
): Change | null {
  const [here, there] = [wilson(now, z), wilson(before, z)];
  if (!here || !there || now.base < leastBase || before.base < leastBase) return null;
  if (here.low > there.high) return 'up';
  return here.high < there.low ? 'down' : 'same';
}
