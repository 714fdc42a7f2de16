import { localDate, startOfDay } from '../clock.ts';
import { dayNumber } from '../dates.ts';
import type { Stop } from './deadline.ts';

/** start ≤ x < end, in day numbers or milliseconds; end is Infinity while the stop runs. */
export type Span = { start: number; end: number };

/** Stops as sorted spans that neither touch nor overlap. RangeError when a stop ends before it begins. */
export function spansOf(stops: readonly Stop[], numberOf: (text: string) => number): Span[] {
  const spans = stops.map((stop) => {
    const start = numberOf(stop.from);
    const end = stop.to === undefined ? Number.POSITIVE_INFINITY : numberOf(stop.to);
    if (end < start) throw new RangeError(`a stop ends (${stop.to}) before it begins (${stop.from})`);
    return { start, end };
  });
  const merged: Span[] = [];
  for (const span of spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push(span);
  }
  return merged;
}

/** Day number of a date, or of the day in China on which an instant falls. */
export function dayOf(text: string): number {
  return dayNumber(text.length === 10 ? text : localDate(new Date(instantOf(text))));
}

/** Milliseconds since 1970 of an instant, or of 00:00 in China of a date. RangeError for anything else. */
export function instantOf(text: string): number {
  if (text.length === 10) return startOfDay(text).getTime();
  const at = Date.parse(text);
  if (Number.isNaN(at) || !/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text)) {
    throw new RangeError(`neither a date nor an instant with its offset: ${JSON.stringify(text)}`);
  }
  return at;
}
