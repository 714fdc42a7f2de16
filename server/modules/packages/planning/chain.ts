import type { Limit } from '../../../../contracts/catalogue.ts';
import type { SubItem } from '../../../../contracts/packages.ts';
import type { PlanEdge, Rule } from '../../../../contracts/plan.ts';

export type Timed = { item: SubItem; limit: Limit | null; rule: Rule };

/** Working days after the day of application at which an item may begin and is done; `latest` without delay to all. */
export type Span = { start: number; finish: number; latest: number };

/** The longest chain, from its end backwards; of equal ones the first in order. */
export function criticalPath(
  timed: readonly Timed[],
  before: (key: string) => string[],
  spans: ReadonlyMap<string, Span>,
): string[] {
  const rank = new Map(timed.map(({ item }, at) => [item.key, at]));
  const last = (keys: readonly string[]): string | undefined =>
    [...keys].sort(
      (a, b) =>
        (spans.get(b) as Span).finish - (spans.get(a) as Span).finish ||
        (rank.get(a) as number) - (rank.get(b) as number),
    )[0];
  const path: string[] = [];
  let key = last(timed.map(({ item }) => item.key));
  while (key !== undefined) {
    path.unshift(key);
    key = last(before(key));
  }
  return path;
}

/** Items after all they need. Edges of a circle (a package that should have been refused) are passed over. */
export function topological(
  timed: readonly Timed[],
  edges: readonly PlanEdge[],
): { timed: Timed[]; edges: PlanEdge[] } {
  const waiting = new Map(timed.map((one) => [one.item.key, 0]));
  for (const { to } of edges) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const after = Map.groupBy(edges, (edge) => edge.from);
  const done: Timed[] = [];
  let open = timed.filter(({ item }) => waiting.get(item.key) === 0);
  const placed = new Set<string>();
  while (done.length < timed.length) {
    if (open.length === 0) open = timed.filter(({ item }) => !placed.has(item.key)).slice(0, 1);
    const next: Timed[] = [];
    const freed = new Set<string>();
    for (const one of open) {
      placed.add(one.item.key);
      done.push(one);
      for (const { to } of after.get(one.item.key) ?? []) {
        const left = (waiting.get(to) as number) - 1;
        waiting.set(to, left);
        if (left === 0) freed.add(to);
      }
    }
    for (const one of timed) {
      if (freed.has(one.item.key) && !placed.has(one.item.key)) next.push(one);
    }
    open = next;
  }
  const rank = new Map(done.map(({ item }, at) => [item.key, at]));
  const forward = edges.filter(({ from, to }) => (rank.get(from) as number) < (rank.get(to) as number));
  return { timed: done, edges: forward };
}
