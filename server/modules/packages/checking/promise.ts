import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import type { PackageDefinition, SubItem } from '../../../../contracts/packages.ts';
import { finding } from '../finding.ts';
import { spanOf } from './span.ts';

/**
 * A promise shorter than the longest chain of limits. It does not block: published limits are those of items handled
 * alone, inside a package they are shorter.
 */
export function checkPromise({ promise, subItems, dependencies }: PackageDefinition): PackageFinding[] {
  if (!promise) return [];
  const byKey = new Map(subItems.map((item) => [item.key, item]));
  const before = Map.groupBy(dependencies, ({ to }) => to);
  const known = new Map<string, { days: number; way: SubItem[] }>();
  const chainTo = (key: string, seen: readonly string[]): { days: number; way: SubItem[] } => {
    const done = known.get(key);
    const item = byKey.get(key);
    if (done) return done;
    if (!item || seen.includes(key)) return { days: 0, way: [] };
    const limit = item.inPackageLimit ?? item.limit;
    const longest = (before.get(key) ?? [])
      .map(({ from }) => chainTo(from, [...seen, key]))
      .reduce((one, other) => (other.days > one.days ? other : one), { days: 0, way: [] as SubItem[] });
    const chain = { days: longest.days + (limit ? spanOf(limit) : 0), way: [...longest.way, item] };
    known.set(key, chain);
    return chain;
  };
  const chains = subItems.map(({ key }) => chainTo(key, []));
  const longest = chains.reduce((one, other) => (other.days > one.days ? other : one), {
    days: 0,
    way: [] as SubItem[],
  });
  const promised = spanOf(promise);
  if (promised >= longest.days) return [];
  const names = longest.way.map(({ name }) => name);
  const shown = names.length > 8 ? [...names.slice(0, 3), '…', ...names.slice(-2)] : names;
  const items = shown.join(' → ');
  return [
    finding('promise-shorter-than-chain', 'promise', {
      promise: promised,
      chain: Math.ceil(longest.days),
      items,
    }),
  ];
}
