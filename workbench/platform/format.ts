import type { ClockView } from '../../contracts/cases.ts';
import type { Locale, Words } from './words.tsx';

const zone = 'Asia/Shanghai';
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale}${JSON.stringify(options)}`;
  let found = made.get(name);
  if (!found) {
    found = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: zone, ...options });
    made.set(name, found);
  }
  return found;
}

function partsOf(at: string): Record<string, string> {
  const format = formatter('zh-CN', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
}

/** 11-17 9:32, with the year in front where it is not this one; the same in both languages, for narrow columns. */
export function shortTime(at: string, now: Date = new Date()): string {
  const { year, month, day, hour, minute } = partsOf(at);
  const current = partsOf(now.toISOString()).year;
  return `${year === current ? '' : `${year}-`}${month}-${day} ${Number(hour)}:${minute}`;
}

/** 2026-11-17: the local day of the authority, as fields for days want it. */
export function localDay(now: Date): string {
  const { year, month, day } = partsOf(now.toISOString());
  return `${year}-${month}-${day}`;
}

/** 11-17 of an instant, in the local day of the authority. */
export function shortDay(at: string): string {
  const { month, day } = partsOf(at);
  return `${month}-${day}`;
}

/** 12月1日（周二） of a civil date (YYYY-MM-DD). */
export function longDay(date: string, locale: Locale): string {
  const noon = new Date(`${date}T12:00:00+08:00`);
  const weekday = formatter(locale, { weekday: 'short' }).format(noon);
  const day = formatter(locale, { month: 'long', day: 'numeric' }).format(noon);
  return locale === 'en' ? `${weekday} ${day}` : `${day}（${weekday}）`;
}

/** How long ago: 刚刚, 3 分钟前, 2 小时前, else the time itself. */
export function ago(at: string, t: Words, now: Date = new Date()): string {
  const minutes = Math.floor((now.getTime() - new Date(at).getTime()) / 60_000);
  if (minutes < 1) return t('workbench.ago.now');
  if (minutes < 60) return t('workbench.ago.minutes', { n: minutes });
  if (minutes < 24 * 60) return t('workbench.ago.hours', { n: Math.floor(minutes / 60) });
  return shortTime(at, now);
}

const unitKeys = ['workday', 'day', 'hour', 'minute', 'month', 'year'] as const;
type UnitKey = (typeof unitKeys)[number];
const isUnit = (unit: string): unit is UnitKey => (unitKeys as readonly string[]).includes(unit);

/** 6 个工作日; the unit is always said, since days and workdays differ. */
export function amount(value: number, unit: string, t: Words): string {
  return isUnit(unit) ? t(`workbench.unit.${unit}`, { n: value }) : `${value} ${unit}`;
}

/** The clock in words; colour and bar only repeat it. */
export function clockWords(clock: ClockView, t: Words): string {
  if (clock.unit === 'on-the-spot') return t('workbench.clock.same-visit');
  const what = clock.kind;
  const left = amount(Math.abs(clock.remaining), clock.unit, t);
  if (clock.stopped) return t('workbench.clock.stopped', { left });
  if (clock.light === 'idle') return t('workbench.clock.stopped', { left });
  if (clock.remaining < 0) return t(`workbench.clock.${what}.over`, { over: left });
  if (clock.remaining === 0 && !['hour', 'minute'].includes(clock.unit)) {
    return t(`workbench.clock.${what}.today`);
  }
  return t(`workbench.clock.${what}.left`, { left });
}

/** Share of the limit used, 0–100, for the bar; over the limit stays at 100. */
export function clockShare({ limit, used, remaining }: ClockView): number {
  if (remaining < 0) return 100;
  if (limit <= 0) return 0;
  return Math.min(100, Math.max(0, Math.round((used / limit) * 100)));
}

/** 1.2 MB, 340 KB: as file managers write it. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** 3f9a…c1 of a hash; the whole stays in the title. */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)}…${hash.slice(-2)}`;
