/** One simple comparison of a condition: a question, how, and with what. */
export type ConditionRow = { name: string; op: ConditionOp; value: string | number | boolean };
export type SimpleCondition = { join: 'and' | 'or'; rows: ConditionRow[] };

export const conditionOps = ['=', '!=', '>', '>=', '<', '<='] as const;
export type ConditionOp = (typeof conditionOps)[number];

const row = /^\s*([a-z][A-Za-z0-9]*)\s*(=|!=|>=|<=|>|<)\s*(?:"([^"\\]*)"|(-?\d+(?:\.\d+)?)|(true|false))\s*$/;

/** The rows of a condition that is only comparisons, all of which (or one of which) must hold; null: FEEL beyond that. */
export function readRows(feel: string | null): SimpleCondition | null {
  if (!feel?.trim()) return { join: 'and', rows: [] };
  for (const join of ['and', 'or'] as const) {
    const parts = feel.split(new RegExp(`\\s${join}\\s`));
    const rows = parts.map(readRow);
    if (rows.every((one) => one !== null)) return { join, rows };
  }
  return null;
}

function readRow(part: string): ConditionRow | null {
  const found = row.exec(part);
  if (!found) return null;
  const [, name = '', op = '=', text, number, flag] = found;
  const value = text ?? (number === undefined ? flag === 'true' : Number(number));
  return { name, op: op as ConditionOp, value };
}

/** The same as FEEL; null where nothing is asked: always. */
export function writeRows({ join, rows }: SimpleCondition): string | null {
  const parts = rows.map(({ name, op, value }) => `${name} ${op} ${literal(value)}`);
  return parts.length > 0 ? parts.join(` ${join} `) : null;
}

const literal = (value: ConditionRow['value']): string =>
  typeof value === 'string' ? `"${value.replace(/["\\]/g, '')}"` : String(value);
