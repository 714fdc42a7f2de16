import type { IndicatorReading } from '../../../contracts/indicators.ts';
import type { Words } from '../../platform/words.tsx';

/** 98.25, 1,904: at most two digits behind the point. */
export const plain = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

/** The figure with its unit; «无» where there is nothing to divide by, «缺数» where a part is missing. */
export function figureText(value: number | null, unit: string, t: Words, missing = false): string {
  if (value === null) return t(missing ? 'workbench.indicators.missing' : 'workbench.indicators.nothing');
  return unit === '%' ? `${plain(value)}%` : `${plain(value)} ${unit}`;
}

/** Whether it is for something missing that a figure is not there. */
export const lacks = ({ missing }: Pick<IndicatorReading, 'missing'>): boolean => missing.length > 0;

/** 不低于 85%, 不高于 2 工作日 */
export function targetText({ target, unit, direction }: IndicatorReading, t: Words): string {
  if (!target) return t('workbench.indicators.target.none');
  const value = figureText(target.value, unit, t);
  const down = target.op === '<=' || (target.op !== '>=' && direction === 'down');
  if (target.op === '=' || target.op === '≈') return value;
  return t(down ? 'workbench.indicators.target.most' : 'workbench.indicators.target.least', { value });
}

export type Tone = 'ok' | 'warn' | 'bad' | 'idle';

/** How a figure stands to its plan: reached, nearly (within 5 % of it), short, or, without a plan, nothing to say. */
export function standing(reading: IndicatorReading, t: Words): { tone: Tone; word: string } {
  const { target, short, unit, value } = reading;
  if (value === null) {
    return lacks(reading)
      ? { tone: 'warn', word: t('workbench.indicators.missing') }
      : { tone: 'idle', word: t('workbench.indicators.nothing') };
  }
  if (!target || short === null) return { tone: 'idle', word: '' };
  if (short === 0) return { tone: 'ok', word: t('workbench.indicators.reached') };
  const by =
    unit === '%' ? t('workbench.indicators.points', { n: plain(short) }) : figureText(short, unit, t);
  return {
    tone: short <= Math.abs(target.value) * 0.05 ? 'warn' : 'bad',
    word: t('workbench.indicators.short', { by }),
  };
}

/** Farthest from the plan first; then what is missing, then what has no plan, then what has nothing to count. */
export function byUrgency(readings: readonly IndicatorReading[]): IndicatorReading[] {
  const rank = (one: IndicatorReading): number => {
    if (one.target && one.short !== null) return one.short > 0 ? 0 : 2;
    if (one.target) return 1;
    return one.value === null ? 4 : 3;
  };
  const far = (one: IndicatorReading): number => (one.short ?? 0) / (Math.abs(one.target?.value ?? 0) || 1);
  return [...readings].sort((a, b) => rank(a) - rank(b) || far(b) - far(a));
}
