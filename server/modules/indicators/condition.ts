import type { Condition, FieldTest } from '../../../contracts/indicators.ts';
import { type RawBuilder, sql } from '../../platform/db/index.ts';
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

/** The same as a condition of a query over the column `fields` (jsonb). */
export function matchesSql(
  condition: Condition | undefined,
  fields: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const tests = Object.entries(condition ?? {}).map(([field, test]) => passesSql(test, field, fields));
  return tests.length ? sql<boolean>`(${sql.join(tests, sql` and `)})` : sql<boolean>`true`;
}

const bounds = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

function passesSql(test: FieldTest, field: string, fields: RawBuilder<unknown>): RawBuilder<boolean> {
  if (typeof test !== 'object' || Array.isArray(test)) {
    const values = (Array.isArray(test) ? test : [test]).map((value) => JSON.stringify(value));
    return sql`coalesce(${fields}->${field}::text = any(${values}::jsonb[]), false)`;
  }
  const parts: RawBuilder<boolean>[] = [];
  if (test.known !== undefined) parts.push(sql`(${fields} ? ${field}::text) = ${test.known}`);
  for (const [name, sign] of Object.entries(bounds)) {
    const bound = test[name as keyof typeof bounds];
    if (bound === undefined) continue;
    parts.push(sql`case jsonb_typeof(${fields}->${field}::text) when 'number'
      then (${fields}->>${field}::text)::numeric ${sql.raw(sign)} ${bound}::numeric else false end`);
  }
  return sql`(${sql.join(parts, sql` and `)})`;
}
