import type { LicenceTerm } from '../../../../contracts/licence-layouts.ts';
import { numeral } from '../../catalogue/index.ts';

/** The last day of a validity that begins on `from`: the day before the anniversary; null: no end. */
export function lastDay(from: string, term: LicenceTerm): string | null {
  if (!term) return null;
  const day = new Date(`${from}T00:00:00Z`);
  const { value, unit } = term;
  if (unit === 'day') day.setUTCDate(day.getUTCDate() + value);
  else {
    const months = unit === 'year' ? value * 12 : value;
    const date = day.getUTCDate();
    day.setUTCMonth(day.getUTCMonth() + months);
    if (day.getUTCDate() !== date) day.setUTCDate(1); // 31 January and a month: February has no such day
  }
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/**
 * A validity as it is published: 5年, 三年, 6个月, 30日, 长期. Undefined where the words promise nothing that can be
 * counted (不超过…, 按核准的期限), so that no end is made up.
 */
export function readTerm(words: string | null): LicenceTerm | undefined {
  const plain = (words ?? '').replace(/\s/g, '').replace(/^(有效期(限)?[:：为]?|自.{0,12}起)/, '');
  if (/^(长期(有效)?|永久(有效)?|无(有效)?期限?|不设有效期)$/.test(plain)) return null;
  const found = /^([\d]{1,4}|[一二两三四五六七八九十])(年|个月|天|日)(内?有效)?$/.exec(plain);
  const value = found && numeral(found[1] as string);
  if (!found || !value) return undefined;
  return { value, unit: found[2] === '年' ? 'year' : found[2] === '个月' ? 'month' : 'day' };
}
