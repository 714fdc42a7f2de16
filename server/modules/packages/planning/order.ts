/** Lists of a definition have no order of their own: this one decides, so that a plan never depends on it. */
export function byOrder(
  a: { order: number; key?: string; id?: string },
  b: { order: number; key?: string; id?: string },
): number {
  return a.order - b.order || compareText(a.key ?? a.id ?? '', b.key ?? b.id ?? '');
}

/** m2 before m10; the same on every machine (localeCompare is not). */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const [one, other] = [a.match(parts) ?? [], b.match(parts) ?? []];
  for (let i = 0; i < Math.min(one.length, other.length); i += 1) {
    const [x, y] = [one[i] as string, other[i] as string];
    if (x === y) continue;
    const difference = Number(x) - Number(y);
    if (difference) return difference;
    return x < y ? -1 : 1;
  }
  return one.length - other.length || (a < b ? -1 : a > b ? 1 : 0);
}

const parts = /\d+|\D+/g;
