import type { Condition, FieldTest } from '../../../contracts/indicators.ts';
import type { FactFields } from './vocabulary.ts';

/** Whether a fact is of those meant. What it does not know is equal to nothing and within no bounds. */
export function matches(condition: Condition | undefined, fields: FactFields): boolean {
  if (!condition) return true;
  for (const field in condition) {
    if (!passes(condition[field] as FieldTest, fields[field])) return false;
  }
  return true;
}

function passes(test: FieldTest, value: string | number | boolean | undefined): boolean {
  if (Array.isArray(test)) return value !== undefined && test.includes(value);
  if (typeof test !== 'object') return value === test;
  if (test.known !== undefined && test.known !== (value !== undefined)) return false;
  const { gt, gte, lt, lte } = test;
  if (gt === undefined && gte === undefined && lt === undefined && lte === undefined) return true;
  if (typeof value !== 'number') return false;
  return (
    (gt === undefined || value > gt) &&
    (gte === undefined || value >= gte) &&
    (lt === undefined || value < lt) &&
    (lte === undefined || value <= lte)
  );
}
