import type { Locale } from '../../../contracts/locale.ts';

/** People read every time as that of Asia/Shanghai, wherever the server runs. */
const timeZone = 'Asia/Shanghai';
const cache = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  let made = cache.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone, ...options });
    cache.set(key, made);
  }
  return made;
}

/** 2026年12月1日, or “1 December 2026”. `day` is YYYY-MM-DD or an instant. */
export function dayText(locale: Locale, day: string): string {
  return format(locale, 'day', { year: 'numeric', month: 'long', day: 'numeric' }).format(instant(day));
}

/** 12月1日（周二）, or “Tue, 1 December”: without the year, for what is near. */
export function nearDayText(locale: Locale, day: string): string {
  const at = instant(day);
  const date = format(locale, 'near', { month: 'long', day: 'numeric' }).format(at);
  const weekday = format(locale, 'weekday', { weekday: 'short' }).format(at);
  return locale === 'en' ? `${weekday}, ${date}` : `${date}（${weekday}）`;
}

/** 11月16日 20:14 */
export function momentText(locale: Locale, at: string): string {
  const options = {
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return format(locale, 'moment', options).format(new Date(at));
}

/** 20:14 */
export function clockText(locale: Locale, at: string): string {
  return format(locale, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  );
}

const instant = (day: string): Date => new Date(day.length === 10 ? `${day}T12:00:00+08:00` : day);
