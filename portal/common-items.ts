import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemSummary } from '../contracts/catalogue.ts';
import type { PackageRow } from './pages/package-row.ts';
import type { CommonItem } from './pages/props.ts';

type Words = { short?: string; what?: string };
type CommonItems = { all: string[]; person: string[]; packages: string[]; words: Record<string, Words> };
const file = join(import.meta.dirname, '..', 'data', 'portal', 'common-items.json');
const common = JSON.parse(readFileSync(file, 'utf8')) as CommonItems;

/** What most people come for, in the editors' order and words; filled up from the list where fewer are published. */
export function commonItems(
  items: readonly ItemSummary[],
  audience: 'all' | 'person',
  count = 6,
): CommonItem[] {
  const byCode = new Map(items.map((item) => [item.itemCode, item]));
  const chosen = common[audience].flatMap((code) => byCode.get(code) ?? []);
  return [...new Set([...chosen, ...items])].slice(0, count).map((item) => {
    const { short = null, what = null } = common.words[item.itemCode] ?? {};
    return { ...item, short, what };
  });
}

/** The life events that most people ask for, as far as they are applied for as one here. */
export function commonPackages(packages: readonly PackageRow[], count = 6): PackageRow[] {
  const joint = packages.filter((one) => one.joint);
  const chosen = common.packages.flatMap((id) => joint.find((one) => one.id === id) ?? []);
  return [...new Set([...chosen, ...joint])].slice(0, count);
}
