import type { Goal, GoalOp, GoalResult } from '../../../contracts/programmes.ts';

const signs: Record<string, GoalOp> = {
  '=': '=',
  '>=': '>=',
  '≥': '>=',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '<': '<',
  '≈': '≈',
  between: 'between',
};

/** The comparison that a sign stands for; undefined for one nobody knows. */
export const opOf = (sign: string): GoalOp | undefined => signs[sign];

/** How far «约» may be off, as a share of the goal. Ours: the plans do not say. */
const about = 0.1;

/**
 * Whether `value` reaches the goal. «=» names a point: with a direction (from the indicator) beyond it counts as reached;
 * without one, what is not the very number `differs` and a person looks.
 */
export function resultOf(
  goal: Goal,
  value: number | null,
  direction: 'up' | 'down' | null = null,
): GoalResult {
  if (value === null) return 'unknown';
  const { op, low, high } = goal;
  if (op === '=' && value !== low) {
    if (!direction) return 'differs';
    return (direction === 'up' ? value > low : value < low) ? 'met' : 'unmet';
  }
  return holds(op, low, high, value) ? 'met' : 'unmet';
}

function holds(op: GoalOp, low: number, high: number | null, value: number): boolean {
  switch (op) {
    case '=':
      return value === low;
    case '>=':
      return value >= low;
    case '<=':
      return value <= low;
    case '>':
      return value > low;
    case '<':
      return value < low;
    case '≈':
      return Math.abs(value - low) <= Math.abs(low) * about;
    case 'between':
      return value >= low && value <= (high ?? low);
  }
}
