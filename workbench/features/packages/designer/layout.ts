import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { byOrder } from './edits.ts';

export type Placed = { key: string; x: number; y: number };

export const nodeSize = { width: 176, height: 60 };
const gap = { x: 72, y: 24 };

/** From left to right by what comes first, in each column in the order of the package. A circle ends where it began. */
export function placeItems({ subItems, dependencies }: PackageDefinition): Placed[] {
  const before = Map.groupBy(dependencies, ({ to }) => to);
  const columns = new Map<string, number>();
  const columnOf = (key: string, seen: readonly string[]): number => {
    const known = columns.get(key);
    if (known !== undefined) return known;
    if (seen.includes(key)) return 0;
    const way = [...seen, key];
    const column = Math.max(0, ...(before.get(key) ?? []).map(({ from }) => columnOf(from, way) + 1));
    columns.set(key, column);
    return column;
  };
  const filled = new Map<number, number>();
  return byOrder(subItems).map(({ key }) => {
    const column = columnOf(key, []);
    const line = filled.get(column) ?? 0;
    filled.set(column, line + 1);
    return { key, x: column * (nodeSize.width + gap.x), y: line * (nodeSize.height + gap.y) };
  });
}
