import type { BulletinKind } from '../../../contracts/bulletins.ts';
import file from '../../../data/bulletins.json' with { type: 'json' };
import { addMonths, dateOfDay, dayNumber, weekday } from '../../platform/dates.ts';

export type KindText = { name: string; title: string; number: string; figures: string[]; units: string[] };
type BulletinsFile = {
  issuer: string;
  letterhead: string;
  copies: string;
  kinds: Record<BulletinKind, KindText>;
};

/** What data/bulletins.json says. */
export const bulletinTexts = (): BulletinsFile => file;

export type Days = { from: string; to: string };

/** The day, the week (Monday to Sunday) or the month that holds a day. */
export function periodOf(kind: BulletinKind, on: string): Days {
  const at = dayNumber(on);
  if (kind === 'day') return { from: on, to: on };
  if (kind === 'week') {
    const monday = at - ((weekday(at) + 6) % 7);
    return { from: dateOfDay(monday), to: dateOfDay(monday + 6) };
  }
  const first = dayNumber(`${on.slice(0, 7)}-01`);
  return { from: dateOfDay(first), to: dateOfDay(addMonths(first, 1) - 1) };
}

/** The period before, of the same kind. */
export const periodBefore = (kind: BulletinKind, { from }: Days): Days =>
  periodOf(kind, dateOfDay(dayNumber(from) - 1));

/** 2026年11月5日. */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

const signs = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as headings are numbered: 七, 十, 十二, 二十三. */
export function chineseNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), signs[number % 10] ?? ''];
  return tens === 0 ? ones : `${tens === 1 ? '' : signs[tens]}十${ones}`;
}

export function filled(text: string, words: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(words[name] ?? whole));
}
