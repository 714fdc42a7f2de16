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

export function filled(text: string, words: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(words[name] ?? whole));
}
