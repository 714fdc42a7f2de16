import type { Limit } from '../../../../contracts/catalogue.ts';
import { type LimitUnit, limitUnits } from '../../../../contracts/catalogue-codes.ts';

const otherWords: Record<string, LimitUnit> = {
  个工作日: 'workday',
  天: 'day',
  日: 'day',
  个自然日: 'day',
  个月: 'month',
  个小时: 'hour',
  时: 'hour',
  分: 'minute',
  即办: 'on-the-spot',
  即时: 'on-the-spot',
  当场办结: 'on-the-spot',
};

/** A bare number is read as workdays (行政许可法 art. 82) and marked assumed; undefined: a unit no table knows. */
export function readLimit(raw: { value: number; unit?: string; unitBasis?: string }): Limit | undefined {
  const unit = raw.unit === undefined ? 'workday' : unitOf(raw.unit);
  if (!unit) return undefined;
  const stated = raw.unit !== undefined && raw.unitBasis !== 'assumed';
  return { value: raw.value, unit, unitBasis: stated ? 'stated' : 'assumed' };
}

export function unitOf(word: string): LimitUnit | undefined {
  const units = Object.keys(limitUnits) as LimitUnit[];
  return units.find((unit) => limitUnits[unit] === word || unit === word) ?? otherWords[word];
}

/**
 * The shortest and the longest a limit can last, in natural days. Workdays: no holiday at best (5 in 7 days, beginning
 * on a Monday), and at worst weekends all through plus a holiday of 9 days (the Spring Festival of 2026).
 */
export function spanInDays(limit: Limit): { least: number; most: number } {
  const { value } = limit;
  switch (limit.unit) {
    case 'on-the-spot':
      return { least: 0, most: 0 };
    case 'minute':
      return { least: value / 1440, most: value / 1440 };
    case 'hour':
      return { least: value / 24, most: value / 24 };
    case 'day':
      return { least: value, most: value };
    case 'workday':
      return { least: value + 2 * Math.floor((value - 1) / 5), most: value + 2 * Math.ceil(value / 5) + 9 };
    case 'month':
      return { least: 28 * value, most: 31 * value };
    case 'year':
      return { least: 365 * value, most: 366 * value };
  }
}

/** At most one workday: what is handled at once (即办件). */
export function isInstant(limit: Limit): boolean {
  if (limit.unit === 'workday') return limit.value <= 1;
  return spanInDays(limit).most <= 1;
}
