import type { Goal, GoalResult } from '../../../contracts/programmes.ts';
import type { Tone } from '../../parts/Tag.tsx';
import type { Words } from '../../platform/words.tsx';

/** «不低于 95%», «1 到 2 名». */
export function goalWords(t: Words, { op, low, high, unit }: Goal): string {
  if (op === 'between') return t('workbench.programmes.goal.between', { low, high: high ?? low, unit });
  return t('workbench.programmes.goal.plain', { op: t(`workbench.programmes.op.${op}`), low, unit });
}

export const resultTone: Record<GoalResult, Tone> = {
  met: 'ok',
  unmet: 'bad',
  differs: 'warn',
  unknown: 'idle',
};
export const lightTone: Record<string, Tone> = { green: 'ok', yellow: 'warn', red: 'bad', none: 'idle' };
