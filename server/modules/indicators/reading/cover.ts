import { addMonths, dateOfDay, dayNumber } from '../../../platform/dates.ts';
import type { Period } from './period.ts';

/** What sums are kept of: a day, ten days of a month (1–10, 11–20, the rest), and so on. */
export const spans = ['year', 'quarter', 'month', 'ten-days', 'day'] as const;
export type Span = (typeof spans)[number];
/** A span by its first day, to be added (1) or taken away (-1). */
export type Part = { span: Span; day: string; sign: 1 | -1 };

/** First days of the spans that hold `day`, by their names. */
export function spansOf(day: string): Record<Span, string> {
  const [year = '', month = '', date = ''] = day.split('-');
  const quarter = String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0');
  return {
    day,
    'ten-days': `${year}-${month}-${date <= '10' ? '01' : date <= '20' ? '11' : '21'}`,
    month: `${year}-${month}-01`,
    quarter: `${year}-${quarter}-01`,
    year: `${year}-01-01`,
  };
}

/** First and last day as numbers; `level` is the place in `spans`. */
type Node = { level: number; from: number; to: number };

/**
 * The fewest kept spans that make a period. 1 January to 17 November is the year without December, without 21–30
 * November, without 18, 19 and 20: six spans and not ten months with seventeen days. From the beginning of a year there are
 * at most nine.
 */
export function cover({ from, to }: Period): Part[] {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const parts: Part[] = [];
  for (let at = dayNumber(spansOf(from).year); at <= last; at = addMonths(at, 12)) {
    parts.push(...inside({ level: 0, from: at, to: addMonths(at, 12) - 1 }, first, last));
  }
  return parts;
}

const partOf = ({ level, from }: Node, sign: 1 | -1 = 1): Part => ({
  span: spans[level] as Span,
  day: dateOfDay(from),
  sign,
});
const negated = (parts: readonly Part[]): Part[] =>
  parts.map((part) => ({ ...part, sign: part.sign === 1 ? -1 : 1 }));
const fewer = (a: Part[], b: Part[]): Part[] => (a.length <= b.length ? a : b);

/** The days of a span that lie in a period. */
function inside(node: Node, first: number, last: number): Part[] {
  if (node.to < first || node.from > last) return [];
  if (first <= node.from && node.to <= last) return [partOf(node)];
  const children = childrenOf(node);
  const added = children.flatMap((child) => inside(child, first, last));
  return fewer(added, [partOf(node), ...negated(children.flatMap((child) => outside(child, first, last)))]);
}

/** The days of a span that do not. */
function outside(node: Node, first: number, last: number): Part[] {
  if (node.to < first || node.from > last) return [partOf(node)];
  if (first <= node.from && node.to <= last) return [];
  const children = childrenOf(node);
  const added = children.flatMap((child) => outside(child, first, last));
  return fewer(added, [partOf(node), ...negated(children.flatMap((child) => inside(child, first, last)))]);
}

function childrenOf({ level, from, to }: Node): Node[] {
  const next = level + 1;
  const starts: number[] = [];
  const months = { 0: 3, 1: 1 }[level];
  if (months) for (let at = from; at <= to; at = addMonths(at, months)) starts.push(at);
  else if (level === 2) starts.push(from, from + 10, from + 20);
  else for (let at = from; at <= to; at++) starts.push(at);
  return starts.map((start, index) => ({ level: next, from: start, to: (starts[index + 1] ?? to + 1) - 1 }));
}
