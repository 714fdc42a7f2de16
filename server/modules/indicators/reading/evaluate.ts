import type {
  IndicatorDefinition,
  Missing,
  Ratio,
  RatioReading,
  Term,
} from '../../../../contracts/indicators.ts';
import { rounded } from '../sources/case-facts.ts';

/** What a term comes to without its weight, or why not. */
export type TermValue = { value: number } | { missing: Missing[] };
export type TermReader = (term: Term) => TermValue;

export type Evaluated = {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  ratios: RatioReading[];
  missing: Missing[];
};

/** A definition over what its terms come to. Total: with a part missing, or nothing to divide by, there is no value. */
export function evaluate(definition: IndicatorDefinition, read: TermReader): Evaluated {
  const missing: Missing[] = [];
  const ratios = definition.ratios.map((ratio) => evaluateRatio(ratio, read, missing));
  const [first] = ratios;
  return {
    value: combined(definition, ratios),
    numerator: definition.combine ? null : (first?.numerator ?? null),
    denominator: definition.combine ? null : (first?.denominator ?? null),
    ratios,
    missing: [...new Map(missing.map((one) => [JSON.stringify(one), one])).values()],
  };
}

export function evaluateRatio(ratio: Ratio, read: TermReader, missing: Missing[]): RatioReading {
  const numerator = sumOf(ratio.numerator, read, missing);
  const denominator = ratio.denominator ? sumOf(ratio.denominator, read, missing) : null;
  return {
    name: ratio.name ?? null,
    value: ratioValue(ratio, numerator, denominator),
    numerator,
    denominator,
  };
}

function ratioValue(ratio: Ratio, numerator: number | null, denominator: number | null): number | null {
  if (numerator === null) return null;
  if (!ratio.denominator) return rounded(numerator * (ratio.scale ?? 1));
  return denominator ? rounded((numerator / denominator) * (ratio.scale ?? 1)) : null;
}

function combined({ combine }: IndicatorDefinition, ratios: readonly RatioReading[]): number | null {
  if (!combine) return ratios[0]?.value ?? null;
  const values = ratios.map(({ value }) => value);
  if (values.some((value) => value === null)) return null;
  const known = values as number[];
  if (combine === 'lowest') return Math.min(...known);
  return rounded(known.reduce((sum, value) => sum + value, 0) / known.length);
}

function sumOf(terms: readonly Term[], read: TermReader, missing: Missing[]): number | null {
  let sum = 0;
  let whole = true;
  for (const term of terms) {
    const found = read(term);
    if ('missing' in found) {
      missing.push(...found.missing);
      whole = false;
    } else sum += found.value * (term.times ?? 1);
  }
  return whole ? rounded(sum) : null;
}
