import type { Missing } from '../../contracts/indicators.ts';
import { hasWord, type WordKey, type WordParams } from './index.ts';

/** Why a part of a figure is missing: 缺“常住人口”; 缺“交办投诉” 2026-10; 3 个“没有填报到场次数的事项”按未达到计. */
export function missingPart(
  { reason, name = '', month = '', count = 0 }: Missing,
  t: (key: WordKey, params?: WordParams) => string,
): string {
  const key = `workbench.indicators.missing.${reason}${month ? '.month' : ''}`;
  return hasWord(key) ? t(key, { name, month, count: count.toLocaleString('en-US') }) : reason;
}
