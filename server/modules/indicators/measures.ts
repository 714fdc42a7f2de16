import canonicalize from 'canonicalize';
import type {
  EnteredTerm,
  FlowTerm,
  IndicatorDefinition,
  Ratio,
  StockTerm,
  Term,
} from '../../../contracts/indicators.ts';
import { type RawBuilder, sql } from '../../platform/db/index.ts';
import { matches, matchesSql } from './condition.ts';
import type { FactFields } from './vocabulary.ts';

export const isFlow = (term: Term): term is FlowTerm => 'fact' in term;
export const isStock = (term: Term): term is StockTerm => 'stock' in term;
export const isEntered = (term: Term): term is EnteredTerm => 'entered' in term;

/** A term without its weight: what is kept. Two terms with the same key share their sums. */
export type CountedTerm = FlowTerm | StockTerm;

export function measureKey(term: CountedTerm): string {
  const known = keys.get(term);
  if (known !== undefined) return known;
  const { times: _, ...spec } = term;
  const key = canonicalize(spec) as string;
  keys.set(term, key);
  return key;
}
/** Definitions are parsed once, and a page asks for the keys of all their terms. */
const keys = new WeakMap<CountedTerm, string>();

/** Every ratio of a definition, with those that stand beside it. */
export const ratiosOf = (definition: IndicatorDefinition): Ratio[] => [
  ...definition.ratios,
  ...(definition.mean ? [definition.mean] : []),
];

/** Every term of a definition, the lists of what is left out included. */
export function termsOf(definition: IndicatorDefinition): Term[] {
  return [
    ...ratiosOf(definition).flatMap(({ numerator, denominator }) => [...numerator, ...(denominator ?? [])]),
    ...(definition.excluded ?? []).map(({ term }) => term),
  ];
}

/** What one fact adds to a measure; null where it is none of those meant, or has no number to add. */
export function amountOf(spec: CountedTerm, fields: FactFields): number | null {
  if (!matches(spec.where, fields)) return null;
  if (spec.sum === undefined) return 1;
  const value = fields[spec.sum];
  return typeof value === 'number' ? value : null;
}

/** Whether a fact adds anything to a measure, as a condition of a query over its `fields`. */
export function addsSql(spec: CountedTerm, fields: RawBuilder<unknown>): RawBuilder<boolean> {
  const number = spec.sum === undefined ? sql`true` : matchesSql({ [spec.sum]: { known: true } }, fields);
  return sql<boolean>`(${matchesSql(spec.where, fields)} and ${number})`;
}
