/** Milliseconds of many runs of one thing. */
export type Timing = { count: number; p50Ms: number; p99Ms: number };

export function timing(milliseconds: readonly number[]): Timing {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number): number =>
    Number((sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0).toFixed(2));
  return { count: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** Runs `work` on every item, `width` at a time; returns the seconds it took in all. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<number> {
  const queue = items.values();
  const began = performance.now();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return (performance.now() - began) / 1000;
}
