import type { Cell } from '../../../../contracts/attribution.ts';

type Hidden = Pick<Cell, 'hits' | 'rate' | 'low' | 'high' | 'share' | 'mark' | 'before' | 'change'>;
const hidden: Hidden = {
  hits: null,
  rate: null,
  low: null,
  high: null,
  share: null,
  mark: null,
  before: null,
  change: null,
};

/**
 * Without numbers so small that who rated might be recognised. Where one alone would be hidden, the next smallest goes
 * with it: otherwise the sum of the others gives it away.
 */
export function protectCells(cells: readonly Cell[], protect: number): Cell[] {
  const isSmall = ({ hits }: { hits: number | null }) => hits !== null && hits > 0 && hits < protect;
  const small = new Set(cells.filter((cell) => isSmall(cell) || (cell.before && isSmall(cell.before))));
  if (small.size === 1) {
    const rest = cells.filter((cell) => !small.has(cell) && (cell.hits ?? 0) > 0);
    const next = rest.reduce<Cell | undefined>(
      (least, one) => (least && (least.hits ?? 0) <= (one.hits ?? 0) ? least : one),
      undefined,
    );
    if (next) small.add(next);
  }
  return cells.map((cell) => (small.has(cell) ? { ...cell, ...hidden } : cell));
}
